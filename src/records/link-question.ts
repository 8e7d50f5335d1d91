import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Known } from '../domain/linkage/match-keys.ts'
import type { Participant } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { peopleSeen } from './participant.ts'
import { keysFor } from './person-match.ts'
import type { Db } from './schema.ts'

/** Another organisation asks whether somebody they help is this person of ours. It knows no more than that. */
export type LinkQuestion = {
  readonly id: string
  readonly person: Participant
  readonly from: string
  readonly at: Date
}

/** What can be said to such a question. Yes is for the person alone to say: they are asked. */
export const LINK_ANSWERS = [
  { value: 'will-ask', text: 'It may be: we ask the person whether they want to be linked' },
  { value: 'not-same', text: 'No, somebody else' },
] as const
export type LinkAnswer = (typeof LINK_ANSWERS)[number]['value']

/** A question of ours, and what became of it. */
export type AskedToLink = { readonly at: Date; readonly answer: LinkAnswer | null }

/** Asks whoever has a record of such a person elsewhere; refuses with Conflict where there is nobody to ask. */
export async function askToLink(db: Db, viewer: Viewer, person: Participant, known: Known, now: Date): Promise<void> {
  const { keys, classes } = keysFor(known)
  const { rows } = await sql<{ asked: boolean }>`
    select ask_to_link(${randomUUID()}, ${person.id}, ${keys}::bigint[], ${classes}::integer[]) as asked`.execute(db)
  if (!rows[0]?.asked) throw new Conflict('nobody-to-ask')
  await writeHistory(db, viewer, 'participant.link-asked', `participant:${person.id}`, {}, now, {
    participantId: person.id,
    why: 'duplicates',
  })
}

/** Returns what was asked about somebody, the latest first. */
export async function askedAbout(db: Db, participantId: string): Promise<readonly AskedToLink[]> {
  return db
    .selectFrom('link_question')
    .select(['at', 'answer'])
    .where('participant_id', '=', participantId)
    .orderBy('at', 'desc')
    .execute()
}

/** Returns questions about people this viewer may decide about. */
export async function linkQuestions(db: Db, viewer: Viewer, now: Date): Promise<readonly LinkQuestion[]> {
  const { rows } = await sql<{ id: string; other_id: string; name: string; at: Date }>`
    select q.id, q.other_id, o.name, q.at from link_questions_here() q
    join organization o on o.id = q.from_organization_id`.execute(db)
  const people = await peopleSeen(
    db,
    viewer,
    rows.map(({ other_id }) => other_id),
    now,
  )
  return rows.flatMap(({ id, other_id, name, at }) => {
    const person = people.get(other_id)
    return person ? [{ id, person, from: name, at }] : []
  })
}

/** Answers a question; refuses with Conflict where somebody else did. */
export async function answerLinkQuestion(
  db: Db,
  viewer: Viewer,
  { id, person }: LinkQuestion,
  said: LinkAnswer,
  now: Date,
): Promise<void> {
  const { rows } = await sql<{ done: boolean }>`select answer_link_question(${id}, ${said}) as done`.execute(db)
  if (!rows[0]?.done) throw new Conflict('already-answered')
  await writeHistory(db, viewer, 'participant.link-answered', `link-question:${id}`, { said }, now, {
    participantId: person.id,
    why: 'duplicates',
  })
}
