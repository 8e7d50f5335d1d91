import { randomUUID } from 'node:crypto'
import type { Viewer } from '../domain/permission.ts'
import { readsWord } from './reach.ts'
import type { Db } from './schema.ts'
import type { ParticipantWordTable } from './schema-own-record.ts'

/** Something the person wrote to whoever helps them. */
export type OwnWord = {
  readonly id: string
  readonly referralId: string
  readonly at: Date
  readonly kind: ParticipantWordTable['kind']
  readonly words: string | null
  readonly useful: boolean | null
}

/** Keeps what the person wrote about one referral of theirs, in the caller's transaction. */
export async function writeWord(
  db: Db,
  word: Omit<OwnWord, 'id' | 'at'> & { readonly participantId: string; readonly organizationId: number },
  now: Date,
): Promise<void> {
  await db
    .insertInto('participant_word')
    .values({
      id: randomUUID(),
      participant_id: word.participantId,
      referral_id: word.referralId,
      organization_id: word.organizationId,
      at: now,
      kind: word.kind,
      words: word.words,
      useful: word.useful,
    })
    .execute()
}

/** Returns what the person wrote about a referral, the latest first: for them, and for whoever has it. */
export async function wordsOfReferral(
  db: Db,
  viewer: Viewer,
  referralId: string,
  now: Date,
): Promise<readonly OwnWord[]> {
  const rows = await db
    .selectFrom('participant_word')
    .innerJoin('referral', 'referral.id', 'participant_word.referral_id')
    .where('participant_word.referral_id', '=', referralId)
    .where(readsWord(viewer, now))
    .select(['participant_word.id', 'participant_word.referral_id', 'at', 'kind', 'words', 'useful'])
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ referral_id: referralId, ...row }) => ({ ...row, referralId }))
}
