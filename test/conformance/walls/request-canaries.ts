import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CastName } from '../../../demo/cast.ts'
import { sampleParticipantId } from '../../../demo/referrals.ts'
import { reference } from '../../../src/domain/reference.ts'
import type { Db } from '../../../src/records/schema.ts'

/** Whoever sent all of it, signed in by the address it was sent with; and somebody who sent none of it. */
export const WRITER = 'qzwriterzq@home.example'
export const STRANGER = 'stranger@home.example'
export type RequestReader = CastName | 'nobody' | 'the writer' | 'a stranger'

/** What somebody sent, whose every word is its token. Numbers stand for nothing else in the made-up borough. */
export type RequestCanary = {
  readonly token: string
  readonly table: string
  readonly id: number
  /** What stands in addresses that lead to it. */
  readonly keys: readonly string[]
  readonly readers: readonly RequestReader[]
}

const token = (kind: string): string => `qzreq${kind}zq`
const AT_THE_HUB = ['Grace Oyelaran', 'Winsome Adair-Clarke'] as const
const MODERATORS = ['Idris Penhallow', 'Ottilie Mbeki-Rowe'] as const

/** Returns whose canaries are in this text. */
export const tokensIn = (text: string): readonly string[] => [
  ...new Set([...text.toLowerCase().matchAll(/qzreq[a-z]+zq/g)].map(([found]) => found)),
]

/** Sends one of each kind: to Cobblers Green, to the borough, to Larkmead House and to Bellfounders College. */
export async function sendCanaries(owner: Db, now: Date): Promise<readonly RequestCanary[]> {
  const one = async (query: string): Promise<number> => {
    const { rows } = await sql<{ id: number }>`${sql.raw(query)}`.execute(owner)
    return rows[0]!.id
  }
  const hub = await one(`select id from hub where slug = 'cobblers-green'`)
  const owned = (name: string, kinds: string) =>
    one(`select o.id from opportunity o join organization g on g.id = o.organization_id
      where g.name = '${name}' and o.kind in (${kinds}) and o.withdrawn_at is null order by o.id limit 1`)
  const job = await owned('Larkmead House Care Home', `'job'`)
  const course = await owned('Bellfounders College', `'course', 'event'`)
  const given = (n: number) => reference(Buffer.alloc(8, n))
  const later = new Date(now.getTime() + 3_600_000)
  const insert = (table: string, id: number, row: Record<string, unknown>) =>
    sql`insert into ${sql.table(table)} (id, ${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      overriding system value values (${id}, ${sql.join(Object.values(row))})`.execute(owner)
  const from = (kind: string) => ({ name: token(kind), address_kind: 'email', address: WRITER })
  const next = { next_step: 'We answer', due_at: later }

  await insert('help_request', 900001, {
    ...{ reference: given(1), place_slug: 'fleet-vale', hub_id: hub, status: 'new', ...next, promised_by: later },
    ...{ asked_at: now, where_from: 'unknown', own_words: token('help'), name: token('help'), email: WRITER },
    ...{ contact_by: 'email', safe_words: token('help') },
  })
  const noted = { help_request_id: 900001, at: now, kind: 'reached', words: token('note'), for_person: false }
  await insert('help_request_entry', 910001, noted)
  await insert('contact_message', 920001, {
    ...{ reference: given(2), place_slug: 'fleet-vale', name: token('contact'), email: WRITER },
    ...{ words: token('contact'), sent_at: now, due_at: later },
  })
  await insert('listing_report', 930001, {
    ...{ reference: given(3), place_slug: 'fleet-vale', opportunity_id: job, reason: 'other' },
    ...{ words: token('report'), email: WRITER, reported_at: now },
  })
  await insert('booking', 940001, {
    ...{ reference: given(4), hub_id: hub, starts_at: later, ends_at: new Date(later.getTime() + 1_800_000) },
    ...{ status: 'booked', way: 'in-person', ...from('booking'), words: token('booking') },
    ...{ booked_at: new Date(now.getTime() - 86_400_000), made_at: new Date(now.getTime() - 86_400_000) },
  })
  await insert('job_application', 950001, {
    ...{ reference: given(5), opportunity_id: job, organization_id: await ownerOf(owner, job), state: 'submitted' },
    ...{ next_owner: 'organization', ...next, sent_at: now, moved_at: now, reply_due_at: later, ...from('applied') },
    why_words: token('applied'),
  })
  await insert('run', 960001, { opportunity_id: course, starts_at: later, offered: 9, seats: 9 })
  await insert('enrolment', 970001, {
    ...{ reference: given(6), opportunity_id: course, run_id: 960001, status: 'enrolled', queued_at: now },
    ...{ ...from('enrolled'), access_words: token('enrolled'), check_in_code: 'QZQZ', made_at: now, moved_at: now },
  })
  await insert('alert', 980001, {
    ...{ reference: given(7), place_slug: 'fleet-vale', address: WRITER, search: `q=${token('alert')}` },
    ...{ frequency: 'daily', state: 'active', created_at: now, confirmed_at: now },
    consent_until: new Date('2027-11-01'),
  })

  await show(owner, now)
  const canary = (
    kind: string,
    table: string,
    id: number,
    keys: readonly string[],
    readers: readonly RequestReader[],
  ): RequestCanary => ({ token: token(kind), table, id, keys: [String(id), ...keys], readers })
  return [
    canary('help', 'help_request', 900001, [given(1)], [...AT_THE_HUB, 'the writer']),
    // What advisers note for each other is not the writer's to read.
    canary('note', 'help_request_entry', 910001, [given(1)], AT_THE_HUB),
    canary(
      'contact',
      'contact_message',
      920001,
      [given(2)],
      [...MODERATORS, 'Helen Achterberg', 'Winsome Adair-Clarke', 'the writer'],
    ),
    canary('report', 'listing_report', 930001, [given(3)], MODERATORS),
    // The writer's own pages of these two say when and where, and nothing that they typed.
    canary('booking', 'booking', 940001, [given(4)], AT_THE_HUB),
    canary('applied', 'job_application', 950001, [given(5)], ['Maureen Tully', 'Jun Castellane', 'the writer']),
    canary('enrolled', 'enrolment', 970001, [given(6), '960001'], ['Oluchi Brandt', 'Mateusz Iqbal']),
    canary('alert', 'alert', 980001, [], ['the writer']),
  ]
}

/** Somebody whom the council helps, and who shows it what the writer applies for: which, with whom, how it stands. */
export const SHOWS = sampleParticipantId('Hodan Abdi-Farrow')

/** What they are called stands in every token, so that what the writer sent counts as theirs. */
async function show(owner: Db, now: Date): Promise<void> {
  await owner.updateTable('participant').set({ known_as: 'zq' }).where('id', '=', SHOWS).execute()
  const { organization_id: council } = await owner
    .selectFrom('support_case')
    .select('organization_id')
    .where('participant_id', '=', SHOWS)
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('sharing_decision')
    .values({
      ...{ id: randomUUID(), participant_id: SHOWS, purpose: 'applications', recipient_organization_id: council },
      ...{ data_classes: ['applications'], lawful_basis: 'consent', wording_version: '2026-11', given_at: now },
      ...{ withdrawn_at: null, expires_at: null, captured_by: null, captured_organization_id: null },
      ...{ captured_how: 'online' as const, address: WRITER },
    })
    .execute()
}

async function ownerOf(owner: Db, opportunity: number): Promise<number> {
  const { organization_id } = await owner
    .selectFrom('opportunity')
    .select('organization_id')
    .where('id', '=', opportunity)
    .executeTakeFirstOrThrow()
  return organization_id
}

/** Everything that is kept of them, as text. */
export async function keptOf(owner: Db, canaries: readonly RequestCanary[]): Promise<string> {
  const kept: string[] = []
  for (const { table, id } of canaries) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - 'kept_in' - 'kept_at')::text as row from ${sql.table(table)} t where id = ${id}`.execute(
      owner,
    )
    kept.push(`${table} ${rows[0]?.row}`)
  }
  return kept.join('\n')
}
