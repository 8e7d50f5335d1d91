import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readJobPostings } from '../../src/adapters/formats/job-posting.ts'
import type { Opportunity } from '../../src/domain/listing.ts'
import { londonDate } from '../../src/domain/london-time.ts'
import type { OpportunityDraft } from '../../src/domain/opportunity.ts'
import { PUBLIC } from '../../src/domain/permission.ts'
import { findOpportunity } from '../../src/records/opportunity.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { schemaErrors } from './schema-org.ts'

type Node = { readonly '@type': string; readonly [name: string]: unknown }
type Shown = { readonly opportunity: Opportunity; readonly page: string; readonly nodes: readonly Node[] }

/** What schema.org calls each of our kinds. */
const TYPES: Readonly<Record<Opportunity['kind'], string>> = {
  job: 'JobPosting',
  apprenticeship: 'JobPosting',
  placement: 'JobPosting',
  volunteering: 'JobPosting',
  course: 'Course',
  event: 'Event',
  support: 'Service',
  'drop-in': 'Service',
}

describe('JSON-LD on the page of every listing', () => {
  let app: TestApp
  let listings: readonly Shown[]

  before(async () => {
    app = await testApp({ seed: 'demo' })
    const map = await (await fetch(`${app.origin}/sitemap/1`)).text()
    const paths = [...map.matchAll(/<loc>([^<]*\/opportunities\/(\d+)\/[^<]*)<\/loc>/g)]
    const found: Shown[] = []
    for (const [, address, id] of paths) found.push(await shown(address!, Number(id)))
    listings = found
  })
  after(() => app.close())

  const shown = async (address: string, id: number): Promise<Shown> => {
    const page = await (await fetch(address)).text()
    const opportunity = await findOpportunity(app.web, PUBLIC, id)
    assert.ok(opportunity, address)
    return { opportunity, page, nodes: nodesIn(page, address) }
  }

  it('would be caught by this check if it were wrong', () => {
    const job = { '@type': 'JobPosting', title: 'Cook', datePosted: '1 May', salary: 7, hiringOrganization: 'Us' }
    assert.deepEqual(
      ['no description', 'datePosted: "1 May"', 'salary: unknown', 'hiringOrganization: "Us"'].filter((words) =>
        schemaErrors(job).some((error) => error.includes(words)),
      ).length,
      4,
    )
  })

  it('is there, once, for all 250 and more', () => {
    assert.ok(listings.length >= 250, String(listings.length))
    for (const { opportunity, nodes } of listings) assert.ok(nodes.length > 0, opportunity.title)
  })

  it('is of the type that its kind has', () => {
    for (const { opportunity, nodes } of listings) {
      for (const node of nodes) assert.equal(node['@type'], TYPES[opportunity.kind], opportunity.title)
    }
  })

  it('says what its type asks for, and nothing that its type does not know', () => {
    const wrong = listings.flatMap(({ opportunity, nodes }) =>
      nodes.flatMap((node) => schemaErrors(node).map((error) => `${opportunity.title} ${error}`)),
    )
    assert.deepEqual(wrong, [])
  })

  it('has no null, no empty text, no empty list and no relative address anywhere', () => {
    for (const { opportunity, nodes } of listings) {
      const text = JSON.stringify(nodes)
      assert.doesNotMatch(text, /:(null|""|\[\]|\{\}|"\/[^"]*")[,}]/, opportunity.title)
    }
  })

  it('gives each event its coming dates, the first not past and each once', () => {
    for (const { opportunity, nodes } of listings.filter(({ opportunity }) => opportunity.kind === 'event')) {
      const starts = nodes.map(({ startDate }) => String(startDate))
      assert.equal(new Set(starts).size, starts.length, opportunity.title)
      assert.deepEqual(starts.toSorted(), starts, opportunity.title)
    }
  })

  it('gives a job done anywhere the country it may be done from, and any other job a place', () => {
    for (const { opportunity, nodes } of listings) {
      const [node] = nodes
      if (node?.['@type'] !== 'JobPosting') continue
      assert.ok(node.jobLocation ?? node.applicantLocationRequirements, opportunity.title)
      assert.equal(node.jobLocationType !== undefined, opportunity.delivery.includes('online'), opportunity.title)
    }
  })

  it('reads back through our own importer as the same posting', async () => {
    const postings = listings.filter(
      ({ nodes, opportunity }) =>
        nodes[0]?.['@type'] === 'JobPosting' &&
        (opportunity.locations.length > 0 || opportunity.delivery.includes('online')),
    )
    assert.ok(postings.length > 100)
    for (const { opportunity, page } of postings) {
      const draft = await readBack(page)
      assert.deepEqual(factsOf(draft), factsOf(opportunity), opportunity.title)
      assert.equal(draft.organization.name, opportunity.organizationName)
    }
  })
})

/** The parts of a posting that must not change on the way out and back in. */
function factsOf({
  title,
  kind,
  locations,
  closesAt,
  pay,
  postedOn,
  vacancies,
  delivery,
}: OpportunityDraft | Opportunity) {
  return {
    title,
    kind,
    delivery: delivery.toSorted(),
    postcodes: locations.map(({ postcode }) => postcode),
    closesOn: closesAt && londonDate(closesAt),
    pay: pay?.unit ? { unit: pay.unit, minimum: pay.minimum, maximum: pay.maximum } : null,
    postedOn,
    vacancies,
  }
}

async function readBack(page: string): Promise<OpportunityDraft> {
  async function* body() {
    yield Buffer.from(page)
  }
  const opened = { address: 'https://good-work.example/listing', type: 'text/html', body: body() }
  const refuse = () => Promise.reject(new Error('a page of ours has no further pages'))
  for await (const item of readJobPostings({ opened, now: new Date(), open: refuse })) {
    assert.ok('draft' in item, 'refused' in item ? item.refused : '')
    return item.draft
  }
  throw new Error('no posting on the page')
}

/** The JSON-LD of a page as a search engine takes it: from one script, which holds nothing that could end it. */
function nodesIn(page: string, address: string): readonly Node[] {
  const scripts = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
  assert.equal(scripts.length, 1, address)
  const document = JSON.parse(scripts[0]![1]!) as Node & { readonly '@graph'?: readonly Node[] }
  assert.equal(document['@context'], 'https://schema.org', address)
  return document['@graph'] ?? [document]
}
