import type { Cookie } from '../../../kit/http.ts'
import { networkOf } from '../../../kit/network.ts'
import { digest, newSecret } from '../../../kit/secret.ts'
import { countAttempt } from '../../../records/attempt.ts'
import { DRAFT_HOURS, findDraft } from '../../../records/help-request-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { contactAsForm } from '../../../web/safe-contact-form.ts'
import { type Answers, NOT_SURE } from './answers.form.ts'
import type { StepSlug } from './ask-for-help.page.ts'

const COOKIE = 'asking'

/** What this browser has answered so far. Without a token it has not begun, or takes no cookies. */
export type Draft = {
  readonly token: string | null
  readonly begun: boolean
  readonly answers: Answers
  readonly sentReference: string | null
}

export async function readDraft({ db, cookies, place, now }: Ask): Promise<Draft> {
  const token = /^[\w-]{43}$/.test(cookies[COOKIE] ?? '') ? cookies[COOKIE]! : null
  const kept = token ? await findDraft(db, token, place.slug, now) : null
  return {
    token,
    begun: kept !== null,
    answers: (kept?.answers ?? {}) as Answers,
    sentReference: kept?.sentReference ?? null,
  }
}

/** Returns the cookie that leads to the draft; strictly necessary, and gone with it. */
export const draftCookie = (token = newSecret()): Cookie => ({
  name: COOKIE,
  value: token,
  maxAgeSeconds: DRAFT_HOURS * 3600,
})

export const NO_DRAFT_COOKIE: Cookie = { name: COOKIE, value: '', maxAgeSeconds: 0 }

/** Drafts that one network, and everybody, may begin in a minute. A class with one teacher is thirty people. */
const NETWORK_A_MINUTE = 40
const ALL_A_MINUTE = 200

/** Returns whether so many have just begun that this is no crowd of people. */
export async function tooManyBegun({ db, remote, now }: Ask): Promise<boolean> {
  const network = networkOf(remote)
  const all = await countAttempt(db, 'help-draft', digest('all'), 60, now)
  if (all > ALL_A_MINUTE) return true
  return network !== null && (await countAttempt(db, 'help-draft', digest(network), 60, now)) > NETWORK_A_MINUTE
}

/** Returns a question's form as it was filled in before: what was typed is never asked for twice. */
export function answersAsForm(step: StepSlug, answers: Answers, hubSlug: string | null): URLSearchParams {
  const form = new URLSearchParams()
  const { where, help, contact, safe, name, needs } = answers
  if (step === 'where' && where) form.set('postcode', where.typed)
  if (step === 'hub' && hubSlug) form.set('hub', hubSlug)
  if (step === 'help' && help) {
    for (const value of [...help.helps, ...(help.unsure ? [NOT_SURE] : [])]) form.append('help', value)
    form.set('own-words', help.ownWords ?? '')
  }
  if ((step === 'contact' || step === 'safe') && contact) return contactAsForm({ ...contact, ...safe })
  if (step === 'name' && name) form.set('name', name)
  if (step === 'needs' && needs) {
    form.set('language', needs.language)
    if (needs.interpreter) form.set('interpreter', 'yes')
    for (const value of needs.access) form.append('access', value)
    form.set('access-words', needs.accessWords ?? '')
  }
  return form
}
