import type { Cv } from '../domain/cv.ts'
import type { PersonMessage } from '../domain/person-message.ts'
import { BLANK_MESSAGE } from './blank-message.ts'
import type { Db } from './schema.ts'

/** A message that was written elsewhere, as it stands. */
export type LetterRow = Pick<
  PersonMessage,
  | (
      | 'id'
      | 'participantId'
      | 'organizationId'
      | 'direction'
      | 'by'
      | 'address'
      | 'words'
      | 'language'
      | 'wentAs'
      | 'at'
    )
  | ('accountId' | 'status' | 'media' | 'ownerAccountId' | 'dueAt' | 'answeredAt' | 'answeredHow')
> & { readonly caseId: string | null }

/** A version of a CV that was written elsewhere. */
export type PaperRow = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly caseId: string
  readonly chainId: string
  readonly number: number
  readonly inUse: boolean
  readonly name: string
  readonly cv: Cv
  readonly changedWords: string | null
  readonly madeAt: Date
  readonly madeBy: number
}

/** Keeps samples of messages and CVs as they are; what is there already stays. Run by who sets up a database. */
export async function storeLetters(db: Db, letters: readonly LetterRow[], papers: readonly PaperRow[]): Promise<void> {
  if (letters.length > 0) {
    await db
      .insertInto('person_message')
      .values(
        letters.map((one) => ({
          ...BLANK_MESSAGE,
          id: one.id,
          participant_id: one.participantId,
          organization_id: one.organizationId,
          case_id: one.caseId,
          direction: one.direction,
          channel: one.by,
          address: one.address,
          words: one.words,
          media: one.media ? JSON.stringify(one.media) : null,
          language: one.language,
          went_as: one.wentAs,
          at: one.at,
          account_id: one.accountId,
          status: one.status,
          status_at: one.at,
          failure: one.status === 'failed' ? 'permanent-failure' : null,
          read_by_us_at: one.answeredAt,
          owner_account_id: one.ownerAccountId,
          due_at: one.dueAt,
          answered_at: one.answeredAt,
          answered_how: one.answeredHow,
          sample: true,
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
  if (papers.length === 0) return
  await db
    .insertInto('person_document')
    .values(
      papers.map((one) => ({
        id: one.id,
        participant_id: one.participantId,
        organization_id: one.organizationId,
        case_id: one.caseId,
        chain_id: one.chainId,
        number: one.number,
        in_use: one.inUse,
        kind: 'cv',
        name: one.name,
        changed_words: one.changedWords,
        file_id: null,
        cv: JSON.stringify(one.cv),
        for_person: true,
        made_at: one.madeAt,
        made_side: 'adviser',
        made_by: one.madeBy,
        valid_until: null,
        removed_at: null,
        removed_by: null,
        removed_words: null,
        sample: true,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
