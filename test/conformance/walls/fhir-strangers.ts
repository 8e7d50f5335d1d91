import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { FHIR_PARTS, SAMPLE_REFERRAL } from '../../harness/fhir.ts'
import { type FhirSystem, fhirSystem, freshMessage, requestIn } from '../../harness/fhir-system.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'
import { WALLS } from './crawl.ts'

const CANARIES = {
  given: 'Canarina',
  family: 'Yellowbird',
  nhs: '9912003888',
  why: 'canary-reason',
  asks: 'canary-wish',
}

/** Another organisation's system, which asks for what is not its own, while these walls stand. */
export function strangerSuite(walls: Walls): void {
  describe(`another organisation’s system, with ${WALLS[walls]}`, () => {
    it('reads and changes nothing of a referral that is not its own', async () => {
      const system = await fhirSystem(new Date('2026-11-23T10:00:00Z'))
      try {
        if (walls === 'queries-alone') assert.ok((await takePoliciesAway(system.owner)) > 10)
        const { asked, leaks } = await strangersAsk(system)
        assert.deepEqual(leaks, [])
        console.log(`${asked} requests of a stranger with ${WALLS[walls]}: 0 leaks`)
      } finally {
        await system.close()
      }
    })
  })
}

/**
 * Sends a referral full of canaries as one organisation, and asks for it as another system in every way there is.
 * Returns how often it asked and what leaked: a canary in an answer, or a row that changed.
 */
async function strangersAsk(
  system: FhirSystem,
): Promise<{ readonly asked: number; readonly leaks: readonly string[] }> {
  const message = freshMessage({
    person: {
      ...SAMPLE_REFERRAL.person,
      givenNames: [CANARIES.given],
      familyName: CANARIES.family,
      name: `${CANARIES.given} ${CANARIES.family}`,
      nhsNumber: CANARIES.nhs,
    },
    reasons: [CANARIES.why],
    asksFor: CANARIES.asks,
  })
  const sent = await system.send(message)
  assert.equal(sent.status, 200)
  const id = requestIn(sent.body)
  const theirs = requestIn(message)
  const before = await rowsOf(system, id)
  const own = await system.ask('GET', `/fhir/Task?patient:identifier=${CANARIES.nhs}`)
  assert.match(own.text, new RegExp(id), 'who sent it finds it')

  const back = freshMessage(
    { requestId: theirs, move: 'withdraw', sender: { ...SAMPLE_REFERRAL.sender, odsCode: null } },
    { reason: 'delete' },
  )
  const update = freshMessage(
    { requestId: theirs, move: 'update', sender: { ...SAMPLE_REFERRAL.sender, odsCode: null } },
    { reason: 'update' },
  )
  const asking: readonly (readonly [string, string, object?])[] = [
    ...['ServiceRequest', 'Task'].flatMap((kind) => [
      ['GET', `/fhir/${kind}`] as const,
      ['GET', `/fhir/${kind}/${id}`] as const,
      ['GET', `/fhir/${kind}/${theirs}`] as const,
      ['GET', `/fhir/${kind}?_id=${id}`] as const,
      ['GET', `/fhir/${kind}?identifier=${theirs}`] as const,
      ['GET', `/fhir/${kind}?patient:identifier=${CANARIES.nhs}`] as const,
      [
        'GET',
        `/fhir/${kind}?patient:name=${CANARIES.family}&patient:birthdate=1988-02-29&patient:address-postalcode=NW5+2AA`,
      ] as const,
    ]),
    ['PATCH', `/fhir/ServiceRequest/${id}`, { status: 'revoked' }],
    ['PATCH', `/fhir/ServiceRequest/${id}`, { note: [{ text: 'let me in' }] }],
    ['POST', '/fhir/$process-message', back],
    ['POST', '/fhir/$process-message', update],
  ]
  const leaks: string[] = []
  for (const [method, path, body] of asking) {
    const { text } = await system.ask(method, path, { token: system.stranger, body })
    // A list says back how it was asked for.
    const said = text.replace(/"link":\[.*?\]/, '')
    const told = [...Object.values(CANARIES), id].filter((canary) => said.includes(canary))
    if (told.length > 0) leaks.push(`${method} ${path}: ${told.join(', ')}`)
  }
  if ((await rowsOf(system, id)) !== before) leaks.push('a row changed')
  assert.equal((await system.ask('GET', `/fhir/Task/${FHIR_PARTS.patient}`)).status, 404)
  return { asked: asking.length, leaks }
}

async function rowsOf({ owner }: FhirSystem, id: string): Promise<string> {
  const { rows } = await sql`select (select to_jsonb(r) from referral r where id = ${id}) as referral,
    (select jsonb_agg(to_jsonb(e) order by id) from referral_event e where referral_id = ${id}) as events,
    (select to_jsonb(f) from fhir_request f where referral_id = ${id}) as request`.execute(owner)
  return JSON.stringify(rows)
}
