import type { FundMove, FundStatus } from '../../../domain/fund-move.ts'
import { addDays, londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { FUND_PURPOSES, penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { FundSpend } from '../../../records/fund-spend.ts'
import type { OwnVoucher } from '../../../records/fund-voucher.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { type InputOptions, input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { HAND_METHODS, VOUCHER_DAYS } from './action.form.ts'

export type ActionShown = {
  readonly request: FundRequest
  readonly person: Participant
  readonly action: 'pay' | 'back' | 'voucher' | 'end' | 'run-out'
  readonly payments: readonly FundSpend[]
  /** That ran out, and whose money went back. */
  readonly vouchers: readonly OwnVoucher[]
  readonly mistakes: Mistakes
}

type End = { readonly move: FundMove; readonly title: string; readonly words: string }

const STOP: End = { move: 'withdraw', title: 'Stop asking', words: 'Nothing is paid. You can ask again.' }
const CANCEL: End = {
  move: 'cancel',
  title: 'Cancel it',
  words: 'The money goes back to the fund. Vouchers are no longer good.',
}

/** How a request ends before it is paid and proved, by where it stands. */
export const ENDS: Readonly<Partial<Record<FundStatus, End>>> = {
  draft: STOP,
  asked: STOP,
  'more-wanted': STOP,
  approved: CANCEL,
  committed: CANCEL,
  'part-paid': {
    move: 'give-back',
    title: 'Give back the rest',
    words: 'What is not paid yet goes back to the fund. Vouchers are no longer good.',
  },
  paid: CANCEL,
}

export function actionView(shown: ActionShown, ask: Ask): Html {
  const { request, person, action, mistakes } = shown
  const { title, lead, fields, go } = FORMS[action](shown, ask)
  const path = `/desk/fund/${request.id}`
  return personLayout(
    { ask, person, title, section: '/fund', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<p class="govuk-caption-l"><a class="govuk-link" href="${path}">${optionText(FUND_PURPOSES, request.purpose)}, ${penceWords(request.approved ?? request.asked)}</a></p>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${lead}</p>
<form method="post" action="${path}/${action}" class="gw-plan-form" novalidate>${deskFields(ask)}${versionField(shown.request.version)}${fields}${button({ text: go, preventDoubleClick: true })}</form>`,
  )
}

type Form = { readonly title: string; readonly lead: string; readonly fields: Html; readonly go: string }

const FORMS: Readonly<Record<ActionShown['action'], (shown: ActionShown, ask: Ask) => Form>> = {
  pay: (shown, ask) => ({
    title: 'Pay',
    lead: `${penceWords(shown.request.held)} is set aside, for ${shown.request.payeeWords}.`,
    fields: html`${amount(shown, ask, penceWords(shown.request.held).slice(1))}${day(shown, ask)}
${radios({
  ...{ name: 'method', value: ask.form.get('method') ?? '', ...mistakeAt(shown.mistakes, 'method') },
  fieldset: { legend: { text: 'How?', classes: 'govuk-fieldset__legend--s' } },
  items: HAND_METHODS.map(({ value, text }) => ({ value, text })),
})}${receipt(shown, ask)}
${checkboxes({
  ...{ name: 'last', values: ask.form.getAll('last') },
  items: [{ value: 'yes', text: 'That is all: the rest goes back to the fund' }],
})}`,
    go: 'Save the payment',
  }),
  back: (shown, ask) => ({
    title: 'Money came back',
    lead: 'It goes back to the fund, to the year it was paid in.',
    fields: html`${
      shown.payments.length > 1 &&
      radios({
        ...{ name: 'of', value: ask.form.get('of') ?? '', ...mistakeAt(shown.mistakes, 'of') },
        fieldset: { legend: { text: 'Of which payment?', classes: 'govuk-fieldset__legend--s' } },
        items: shown.payments.map(({ id, pence, onDate }) => ({
          value: id,
          text: `${penceWords(pence)}, ${fullDate(onDate)}`,
        })),
      })
    }${amount(shown, ask, '')}${day(shown, ask)}${receipt(shown, ask)}${words(shown, ask, 'Why did it come back?')}`,
    go: 'Save',
  }),
  voucher: (shown, ask) => ({
    title: 'Make a voucher',
    lead: 'The shop takes it by its code, once. It shows no name.',
    fields: html`${amount(shown, ask, penceWords(shown.request.held).slice(1))}
${field(shown, ask, 'where', { label: { text: 'Where can it be used?' } }, shown.request.payee === 'supplier' ? shown.request.payeeWords : '')}
${field(shown, ask, 'until', { label: { text: 'Until when?' }, type: 'date', classes: 'govuk-input--width-10' }, addDays(londonDate(ask.now), VOUCHER_DAYS))}`,
    go: 'Make the voucher',
  }),
  'run-out': (shown, ask) => ({
    title: 'A voucher that ran out',
    lead: 'Its money went back to the fund. It comes back as far as the budget still has it.',
    fields: html`${
      shown.vouchers.length > 1 &&
      radios({
        ...{ name: 'voucher', value: ask.form.get('voucher') ?? '', ...mistakeAt(shown.mistakes, 'voucher') },
        fieldset: { legend: { text: 'Which one?', classes: 'govuk-fieldset__legend--s' } },
        items: shown.vouchers.map(({ id, code, pence }) => ({ value: id, text: `${penceWords(pence)}, ${code}` })),
      })
    }${radios({
      ...{ name: 'how', value: ask.form.get('how') ?? '', ...mistakeAt(shown.mistakes, 'how') },
      fieldset: { legend: { text: 'What happened?', classes: 'govuk-fieldset__legend--s' } },
      items: [
        {
          ...{ value: 'used', text: 'It was used in time' },
          conditional: {
            html: html`${field(shown, ask, 'taker', { label: { text: 'Who took it?' } }, shown.vouchers[0]?.where)}${day(shown, ask)}`,
          },
        },
        {
          value: 'needed',
          text: 'It is still needed',
          hint: { text: 'The money is set aside again. Pay, or make another voucher.' },
        },
      ],
    })}`,
    go: 'Save',
  }),
  end: (shown, ask) => {
    const { title, words: lead } = ENDS[shown.request.status] ?? STOP
    return { title, lead, fields: words(shown, ask, 'Why?'), go: title }
  },
}

const field = (
  { mistakes }: ActionShown,
  ask: Ask,
  name: string,
  { label, ...more }: Partial<InputOptions>,
  usual = '',
): Html =>
  input({
    ...{ id: name, name, value: ask.form.get(name) ?? usual, ...mistakeAt(mistakes, name), ...more },
    label: { ...label, classes: 'govuk-label--s' },
  })

const amount = (shown: ActionShown, ask: Ask, usual: string): Html =>
  field(
    shown,
    ask,
    'amount',
    {
      ...{ label: { text: 'How much?' }, prefix: { text: '£' }, classes: 'govuk-input--width-5' },
      ...{ inputmode: 'decimal', autocomplete: 'off' },
    },
    usual,
  )

const day = (shown: ActionShown, ask: Ask): Html =>
  field(
    shown,
    ask,
    'on',
    { label: { text: 'On which day?' }, type: 'date', classes: 'govuk-input--width-10' },
    londonDate(ask.now),
  )

const receipt = (shown: ActionShown, ask: Ask): Html =>
  field(shown, ask, 'receipt', { label: { text: 'Number of the receipt (optional)' }, autocomplete: 'off' })

const words = ({ mistakes }: ActionShown, ask: Ask, text: string): Html =>
  textarea({
    ...{ id: 'words', name: 'words', rows: 3, value: ask.form.get('words') ?? '', ...mistakeAt(mistakes, 'words') },
    label: { text, classes: 'govuk-label--s' },
  })
