import { contains } from '../../../domain/polygon.ts'
import { normalisePostcode } from '../../../domain/postcode.ts'
import type { Near } from '../../../domain/search.ts'
import { boroughCode, boroughOf, findArea } from '../../../records/area.ts'
import { hubsOf } from '../../../records/hub.ts'
import { resolveNear } from '../../../records/near.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import type { Ask } from '../../../web/ask.ts'
import { nearestFirst } from '../../../web/hub-line.ts'
import type { Answers, WhereAnswer } from './answers.form.ts'

type Where = { readonly answers: Answers } | { readonly choices: readonly Near[]; readonly typed: string }

const NOWHERE = { label: null, postcode: null, wardCode: null, point: null, otherBorough: null, askedAnyway: false }

/**
 * Reads where somebody lives and gives them the nearest hub. What we do not know never stands in the way: then they
 * choose a hub themselves.
 */
export async function readWhere(ask: Ask, answers: Answers): Promise<Where> {
  const { db, viewer, form, places, place, lookUpPostcode } = ask
  const typed = (form.get('postcode') ?? '').trim().slice(0, 100)
  const { hubId: _before, ...others } = answers
  if (!typed) return { answers: { ...others, where: { ...NOWHERE, typed, from: 'unknown' } } }

  const near = await resolveNear(db, viewer, typed, places, lookUpPostcode)
  if (near && 'choices' in near) return { choices: near.choices, typed }
  if (!near) {
    const postcode = normalisePostcode(typed)?.postcode ?? null
    return { answers: { ...others, where: { ...NOWHERE, typed, postcode, from: 'unknown' } } }
  }
  const borough = near.exactness === 'postcode' || near.exactness === 'ward' ? await boroughNear(ask, near) : null
  const where: WhereAnswer = {
    typed,
    label: near.label,
    postcode: normalisePostcode(typed)?.postcode ?? null,
    wardCode: near.wardCode,
    point: near.point,
    from: near.exactness === 'postcode' ? 'postcode' : near.exactness === 'outcode' ? 'outcode' : 'chosen',
    otherBorough: borough && !borough.ours ? borough.name : null,
    askedAnyway: false,
  }
  const [nearest] = nearestFirst(await hubsOf(db, viewer, place.slug), near.point)
  // Only from an address that we know: from the middle of a district another hub may be nearer to their door.
  const sure = nearest && borough?.ours
  return { answers: { ...others, where, ...(sure ? { hubId: nearest.id } : {}) } }
}

type Borough = { readonly ours: boolean; readonly name: string }

/** Returns the borough of an exact place; null where we cannot tell. */
async function boroughNear(ask: Ask, near: Near): Promise<Borough | null> {
  const { db, viewer, place } = ask
  const code = await boroughCodeNear(ask, near)
  if (code === boroughCode(place)) return { ours: true, name: place.name }
  if (code) return { ours: false, name: (await findArea(db, viewer, code))?.name ?? 'another borough' }
  const outline = (await boroughOf(db, viewer, place))?.outline
  return outline && contains(outline, near.point) ? { ours: true, name: place.name } : null
}

async function boroughCodeNear({ db, viewer, lookUpPostcode }: Ask, near: Near): Promise<string | null> {
  if (near.wardCode) return (await findArea(db, viewer, near.wardCode))?.parentCode ?? null
  const located = (await locatePostcodes(db, [near.typed])).get(near.typed)
  return located?.boroughCode ?? (await lookUpPostcode?.(near.typed))?.boroughCode ?? null
}

/** Reads the hub that somebody chose; "any" is the nearest, or else the first. */
export async function readHub({ db, viewer, form, place }: Ask, answers: Answers): Promise<Answers | null> {
  const hubs = nearestFirst(await hubsOf(db, viewer, place.slug), answers.where?.point ?? null)
  const chosen = form.get('hub')
  const hub = chosen === 'any' ? hubs[0] : hubs.find(({ slug }) => slug === chosen)
  return hub ? { ...answers, hubId: hub.id } : null
}
