import { geodesicMetres } from '../../../domain/geodesy.ts'
import type { Member } from '../../../domain/permission.ts'
import type { Located } from '../../../domain/postcode.ts'
import { NotFound } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { hubsOf } from '../../../records/hub.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import { filesOfDraft } from '../../../records/referral-file.ts'
import { type ReferralService, referralServicesOf } from '../../../records/referral-service.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Beside } from './make-referral.page.ts'
import { postcodeIn } from './who.form.ts'

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
