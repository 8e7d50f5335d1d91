import { FORM_LIMITS } from '../../src/web/form-limits.ts'
import { type Request, type Visitor, visit } from './ask.ts'

/** A room under attack, and how its form looks when it is filled in. */
export type Target = {
  readonly visitor: Omit<Visitor, 'now'>
  readonly path: string
  /** The fields besides the guard's, for the machine's nth try. */
  readonly fields: (n: number, kind: string) => Record<string, string>
  readonly person: Record<string, string>
}

const RULES = { key: 'the key of this minute', limits: FORM_LIMITS }
export const SPAM_POSTS = 1000

/** Kinds of machines: what they know about our forms, and where they send from. */
const MACHINES = [
  'no token',
  'one token',
  'too fast',
  'fills everything in',
  'patient, everywhere',
  'patient, one place',
]

/** Returns the token in a page. */
function tokenIn(text: string): string {
  const token = /name="form" value="([^"]+)"/.exec(text)?.[1]
  if (!token) throw new Error('a page without a form of ours')
  return token
}

/**
 * Lets machines send a thousand forms within the minute that begins at `start`, and a person one in the middle of it,
 * who presses once more where they are asked to. Returns how often the person pressed, and where that led.
 */
export async function spamMinute(target: Target, start: number): Promise<{ presses: number; ledTo: string }> {
  const { visitor, path } = target
  const at = (milliseconds: number) => ({ ...visitor, now: new Date(milliseconds) })
  const opened = async (milliseconds: number) => {
    const answer = await visit(at(milliseconds), path, { formRules: RULES })
    if (answer.kind !== 'page') throw new Error('no form to open')
    return tokenIn(answer.html.text)
  }
  const send = (milliseconds: number, form: Record<string, string>, more: Request) =>
    visit(at(milliseconds), path, { formRules: RULES, form, ...more })

  const old = await opened(start - 60_000)
  let person = { presses: 0, ledTo: '' }
  for (let n = 0; n < SPAM_POSTS; n++) {
    const moment = start + (n * 60_000) / SPAM_POSTS
    const kind = MACHINES[n % MACHINES.length]!
    const form: Record<string, string> = {
      ...target.fields(n, kind),
      ...(kind === 'no token' ? {} : { form: kind === 'one token' ? old : '' }),
      ...(kind === 'fills everything in' ? { website_url: 'https://example.org' } : {}),
    }
    if (form.form === '') form.form = await opened(kind === 'too fast' ? moment : moment - 30_000)
    const remote = kind === 'patient, one place' ? '203.0.113.77' : `198.${n % 200}.${n % 250}.9`
    await send(moment, form, { remote, fromBrowser: n % 12 < 6 && kind !== 'too fast' })
    if (n === SPAM_POSTS * 0.7) person = await sendAsPerson(moment)
  }
  return person

  async function sendAsPerson(moment: number) {
    const more = { remote: '192.0.2.200', fromBrowser: true }
    let token = await opened(moment - 30_000)
    for (let presses = 1; presses <= 5; presses++) {
      const answer = await send(moment + presses * 3000, { ...target.person, form: token }, more)
      if (answer.kind === 'redirect') return { presses, ledTo: answer.to }
      if (answer.kind === 'page') token = tokenIn(answer.html.text)
    }
    return { presses: 5, ledTo: '' }
  }
}
