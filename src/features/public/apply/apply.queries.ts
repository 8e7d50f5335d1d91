import type { Opportunity } from '../../../domain/listing.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import type { Cookie } from '../../../kit/http.ts'
import { digest, newSecret } from '../../../kit/secret.ts'
import { type ApplicationDraft, DRAFT_DAYS, draftOfBrowser, draftOfHelper } from '../../../records/application-draft.ts'
import { type ApplicationTerms, applicationTerms } from '../../../records/application-terms.ts'
import { findOpportunity } from '../../../records/opportunity.ts'
import type { Ask } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'

const COOKIE = 'application'

/** Somebody at work on an application: the person themself in this browser, or the adviser they let in. */
export type Work = {
  readonly by: 'applicant' | 'adviser'
  /** Where its pages are: `/apply/12`, `/desk/drafts/3`. */
  readonly base: string
  readonly opportunity: Opportunity
  /** Null once one can no longer apply for it. */
  readonly terms: ApplicationTerms | null
  readonly draft: ApplicationDraft | null
  /** What this browser has in its cookie; nothing is kept under it until something is typed. */
  readonly secret: string | null
}

/** Returns what is being worked on. For an adviser without a part in it, and for what one cannot apply for: NotFound. */
export async function workOf(ask: Ask): Promise<Work> {
  return ask.params.draft === undefined ? ownWork(ask) : helpersWork(ask)
}

async function ownWork(ask: Ask): Promise<Work> {
  const { db, viewer, params, now } = ask
  const id = readId(params.id)
  const opportunity = found(id === null ? null : await findOpportunity(db, viewer, id))
  const secret = secretOf(ask)
  const [terms, draft] = await Promise.all([
    applicationTerms(db, viewer, opportunity, now),
    secret ? draftOfBrowser(db, digest(secret), opportunity.id, now) : null,
  ])
  if (!terms && !draft) throw new NotFound()
  return { by: 'applicant', base: `/apply/${opportunity.id}`, opportunity, terms, draft, secret }
}

async function helpersWork({ db, viewer, params, now }: Ask): Promise<Work> {
  const id = readId(params.draft)
  const draft = found(id === null ? null : await draftOfHelper(db, viewer, id, now))
  const opportunity = found(await findOpportunity(db, viewer, draft.opportunityId))
  const terms = await applicationTerms(db, viewer, opportunity, now)
  return { by: 'adviser', base: `/desk/drafts/${draft.id}`, opportunity, terms, draft, secret: null }
}

export const secretOf = ({ cookies }: Pick<Ask, 'cookies'>): string | null =>
  /^[\w-]{43}$/.test(cookies[COOKIE] ?? '') ? cookies[COOKIE]! : null

/** Returns the cookie by which a browser finds its drafts again; strictly necessary. */
export const draftCookie = (secret = newSecret()): Cookie => ({
  name: COOKIE,
  value: secret,
  maxAgeSeconds: DRAFT_DAYS * 86_400,
})

/** Nothing typed here stays in the memory of a browser that somebody else uses next. */
export const KEPT_NOWHERE = { 'cache-control': 'no-store' }
