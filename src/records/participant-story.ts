import { randomUUID } from 'node:crypto'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** The story of somebody as one organisation keeps it: one version of it. */
export type Story = {
  readonly words: string
  readonly version: number
  /** Who wrote this version; null where the person did. */
  readonly author: string | null
  readonly writtenAt: Date
}

/** Returns the versions of somebody's story, the latest first; empty where nobody has written one. */
export async function storiesOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
  most = 20,
): Promise<readonly Story[]> {
  const rows = await db
    .selectFrom('participant_story')
    .leftJoin('account', 'account.id', 'participant_story.account_id')
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'participant_story', now))
    .select(['words', 'version', 'written_at', 'account.name as author'])
    .orderBy('written_at', 'desc')
    .orderBy('version', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ written_at: writtenAt, ...row }) => ({ ...row, writtenAt }))
}

/** What somebody writes on top of which version; 0 where there is none. */
export type WritingStory = {
  readonly participantId: string
  readonly words: string
  readonly version: number
  readonly sample?: boolean
}

/** Keeps a new version, in the caller's transaction. Throws Conflict where somebody else wrote one since. */
export async function writeStory(db: Db, viewer: Member, story: WritingStory, now: Date): Promise<void> {
  const { participantId } = story
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('participant_story')
    .values({
      id: randomUUID(),
      participant_id: participantId,
      organization_id: viewer.membership.organizationId,
      version: story.version + 1,
      words: story.words,
      account_id: viewer.accountId,
      written_at: now,
      sample: story.sample ?? false,
    })
    .onConflict((conflict) => conflict.columns(['participant_id', 'organization_id', 'version']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('changed-by-someone-else')
  const about = { participantId, why: 'support' } as const
  await writeHistory(
    db,
    viewer,
    'story.written',
    `participant:${participantId}`,
    { version: story.version + 1 },
    now,
    about,
  )
}
