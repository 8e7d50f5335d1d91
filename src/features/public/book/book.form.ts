import { readEmail, readPhone, takesTexts } from '../../../adapters/text/contact-address.ts'
import { ACCESS, type AccessFeature, type Language } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import { addDays, londonDate, readDate, startOfLondonDay } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import type { Address } from '../../../domain/permission.ts'
import { readReference } from '../../../domain/reference.ts'
import { DAYS_AHEAD, WAYS, type Way } from '../../../domain/slot.ts'
import type { SlotWish } from '../../../records/slot.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** How somebody wants to meet, as it stands in the address of every page on the way. */
export type Choice = {
  readonly way: Way
  readonly language: Language | 'en'
  readonly access: readonly AccessFeature[]
  readonly from: LocalDate
  /** The reference of the request for help that this belongs to. */
  readonly request: string | null
}

/** So many days are shown at once. */
const DAYS_SHOWN = 14

/** Returns what was chosen, in an address or in the form that carries it on; whatever makes no sense is left out. */
export function readChoice(given: URLSearchParams, hub: Pick<Hub, 'languages'>, now: Date): Choice {
  const today = londonDate(now)
  const wanted = readDate(given.get('from') ?? '')
  const last = addDays(today, DAYS_AHEAD - 1)
  const language = hub.languages.find((code) => code === given.get('language'))
  const access = given.getAll('access').flatMap((text) => text.split(','))
  return {
    way: WAYS.find(({ value }) => value === given.get('way'))?.value ?? 'in-person',
    language: language ?? 'en',
    access: ACCESS.map(({ value }) => value).filter((value) => access.includes(value)),
    from: wanted && wanted > today && wanted <= last ? wanted : today,
    request: readReference(given.get('request') ?? ''),
  }
}

/** Returns the days this choice asks to see. */
export const wishOf = (hubId: number, { from, ...choice }: Choice): SlotWish => ({
  hubId,
  way: choice.way,
  language: choice.language,
  access: choice.access,
  from: startOfLondonDay(from),
  to: startOfLondonDay(addDays(from, DAYS_SHOWN)),
})

/** Returns the day from which later times are shown; null where there are none. */
export function laterThan({ from }: Choice, now: Date): LocalDate | null {
  const later = addDays(from, DAYS_SHOWN)
  return later < addDays(londonDate(now), DAYS_AHEAD) ? later : null
}

/** Returns the choice as a query, without what goes without saying. */
export function choiceQuery({ way, language, access, from, request }: Choice, now: Date): string {
  const query = new URLSearchParams({ way })
  if (language !== 'en') query.set('language', language)
  if (access.length > 0) query.set('access', access.join(','))
  if (from !== londonDate(now)) query.set('from', from)
  if (request) query.set('request', request)
  return `?${query}`
}

export type Details = { readonly name: string; readonly address: Address | null; readonly words: string | null }
type Read = { readonly ok: true; readonly value: Details } | { readonly ok: false; readonly mistakes: Mistakes }

/** The ways to tell somebody, as far as they make sense for how they meet. */
export const REACHES = [
  { value: 'email', text: 'By email', for: ['in-person', 'video'] },
  { value: 'text', text: 'By text message', for: ['in-person', 'video'] },
  { value: 'paper', text: 'Do not send anything. I will print the time or write it down', for: ['in-person'] },
] as const satisfies readonly { value: string; text: string; for: readonly Way[] }[]

/** Returns who is coming and how to tell them, or what is missing. */
export function readDetails(form: URLSearchParams, way: Way): Read {
  const mistakes: Record<string, string> = {}
  const name = tidy(form.get('name'), 100)
  const words = tidy(form.get('words'), 500)
  if (!name) mistakes.name = 'Enter your name, or what you would like us to call you'
  const address = readReach(form, way, mistakes)
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { name, address, words: words || null } }
}

function readReach(form: URLSearchParams, way: Way, mistakes: Record<string, string>): Address | null {
  const phone = readPhone(form.get('phone') ?? '')
  if (way === 'phone') {
    if (!phone) mistakes.phone = 'Enter the phone number we can call, like 07700 900123'
    return phone ? { kind: 'phone', value: phone } : null
  }
  const reach = REACHES.find((one) => one.value === form.get('reach') && (one.for as readonly Way[]).includes(way))
  if (!reach) mistakes.reach = 'Choose how we can tell you about your time'
  if (reach?.value === 'email') {
    const email = readEmail(form.get('email') ?? '')
    if (!email) mistakes.email = 'Enter an email address, like name@example.com'
    return email ? { kind: 'email', value: email } : null
  }
  if (reach?.value === 'text') {
    if (!phone || !takesTexts(phone)) mistakes.phone = 'Enter a mobile number, like 07700 900123'
    return phone ? { kind: 'phone', value: phone } : null
  }
  return null
}

const tidy = (text: string | null, longest: number): string =>
  (text ?? '')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim()
    .slice(0, longest)
