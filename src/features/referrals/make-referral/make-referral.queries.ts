import { geodesicMetres } from '../../../domain/geodesy.ts'
import type { Participant } from '../../../domain/participant.ts'
import type { Member } from '../../../domain/permission.ts'
import type { Located } from '../../../domain/postcode.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { hubsOf } from '../../../records/hub.ts'
import { findParticipant, mayChangeParticipant } from '../../../records/participant.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import { findReferralDraft, type ReferralDraft } from '../../../records/referral-draft.ts'
import { filesOfDraft } from '../../../records/referral-file.ts'
import { type ReferralService, referralServicesOf } from '../../../records/referral-service.ts'
import type { Ask } from '../../../web/ask.ts'
import { postcodeIn } from '../../../web/referred-person-form.ts'
import type { Beside } from './make-referral.page.ts'

/** A service as a choice: how far it is from where they live, and whether it takes people from there. */
export type ServiceChoice = {
  readonly service: ReferralService
  readonly metres: number | null
  readonly near: boolean
}

/** Where somebody lives, as far as their postcode says. */
export type Lives = { readonly located: Located | null; readonly borough: string | null }

/** Only members write; the draft of anybody else is not there. */
export function memberOf({ viewer }: Ask): Member {
  if (viewer.kind !== 'member') throw new NotFound()
  return viewer
}

/** Returns the id in an address, where it could be one: anything else is nobody's. */
export function idIn(text: string | undefined): string {
  if (!text || !isUuid(text)) throw new NotFound()
  return text
}

/** Returns the draft of this address; one that begins from a record is there while its writer may change that record. */
export async function draftAsked(ask: Ask): Promise<ReferralDraft> {
  return found(await findReferralDraft(ask.db, memberOf(ask), idIn(ask.params.id), ask.now))
}

/** Returns whoever a referral begins from, or null where nobody is known yet; whom one may not refer is not there. */
export async function personToRefer({ db, viewer, now }: Ask, id: string | null): Promise<Participant | null> {
  if (id === null) return null
  const person = found(await findParticipant(db, viewer, idIn(id), now))
  if (!(await mayChangeParticipant(db, viewer, person.id, now))) throw new NotFound()
  return person
}

/** Writes down that the record was looked at from which a referral begins. */
export async function noteLook({ db, viewer, now }: Ask, participantId: string | null): Promise<void> {
  if (participantId === null) return
  const about = { participantId, why: 'referral' } as const
  await writeHistory(db, viewer, 'participant.viewed', `participant:${participantId}`, {}, now, about)
}

/** Returns what belongs to a draft besides what was typed. */
export async function besideDraft(ask: Ask, draftId: string): Promise<Beside> {
  const viewer = memberOf(ask)
  const services = await referralServicesOf(ask.db, viewer, ask.place.slug)
  return { viewer, services, files: await filesOfDraft(ask.db, viewer, draftId), now: ask.now }
}

/** Returns where they live; a postcode that nobody knows is nowhere, and stops nothing. */
export async function whereTheyLive({ db, place, lookUpPostcode }: Ask, form: URLSearchParams): Promise<Lives> {
  const postcode = postcodeIn(form)
  if (!postcode) return { located: null, borough: null }
  const here = (await locatePostcodes(db, [postcode])).get(postcode) ?? null
  const located = here?.from === 'postcode' ? here : ((await lookUpPostcode?.(postcode)) ?? here)
  const inPlace = located?.boroughCode != null && located.boroughCode === place.gssCode
  return { located, borough: inPlace ? place.slug : null }
}

/** Returns the services as choices: those that take people from there first, each by how near it is. */
export async function serviceChoices(
  { db, viewer, place }: Ask,
  services: readonly ReferralService[],
  { located }: Lives,
): Promise<readonly ServiceChoice[]> {
  const hubs = await hubsOf(db, viewer, place.slug)
  const choices = services.map((service) => {
    const point = hubs.find(({ id }) => id === service.hubId)?.location.point ?? null
    const metres = located && point ? geodesicMetres(located.point, point) : null
    const anywhere = service.wardCodes.length === 0 || !located?.wardCode
    return { service, metres, near: anywhere || service.wardCodes.includes(located.wardCode) }
  })
  const far = (choice: ServiceChoice) => choice.metres ?? Number.MAX_SAFE_INTEGER
  return choices.toSorted((a, b) => Number(b.near) - Number(a.near) || far(a) - far(b))
}
