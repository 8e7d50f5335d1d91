import { KINDS } from '../../src/domain/facets.ts'
import type { TestApp } from '../harness/app.ts'

/** A page to look at, and the status it answers with. */
export type PageToSee = { readonly name: string; readonly path: string; readonly status: number }

type Item = { readonly id: number; readonly url: string; readonly title: string }

/** Returns every kind of page of the front door, in every state a visitor can meet, found as a visitor would find it. */
export async function everyPage(app: TestApp): Promise<readonly PageToSee[]> {
  const listings = await Promise.all(
    KINDS.map(async ({ value }) => ({ kind: value, item: await firstOf(app, `kind=${value}`) })),
  )
  const [job] = listings
  const organization = await app.owner
    .selectFrom('organization')
    .select(['id', 'name'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const expired = await app.owner
    .selectFrom('opportunity')
    .select('id')
    .where('expires_at', '<', new Date())
    .executeTakeFirstOrThrow()
  const appliedFor = await app.owner
    .selectFrom('opportunity')
    .select('id')
    .where('kind', '=', 'job')
    .where('apply_url', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const ids = listings.slice(0, 3).map(({ item }) => `id=${item.id}`)
  const seen = (name: string, path: string, status = 200): PageToSee => ({ name, path, status })
  return [
    seen('home', '/'),
    seen('results', '/opportunities'),
    seen('results narrowed', '/opportunities?q=care+assistant&near=NW5&hours=part-time&pay=london-living-wage'),
    seen('results on a map', '/opportunities?near=NW5&view=map'),
    seen('results to print', '/opportunities?q=care&near=NW5&print=1'),
    seen('results read as', '/opportunities?q=warehose'),
    seen('no results', '/opportunities?q=unicorn+groomer&near=NW5&within=0.5&kind=job'),
    seen('place unknown', '/opportunities?q=care&near=Atlantis'),
    ...listings.map(({ kind, item }) => seen(`listing ${kind}`, pathOf(item))),
    seen('poster', `${pathOf(job!.item)}/poster`),
    seen('expired', `/opportunities/${expired.id}`, 410),
    seen('organisations', '/organisations'),
    seen('organisation', `/organisations/${organization.id}/x`),
    seen('hubs', '/hubs'),
    seen('hubs near', '/hubs?near=NW5'),
    seen('hub', '/hubs/cobblers-green'),
    seen('ask for help', '/ask-for-help'),
    seen('ask for help, first question', '/ask-for-help/where'),
    seen('ask for help, sent', '/ask-for-help/sent/GW-7K3M-4QRT'),
    seen('about you', '/ask-for-help/about-you'),
    seen('contact', '/contact'),
    seen('contact sent', '/contact/sent/GW-FXTF-3CHJ'),
    seen('feedback', '/feedback?page=/hubs&useful=no'),
    seen('feedback taken', '/feedback/thank-you'),
    seen('report a listing', `/opportunities/${job!.item.id}/report`),
    seen('reported', `/opportunities/${job!.item.id}/report/thank-you`),
    seen('book a time', '/book'),
    seen('times of a hub', '/hubs/cobblers-green/book'),
    seen('no times', '/hubs/cobblers-green/book?language=so&access=quiet-space'),
    seen('book one', await aTime(app)),
    seen('follow a search', '/alerts/new?q=care&near=NW5&hours=part-time'),
    seen('follow a search asked', '/alerts/sent'),
    seen('enrol on a course', `/enrol/${idOf(listings, 'course')}`),
    seen('sign up for an event', `/enrol/${idOf(listings, 'event')}`),
    seen('enrolled', `/enrol/${idOf(listings, 'course')}/done/enrolled?reference=GW-7K3M-4QRT`),
    seen('advice', '/advice'),
    seen('article', '/advice/better-off-in-work'),
    seen('article in Arabic', '/advice/applying-without-a-cv?language=ar'),
    seen('browse', '/browse'),
    seen('browse a kind', '/browse/course'),
    seen('wards', '/browse/wards'),
    seen('places', '/places'),
    seen('shortlist', '/shortlist'),
    seen('compare', `/compare?${ids.join('&')}`),
    seen('open data', '/open-data'),
    seen('accessibility', '/accessibility'),
    seen('privacy', '/privacy'),
    seen('cookies', '/cookies'),
    seen('apply', `/apply/${appliedFor.id}`),
    seen('apply, first step', `/apply/${appliedFor.id}/about-you`),
    seen('go on with an application', '/apply/resume'),
    seen('your requests', '/requests'),
    seen('no code asked for', '/requests/code'),
    seen('outbox', '/demo/outbox'),
    seen('not found', '/nowhere', 404),
  ]
}

async function firstOf(app: TestApp, query: string): Promise<Item> {
  const answer = (await (await fetch(`${app.origin}/opportunities.json?${query}`)).json()) as { items: Item[] }
  const item = answer.items[0]
  if (!item) throw new Error(`the demo has nothing for ${query}`)
  return item
}

/** The page that books the last free time shown at a hub. */
async function aTime(app: TestApp): Promise<string> {
  const times = await (await fetch(`${app.origin}/hubs/cobblers-green/book`)).text()
  return [...times.matchAll(/class="gw-time" href="([^"]+)"/g)].at(-1)![1]!.replaceAll('&amp;', '&')
}

const idOf = (listings: readonly { kind: string; item: Item }[], kind: string): number =>
  listings.find((listing) => listing.kind === kind)!.item.id

const pathOf = ({ url }: Item) => new URL(url).pathname
