import { MESSAGE_LANGUAGES, messageLanguage } from '../domain/message-kinds.ts'
import type { Html } from '../kit/html.ts'
import type { Answer, Cookie } from '../kit/http.ts'
import type { Ask } from './ask.ts'
import { select } from './components/select.ts'
import { languageName } from './language-names.ts'

const COOKIE = 'message-language'
/** Long enough for one visit; on a shared computer the next person finds English again. */
const SECONDS = 3600

/** Returns the language that was chosen in this form, or before on this visit; English otherwise. */
export function readMessageLanguage({ form, cookies }: Pick<Ask, 'form' | 'cookies'>): string {
  const chosen = form.get('message-language') ?? cookies[COOKIE] ?? 'en'
  return messageLanguage(chosen) ?? 'en'
}

/**
 * Returns the question in which language we write; nobody has to answer it. `size` is that of
 * the labels around it, `before` what was chosen already.
 */
export const messageLanguageField = (
  ask: Pick<Ask, 'form' | 'cookies'>,
  size: 's' | 'm' = 's',
  before = readMessageLanguage(ask),
): Html =>
  select({
    ...{ id: 'message-language', name: 'message-language', value: before },
    label: { text: 'Which language should our messages be in?', classes: `govuk-label--${size}` },
    hint: { text: 'The English comes with it.' },
    items: [
      { value: 'en', text: 'English' },
      ...MESSAGE_LANGUAGES.map((value) => ({
        ...{ value, text: languageName(value), attributes: { lang: value } },
      })),
    ],
  })

/** Returns the answer, with the choice remembered for the forms that come after on this visit. */
export function rememberingLanguage(ask: Pick<Ask, 'form' | 'cookies'>, answer: Answer): Answer {
  if (answer.kind !== 'redirect' || !ask.form.has('message-language')) return answer
  const language = readMessageLanguage(ask)
  if (language === (ask.cookies[COOKIE] ?? 'en')) return answer
  const cookie: Cookie =
    language === 'en'
      ? { name: COOKIE, value: '', maxAgeSeconds: 0 }
      : { name: COOKIE, value: language, maxAgeSeconds: SECONDS }
  return { ...answer, cookies: [...(answer.cookies ?? []), cookie] }
}
