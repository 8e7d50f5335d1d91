import { phoneWords, readEmail, readPhone, takesTexts } from '../../../adapters/text/contact-address.ts'
import {
  type AboutYou,
  type ApplicationAnswers,
  CHECKS,
  type CheckedRequirement,
  NO_WORDS,
  type OwnWords,
  TELLING,
} from '../../../domain/application-answers.ts'
import { messageLanguage } from '../../../domain/message-kinds.ts'
import type { Requirement } from '../../../domain/opportunity.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type ReadStep =
  | { readonly ok: true; readonly answers: ApplicationAnswers }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** Longest answer in one's own words: about three hundred words. */
const LONGEST_WORDS = 2000

const textIn = (form: URLSearchParams, name: string, longest: number): string | null =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest) || null

export function readAboutYou(form: URLSearchParams): ReadStep {
  const mistakes: Record<string, string> = {}
  const name = textIn(form, 'name', 100)
  if (!name) mistakes.name = 'Enter your name'
  const address = readWay(form, mistakes)
  const others = form.get('others')
  if (others !== 'yes' && others !== 'no') mistakes.others = 'Say if somebody else might see our messages'
  if (!name || !address || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const contactWords = textIn(form, 'contact-words', 500)
  const language = messageLanguage(form.get('message-language') ?? '') ?? 'en'
  return { ok: true, answers: { aboutYou: { name, address, contactWords, othersMaySee: others === 'yes', language } } }
}

function readWay(form: URLSearchParams, mistakes: Record<string, string>): AboutYou['address'] | null {
  if (form.get('way') === 'email') {
    const value = readEmail(form.get('email') ?? '')
    if (value) return { kind: 'email', value }
    mistakes.email = 'Enter an email address, like name@example.com'
  } else if (form.get('way') === 'text') {
    const value = readPhone(form.get('mobile') ?? '')
    if (value && takesTexts(value)) return { kind: 'phone', value }
    mistakes.mobile = value
      ? 'Enter a mobile phone number. We cannot text a landline'
      : 'Enter a mobile phone number, like 07700 900 982'
  } else mistakes.way = 'Choose how you want to hear back'
  return null
}

/** Every requirement gets one of three answers; none of them is wrong. */
export function readChecklist(form: URLSearchParams, requirements: readonly Requirement[]): ReadStep {
  const mistakes: Record<string, string> = {}
  const checklist: CheckedRequirement[] = []
  for (const [i, { words, essential, bridge }] of requirements.entries()) {
    const answer = CHECKS.find(({ value }) => value === form.get(`need-${i}`))?.value
    if (answer) checklist.push({ words, essential, help: bridge, answer })
    else mistakes[`need-${i}`] = `Choose an answer for “${words}”`
  }
  return Object.keys(mistakes).length > 0 ? { ok: false, mistakes } : { ok: true, answers: { checklist } }
}

/** `hasFile`: a CV came with it or was sent before, so that the two questions may be left. */
export function readOwnWords(form: URLSearchParams, hasFile: boolean): ReadStep {
  const mistakes: Record<string, string> = {}
  const why = textIn(form, 'why', LONGEST_WORDS)
  const done = textIn(form, 'done', LONGEST_WORDS)
  if (!why && !done && !hasFile) mistakes.why = 'Answer one of the questions in a few words, or add your CV'
  const adjustment = textIn(form, 'adjustment', 1000)
  const told = TELLING.find(({ value }) => value === form.get('tell'))?.value ?? null
  if (adjustment && !told) mistakes.tell = 'Choose whether we may pass this on'
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, answers: { ownWords: { why, done, adjustment, adjustmentTold: adjustment ? told : null } } }
}

/** Returns the forms as they were filled in before: what was typed is never asked for twice. */
export function answersAsForm({ aboutYou, checklist, ownWords }: ApplicationAnswers): URLSearchParams {
  const form = new URLSearchParams()
  if (aboutYou) {
    const { kind, value } = aboutYou.address
    form.set('name', aboutYou.name)
    form.set('way', kind === 'email' ? 'email' : 'text')
    form.set(kind === 'email' ? 'email' : 'mobile', kind === 'email' ? value : phoneWords(value))
    form.set('contact-words', aboutYou.contactWords ?? '')
    form.set('others', aboutYou.othersMaySee ? 'yes' : 'no')
    form.set('message-language', aboutYou.language ?? 'en')
  }
  for (const [i, { answer }] of (checklist ?? []).entries()) form.set(`need-${i}`, answer)
  const { why, done, adjustment, adjustmentTold }: OwnWords = ownWords ?? NO_WORDS
  form.set('why', why ?? '')
  form.set('done', done ?? '')
  form.set('adjustment', adjustment ?? '')
  form.set('tell', adjustmentTold ?? '')
  return form
}
