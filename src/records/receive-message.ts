import { sql } from 'kysely'
import { keywordIn } from '../domain/keyword.ts'
import { type MatchCandidate, type Matched, matchMessage } from '../domain/message-match.ts'
import { ANSWER_DAYS, statusAfter } from '../domain/person-message.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { isUuid, namedUuid } from '../kit/uuid.ts'
import { BLANK_MESSAGE } from './blank-message.ts'
import { writeHistory } from './history.ts'
import { KEYWORD_ANSWERS } from './keyword-answers.ts'
import type { Waiting } from './message-arrival.ts'
import type { Db } from './schema.ts'
import { answerQuestion } from './text-answers.ts'
import { openQuestion } from './text-question.ts'

type Words = Extract<Waiting, { what: 'words' }>
type Told = Extract<Waiting, { what: 'status' }>

/**
 * Files what a provider handed over, in the caller's transaction and under the login of the background work: finds whose
 * it is, who answers and by when, and does what a keyword asks for. Filing the same twice changes nothing. Where that
 * failed before, nothing is done by itself any more: somebody reads it.
 */
export const receiveMessage = (db: Db, waiting: Waiting, now: Date): Promise<void> =>
  waiting.what === 'status' ? takeStatus(db, waiting) : takeWords(db, waiting, now)

/** What could not be done by itself so often is for a person: nobody who writes is left without. */
const BY_ITSELF_ATTEMPTS = 3

async function takeWords(db: Db, arrived: Words, now: Date): Promise<void> {
  const thread = arrived.threadHash ? await threadOf(db, arrived.threadHash) : null
  const candidates = thread ? [] : await candidatesFor(db, arrived, now)
  const desk = await deskOf(db, arrived.placeSlug)
  const matched = matchMessage({ way: arrived.way, thread, candidates, deskOrganizationId: desk })
  const keyword = arrived.way === 'email' ? null : keywordIn(arrived.words)
  const { caseId, ownerId, language } = await whoAnswers(db, matched, now)
  const id = namedUuid(`message ${arrived.way} ${arrived.providerId}`)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person_message')
    .values({
      ...BLANK_MESSAGE,
      id,
      participant_id: matched.participantId,
      organization_id: matched.organizationId,
      case_id: caseId,
      direction: 'in',
      channel: arrived.way,
      address: arrived.from,
      subject: arrived.subject,
      words: arrived.words,
      media: arrived.media && JSON.stringify(arrived.media),
      at: arrived.at,
      status: 'delivered',
      status_at: arrived.receivedAt,
      provider_id: arrived.providerId,
      replied_to: thread?.messageId ?? (await lastSentTo(db, matched, arrived)),
      owner_account_id: ownerId,
      due_at: workingDeadline(arrived.receivedAt, ANSWER_DAYS),
      ...(arrived.automatic && { answered_at: now, answered_how: 'automatic' }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return
  if (matched.participantId) await heardFrom(db, { ...matched, participantId: matched.participantId }, arrived, now)
  const about = matched.participantId ? { participantId: matched.participantId, why: 'support' as const } : undefined
  await writeHistory(db, 'job', 'message.received', `message:${id}`, { way: arrived.way, why: matched.why }, now, about)
  if (arrived.way === 'email' || arrived.automatic || arrived.attempts >= BY_ITSELF_ATTEMPTS) return
  const writer = { way: arrived.way, from: arrived.from, messageId: id, language, caseId, ...matched }
  const question = matched.participantId ? await openQuestion(db, arrived.from, matched.participantId, now) : null
  const done = keyword
    ? await KEYWORD_ANSWERS[keyword.keyword](db, writer, now)
    : question && (await answerQuestion(db, question, writer, arrived.words, now))
  if (done) await answeredByItself(db, id, now)
}

const answeredByItself = (db: Db, id: string, now: Date) =>
  db
    .updateTable('person_message')
    .set({ answered_at: now, answered_how: 'keyword' })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .execute()

/** What became of one of ours: known by what we called it, or by the provider's number of it. */
async function takeStatus(db: Db, told: Told): Promise<void> {
  const named = told.key.replace(/^person-message:/, '')
  const key = isUuid(named) ? named : null
  const kept = await db
    .selectFrom('person_message')
    .select(['id', 'status'])
    .where('direction', '=', 'out')
    .where((where) => (key ? where('id', '=', key) : where('provider_id', '=', told.providerId)))
    .where('channel', '=', told.way)
    .forUpdate()
    .executeTakeFirst()
  if (!kept) return
  const status = statusAfter(kept.status, told.status)
  if (status === kept.status) return
  await db
    .updateTable('person_message')
    .set({ status, status_at: told.at, failure: status === 'failed' ? (told.error ?? 'failed') : null })
    .where('id', '=', kept.id)
    .execute()
}

async function threadOf(db: Db, hash: Buffer) {
  const row = await db
    .selectFrom('person_message')
    .select(['id', 'participant_id', 'organization_id'])
    .where('reply_hash', '=', hash)
    .executeTakeFirst()
  if (!row?.participant_id) return null
  return { messageId: row.id, participantId: row.participant_id, organizationId: row.organization_id }
}

/** Everybody with this number or address, records that were made one counted once, and who works with them. */
async function candidatesFor(db: Db, { way, from }: Words, now: Date): Promise<readonly MatchCandidate[]> {
  const { rows } = await sql<{ id: string; open_at: number[]; wrote_from: number | null }>`
    with recursive known as (
      select id, merged_into from participant where ${sql.ref(way === 'email' ? 'email' : 'phone')} = ${from}
      union select p.id, p.merged_into from participant p join known k on p.id = k.merged_into)
    select k.id, array(select organization_id from (
        select c.organization_id, 0 as later, c.opened_at as at from support_case c
          where c.participant_id = k.id and c.closed_at is null
        union all select r.organization_id, 1, r.since from participant_reach r
          where r.participant_id = k.id and (r.until is null or r.until > ${now})) o
      group by organization_id order by min(later), max(at) desc) as open_at,
      (select m.organization_id from person_message m where m.participant_id = k.id and m.direction = 'out'
        and m.channel = ${way} order by m.at desc limit 1) as wrote_from
    from known k where k.merged_into is null`.execute(db)
  return rows.map((row) => ({ participantId: row.id, openAt: row.open_at, lastWroteFrom: row.wrote_from }))
}

/** The council that a place's numbers and addresses belong to. */
async function deskOf(db: Db, placeSlug: string): Promise<number> {
  const { id } = await db
    .selectFrom('organization')
    .select('id')
    .where('kind', '=', 'council')
    .where((where) => where.or([where('place_slug', '=', placeSlug), where('place_slug', 'is', null)]))
    .orderBy('place_slug', (by) => by.asc().nullsLast())
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

/** Whoever has the person's case or has them on their list, and is not kept from them; else who takes up what is nobody's. */
async function whoAnswers(db: Db, { participantId, organizationId }: Matched, now: Date) {
  const { rows } = await sql<{ case_id: string | null; owner_id: number | null; language: string | null }>`
    select c.id as case_id, coalesce(c.owner_account_id, r.account_id, message_desk(${organizationId}::integer)) as owner_id,
      p.language
    from (select 1) one
    left join participant p on p.id = ${participantId}::uuid
    left join lateral (select id, owner_account_id from support_case where participant_id = p.id
      and organization_id = ${organizationId} and closed_at is null
      and not exists (select from exclusion e where e.participant_id = p.id and e.account_id = owner_account_id
        and e.ended_at is null) order by opened_at desc limit 1) c on true
    left join lateral (select account_id from participant_reach where participant_id = p.id
      and organization_id = ${organizationId} and account_id is not null and (until is null or until > ${now})
      and not exists (select from exclusion e where e.participant_id = p.id
        and e.account_id = participant_reach.account_id and e.ended_at is null) order by since desc limit 1) r on true`.execute(
    db,
  )
  const { case_id: caseId, owner_id: ownerId, language } = rows[0]!
  return { caseId, ownerId, language: language ?? 'en' }
}

async function lastSentTo(db: Db, { participantId }: Matched, { way, at }: Words): Promise<string | null> {
  if (!participantId) return null
  const row = await db
    .selectFrom('person_message')
    .select('id')
    .where('participant_id', '=', participantId)
    .where('direction', '=', 'out')
    .where('channel', '=', way)
    .where('at', '<=', at)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** They were in touch: every open case of theirs here knows. An out-of-office reply is nobody. */
async function heardFrom(
  db: Db,
  { participantId, organizationId }: Matched & { readonly participantId: string },
  { at, automatic }: Words,
  now: Date,
): Promise<void> {
  if (automatic) return
  const heard = at < now ? at : now
  await db
    .updateTable('support_case')
    .set({
      last_heard_at: sql<Date>`greatest(last_heard_at, ${heard}::timestamptz)`,
      last_tried_at: sql<Date>`greatest(last_tried_at, ${heard}::timestamptz)`,
    })
    .where('participant_id', '=', participantId)
    .where('organization_id', '=', organizationId)
    .where('closed_at', 'is', null)
    .execute()
}
