import { keyedDigest } from '../kit/form-token.ts'
import type { Cookie } from '../kit/http.ts'
import { newSecret } from '../kit/secret.ts'
import type { Ask } from './ask.ts'

/** Says which browser asked for a code. Strictly necessary; gone after an hour. */
const BROWSER_COOKIE = 'browser'
const SECONDS = 3600

/** Returns the secret of the browser that asked for a code; undefined where it never opened a page of ours. */
export const knownBrowser = ({ cookies }: Pick<Ask, 'cookies'>): string | undefined => cookies[BROWSER_COOKIE]

/** Returns the cookie by which a browser is known that asks for a code: the one it has, or a new one. */
export const askingBrowser = (ask: Pick<Ask, 'cookies'>): Cookie => ({
  name: BROWSER_COOKIE,
  value: knownBrowser(ask) ?? newSecret(),
  maxAgeSeconds: SECONDS,
})

/** Six digits are few: only with our key can anybody tell which code a digest is of. */
export const codeDigest = ({ formRules }: Pick<Ask, 'formRules'>, browser: string, code: string): Buffer =>
  keyedDigest(formRules.key, `${browser}:${code}`)

/** Returns what is said of a wrong code, and how often it can be tried again. */
export function wrongCodeWords(left: number): string {
  if (left === 0) return 'That code was not right. Ask for a new one'
  return `That code was not right. You can try ${left === 1 ? 'once more' : `${left} more times`}`
}
