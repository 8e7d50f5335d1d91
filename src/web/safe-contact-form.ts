import { phoneWords, readEmail, readPhone, takesTexts } from '../adapters/text/contact-address.ts'
import { BEST_TIMES, type BestTime, CONTACT_WAYS, type ContactWay, type SafeContact } from '../domain/help-request.ts'
import { type Html, html } from '../kit/html.ts'
import { checkboxes } from './components/checkboxes.ts'
import { input } from './components/input.ts'
import { radios } from './components/radios.ts'
import { textarea } from './components/textarea.ts'

/** How and where to reach somebody. */
export type ContactWayAnswer = Pick<SafeContact, 'contactBy' | 'email' | 'phone' | 'postalAddress'>
/** What keeps them safe when we do. */
export type SafetyAnswer = Omit<SafeContact, keyof ContactWayAnswer>

type Mistakes = Readonly<Record<string, string>>
type ReadAs<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

const textIn = (form: URLSearchParams, name: string, longest: number): string | null =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest) || null

/** Reads the way that was chosen and the one address that belongs to it; the others are left out. */
export function readContactWay(form: URLSearchParams): ReadAs<ContactWayAnswer> {
  const contactBy = CONTACT_WAYS.find(({ value }) => value === form.get('contact-by'))?.value
  if (!contactBy) return wrong('contact-by', 'Choose how you want us to contact you')
  const nothing = { email: null, phone: null, postalAddress: null }
  switch (contactBy) {
    case 'phone': {
      const phone = readPhone(form.get('phone') ?? '')
      return phone ? right({ ...nothing, contactBy, phone }) : wrong('phone', `Enter a phone number, like ${LIKE}`)
    }
    case 'text': {
      const phone = readPhone(form.get('mobile') ?? '')
      if (!phone) return wrong('mobile', `Enter a mobile phone number, like ${LIKE}`)
      if (!takesTexts(phone)) return wrong('mobile', 'Enter a mobile phone number. We cannot text a landline')
      return right({ ...nothing, contactBy, phone })
    }
    case 'email': {
      const email = readEmail(form.get('email') ?? '')
      return email
        ? right({ ...nothing, contactBy, email })
        : wrong('email', 'Enter an email address, like name@example.com')
    }
    case 'post': {
      const postalAddress = textIn(form, 'postal-address', 500)
      return postalAddress
        ? right({ ...nothing, contactBy, postalAddress })
        : wrong('postal-address', 'Enter the address we can write to')
    }
  }
}

const LIKE = '07700 900 982'
const right = <T>(value: T): ReadAs<T> => ({ ok: true, value })
const wrong = (field: string, words: string): ReadAs<never> => ({ ok: false, mistakes: { [field]: words } })

/** Which of the questions about safety there are to ask. */
export const asksAboutMessages = ({ contactBy }: Pick<ContactWayAnswer, 'contactBy'>): boolean => contactBy === 'phone'
export const asksAboutTexts = ({ contactBy, phone }: ContactWayAnswer): boolean =>
  contactBy === 'phone' && phone !== null && takesTexts(phone)

/** Reads what keeps somebody safe. Who is not sure whether others see messages is treated as if they did. */
export function readSafety(form: URLSearchParams, way: ContactWayAnswer): ReadAs<SafetyAnswer> {
  const mistakes: Record<string, string> = {}
  const yesOrNo = (name: string, asked: boolean, mistake: string): boolean => {
    const answer = form.get(name)
    if (asked && answer !== 'yes' && answer !== 'no') mistakes[name] = mistake
    return asked && answer === 'yes'
  }
  const mayLeaveMessage = yesOrNo('leave-message', asksAboutMessages(way), 'Say if we can leave a message')
  const mayText = yesOrNo('may-text', asksAboutTexts(way), 'Say if we can text you')
  const others = form.get('others')
  if (!OTHERS.some(({ value }) => value === others)) mistakes.others = 'Say if somebody else might see our messages'
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const bestTimes = BEST_TIMES.map(({ value }) => value).filter((value: BestTime) =>
    form.getAll('best-times').includes(value),
  )
  return right({
    mayLeaveMessage,
    mayText: mayText || way.contactBy === 'text',
    othersMaySee: others !== 'no',
    bestTimes,
    safeWords: textIn(form, 'safe-words', 1000),
  })
}

const OTHERS = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-sure', text: 'I am not sure' },
] as const

/** Returns the form as somebody filled it in, from what is kept: for asking the same again. */
export function contactAsForm(contact: ContactWayAnswer & Partial<SafetyAnswer>): URLSearchParams {
  const form = new URLSearchParams({ 'contact-by': contact.contactBy })
  const phone = contact.phone ? phoneWords(contact.phone) : ''
  form.set(contact.contactBy === 'text' ? 'mobile' : 'phone', phone)
  form.set('email', contact.email ?? '')
  form.set('postal-address', contact.postalAddress ?? '')
  if (contact.othersMaySee === undefined) return form
  form.set('leave-message', contact.mayLeaveMessage ? 'yes' : 'no')
  form.set('may-text', contact.mayText ? 'yes' : 'no')
  form.set('others', contact.othersMaySee ? 'yes' : 'no')
  for (const time of contact.bestTimes ?? []) form.append('best-times', time)
  form.set('safe-words', contact.safeWords ?? '')
  return form
}

const error = (mistakes: Mistakes, field: string) =>
  mistakes[field] ? { errorMessage: { text: mistakes[field] } } : {}

/** Asked of a professional who answers for somebody: in a page of more questions, and with more to say of a way. */
export type AskedForThem = { readonly hint: string; readonly more: Partial<Record<ContactWay, Html>> }

/** Returns the question how to reach somebody; each way opens the field for its address. */
export function contactWayFields(
  form: URLSearchParams,
  mistakes: Mistakes,
  heading: string,
  forThem: AskedForThem | null = null,
): Html {
  const value = (name: string) => form.get(name) ?? ''
  // A browser knows the address of whoever types, not of whom they speak for.
  const complete = (token: string) => (forThem ? 'off' : token)
  const fields: Record<ContactWay, Html> = {
    phone: input({
      ...{ id: 'phone', name: 'phone', type: 'tel', autocomplete: complete('tel'), value: value('phone') },
      ...{ label: { text: 'Phone number' }, classes: 'govuk-input--width-20', ...error(mistakes, 'phone') },
    }),
    text: input({
      ...{ id: 'mobile', name: 'mobile', type: 'tel', autocomplete: complete('tel'), value: value('mobile') },
      ...{ label: { text: 'Mobile phone number' }, classes: 'govuk-input--width-20', ...error(mistakes, 'mobile') },
    }),
    email: input({
      ...{
        id: 'email',
        name: 'email',
        type: 'email',
        autocomplete: complete('email'),
        spellcheck: false,
        value: value('email'),
      },
      ...{ label: { text: 'Email address' }, ...error(mistakes, 'email') },
    }),
    post: textarea({
      ...{ id: 'postal-address', name: 'postal-address', rows: 4, autocomplete: complete('street-address') },
      ...{ value: value('postal-address'), label: { text: 'Address' }, ...error(mistakes, 'postal-address') },
    }),
  }
  return radios({
    name: 'contact-by',
    fieldset: {
      legend: { text: heading, isPageHeading: !forThem, classes: `govuk-fieldset__legend--${forThem ? 'm' : 'l'}` },
    },
    hint: { text: forThem?.hint ?? 'It can be a phone or an email address that you share.' },
    value: value('contact-by'),
    items: CONTACT_WAYS.map((way) => ({
      ...way,
      conditional: { html: html`${fields[way.value]}${forThem?.more[way.value]}` },
    })),
    ...error(mistakes, 'contact-by'),
  })
}

/** Returns the questions that keep somebody safe, as far as they matter for the way they chose. */
export function safetyFields(form: URLSearchParams, way: ContactWayAnswer, mistakes: Mistakes): Html {
  const value = form.get.bind(form)
  const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
  const yesOrNo = (name: string, text: string, hint: string) =>
    radios({
      ...{
        name,
        value: value(name) ?? '',
        fieldset: legend(text),
        hint: { text: hint },
        classes: 'govuk-radios--inline',
      },
      items: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ],
      ...error(mistakes, name),
    })
  return html`${
    asksAboutMessages(way) &&
    yesOrNo('leave-message', 'Can we leave a message if you do not answer?', 'If not, we hang up and try again.')
  }
${asksAboutTexts(way) && yesOrNo('may-text', 'Can we text you as well?', 'We text your reference and when we will call.')}
${radios({
  name: 'others',
  value: value('others') ?? '',
  fieldset: legend('Could somebody else see or hear our messages?'),
  hint: { text: 'If they could, our messages do not say what they are about.' },
  items: OTHERS,
  ...error(mistakes, 'others'),
})}
${checkboxes({
  name: 'best-times',
  values: form.getAll('best-times'),
  fieldset: legend('When is a good time? (optional)'),
  hint: { text: 'Monday to Friday. Tick all that are good.' },
  items: BEST_TIMES,
})}
${textarea({
  ...{ id: 'safe-words', name: 'safe-words', rows: 3, value: value('safe-words') ?? '' },
  label: { text: 'Anything we should know to contact you safely? (optional)', classes: 'govuk-label--s' },
  hint: { text: 'For example: “Say you are calling from the library.”' },
})}`
}
