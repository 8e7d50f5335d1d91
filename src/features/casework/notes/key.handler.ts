import { keyedDigest } from '../../../kit/form-token.ts'
import { json } from '../../../kit/http.ts'
import { digest } from '../../../kit/secret.ts'
import { SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import type { Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'

/**
 * GET /desk/notes/key: the key with which the browser seals a note that waits for a network, and the label of the sign-in
 * that it belongs to. `?of=` asks for the key of an earlier sign-in of one's own: whoever comes back reads what they
 * left. It is made anew each time and kept nowhere; who is signed out, or is somebody else, gets none that fits.
 */
export const giveKey: Handler = (ask) => {
  const { accountId } = memberIn(ask)
  const asked = ask.query.get('of') ?? ''
  const label = /^[\w-]{22}$/.test(asked) ? asked : labelOf(ask.cookies[SIGN_IN_COOKIE] ?? '')
  const key = keyedDigest(ask.formRules.key, `waiting notes of ${accountId} in ${label}`)
  return json({ label, key: key.toString('base64') })
}

/** Says which sign-in it is and nothing about it. */
const labelOf = (secret: string): string => digest(`label ${secret}`).subarray(0, 16).toString('base64url')
