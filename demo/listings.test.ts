import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sanitiseHtml } from '../src/adapters/text/sanitise.ts'
import { expiresAt, isExpired } from '../src/domain/expiry.ts'
import {
  ACCESS,
  CONTRACTS,
  COSTS,
  DELIVERIES,
  ELIGIBLE_GROUPS,
  HELPS,
  HOURS,
  KINDS,
  LANGUAGES,
  LEVELS,
  SECTORS,
} from '../src/domain/facets.ts'
import { londonDate } from '../src/domain/london-time.ts'
import type { OpportunityDraft } from '../src/domain/opportunity.ts'
import { readingGrade } from '../src/domain/reading-age.ts'
import { sampleArticles } from './advice.ts'
import { sampleHubs } from './hubs.ts'
import { partnerListings, sampleListings } from './listings.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const LISTINGS = sampleListings(NOW)
const ARTICLES = await sampleArticles()
const HUBS = sampleHubs()
const words = (html: string) => html.replace(/<[^>]+>/g, '\n')

it('has at least 260 listings, each under an id of its own', () => {
  assert.ok(LISTINGS.length >= 260, String(LISTINGS.length))
  assert.equal(new Set(LISTINGS.map(({ sourceId }) => sourceId)).size, LISTINGS.length)
})

it('says the same thing whenever it is asked at the same moment', () => {
  assert.deepEqual(sampleListings(NOW), LISTINGS)
})

it('is alive on any day: a year later as many listings are open', () => {
  const open = (listings: readonly OpportunityDraft[], now: Date) =>
    listings.filter((draft) => !isExpired(expiresAt(draft, now), now)).length
  const later = new Date('2027-08-15T09:00:00Z')
  assert.equal(open(LISTINGS, NOW), open(sampleListings(later), later))
})

it('has some that are over, some that close today or tomorrow, and an intake without a place', () => {
  assert.ok(LISTINGS.filter((draft) => isExpired(expiresAt(draft, NOW), NOW)).length >= 3)
  const closing = LISTINGS.map(({ closesAt }) => closesAt && londonDate(closesAt))
  assert.ok(closing.includes('2026-11-21') && closing.includes('2026-11-22'))
  assert.ok(LISTINGS.some(({ intakes }) => intakes.some(({ spacesLeft }) => spacesLeft === 0)))
})

it('hears of some listings twice, from a partner under other ids', () => {
  const partner = partnerListings(NOW)
  assert.equal(partner.length, 2)
  assert.ok(partner.every(({ sourceId }) => LISTINGS.every((draft) => draft.sourceId !== sourceId)))
})

const VOCABULARIES: readonly [string, readonly { value: string }[], (draft: OpportunityDraft) => unknown[]][] = [
  ['kind', KINDS, (draft) => [draft.kind]],
  ['hours', HOURS, (draft) => [...draft.hours]],
  ['contract', CONTRACTS, (draft) => [draft.contract]],
  ['sector', SECTORS, (draft) => [draft.sector]],
  ['level', LEVELS, (draft) => [draft.level]],
  ['cost', COSTS, (draft) => [draft.cost?.band]],
  ['delivery', DELIVERIES, (draft) => [...draft.delivery]],
  ['access', ACCESS, (draft) => [...draft.access]],
  ['group', ELIGIBLE_GROUPS, (draft) => [...draft.eligibleGroups]],
  ['help', HELPS, (draft) => [...draft.helps]],
  ['language', LANGUAGES, (draft) => [...draft.languages]],
]
for (const [name, options, valuesOf] of VOCABULARIES)
  it(`uses every ${name}, and none that we do not have`, () => {
    const used = new Set(LISTINGS.flatMap(valuesOf).filter((value) => value !== null && value !== undefined))
    assert.deepEqual([...used].sort(), options.map(({ value }) => value).sort())
  })

it('bridges only to help that exists', () => {
  const helps = new Set<string | null>(HELPS.map(({ value }) => value))
  for (const { title, requirements } of LISTINGS)
    for (const { bridge } of requirements) assert.ok(bridge === null || helps.has(bridge), `${title}: ${bridge}`)
  for (const { slug, helps: named } of ARTICLES) for (const help of named) assert.ok(helps.has(help), slug)
})

it('fits every list: short plain summaries, descriptions that need no mending', () => {
  for (const { title, summary, descriptionHtml } of LISTINGS) {
    assert.ok(summary.length > 20 && summary.length <= 300, title)
    assert.doesNotMatch(summary, /<|&\w+;/)
    assert.equal(sanitiseHtml(descriptionHtml), descriptionHtml, title)
  }
})

/** National minimum wage at 21 and for apprentices, and the London Living Wage, from April 2026. */
const LEAST = { job: 12.71, placement: 12.71, apprenticeship: 8 } as Partial<Record<OpportunityDraft['kind'], number>>
const LONDON_LIVING_WAGE = 14.8

it('pays nobody less than the law allows, and keeps the promise of a living wage employer', () => {
  for (const { title, kind, pay, goodWork } of LISTINGS) {
    const hourly = pay?.hourlyMinimum ?? null
    if (hourly === null) continue
    assert.ok(hourly >= LEAST[kind]!, `${title}: ${hourly}`)
    if (kind === 'job' && goodWork.livingWageEmployer) assert.ok(hourly >= LONDON_LIVING_WAGE, `${title}: ${hourly}`)
  }
})

it('can be read at nine to eleven: half of it at grade 6 or below, none of it above 11', () => {
  const grades = LISTINGS.map((draft) => readingGrade(words(draft.descriptionHtml))).sort((a, b) => a - b)
  assert.ok(grades[Math.floor(grades.length / 2)]! <= 6)
  assert.ok(grades.at(-1)! <= 11)
  for (const { slug, language, bodyHtml } of ARTICLES)
    if (language === 'en') assert.ok(readingGrade(words(bodyHtml)) <= 6, slug)
})

const EVERYTHING = JSON.stringify([LISTINGS, HUBS, ARTICLES])

it('leads to no real web address or mailbox', () => {
  const hosts = EVERYTHING.match(/(?<=https?:\/\/|@)[a-z0-9.-]+[a-z]/gi) ?? []
  assert.ok(hosts.length > 300)
  for (const host of hosts) assert.match(host, /\.example$/)
})

/** Ofcom keeps these for drama: they ring nowhere. */
const DRAMA = /^(?:020 7946 0\d{3}|07700 900\d{3})$/
it('rings no real telephone', () => {
  const numbers = EVERYTHING.match(/(?<![\d.,£-])0\d[\d ]{8,}\d/g) ?? []
  assert.ok(numbers.length > 100)
  for (const number of numbers) assert.match(number.trim(), DRAMA)
})

it('gives advice in ten or so articles, two of them in another language, one from right to left', () => {
  const english = new Set(ARTICLES.filter(({ language }) => language === 'en').map(({ slug }) => slug))
  assert.ok(english.size >= 8)
  const translations = ARTICLES.filter(({ language }) => language !== 'en')
  assert.ok(translations.length >= 2 && translations.every(({ slug }) => english.has(slug)))
  assert.equal(translations.find(({ language }) => language === 'ar')?.direction, 'rtl')
})

it('dates every article and says when it is read again', () => {
  for (const { slug, language, bodyHtml, reviewOn } of ARTICLES) {
    assert.match(reviewOn ?? '', /^2027-/)
    if (language === 'en') assert.match(bodyHtml, /Checked November 2026/i, slug)
  }
})
