import { addDays, londonDate, londonMoment } from '../src/domain/london-time.ts'
import { workingDeadline } from '../src/domain/working-days.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { type LetterRow, type PaperRow, storeLetters } from '../src/records/letter-store.ts'
import { findMessage } from '../src/records/person-message.ts'
import type { Db } from '../src/records/schema.ts'
import { agreeToWhatsApp } from '../src/records/whatsapp-agreement.ts'
import { LETTER_ROWS, PAPER_ROWS } from './letter-rows.ts'
import { memberNamed } from './member.ts'
import { sampleParticipantId } from './referrals.ts'

/** What a document of the sample is known by. */
export const samplePaperId = (who: string, name: string, number: number): string =>
  namedUuid(`sample paper ${who} ${name} ${number}`)
export const sampleLetterId = (who: string, index: number): string => namedUuid(`sample letter ${who} ${index}`)

/** Lets people and their adviser have written to each other, marked as a sample. What is there already stays. */
export async function seedLetters(db: Db, now: Date): Promise<void> {
  const grace = await memberNamed(db, 'Grace Oyelaran', now, 'adviser')
  const marguerite = await memberNamed(db, 'Marguerite Dunmore', now, 'intake-officer')
  if (await findMessage(db, grace, sampleLetterId(LETTER_ROWS[0]!.who!, 0), now)) return
  const { organizationId } = grace.membership
  const moment = (daysAgo: number, time: string) => {
    const at = londonMoment(addDays(londonDate(now), -daysAgo), time)
    return at < now ? at : now
  }
  const letters = LETTER_ROWS.flatMap(({ who, address, letters }) =>
    letters.map(([daysAgo, time, direction, by, words, more], index): LetterRow => {
      const at = moment(daysAgo, time)
      const participantId = who === null ? null : sampleParticipantId(who)
      const waits = direction === 'in' && more?.waits === true
      return {
        ...{ id: sampleLetterId(who ?? address, index), participantId, organizationId, direction, by, address, words },
        ...{ at, language: more?.language ?? 'en', wentAs: direction === 'out' ? (more?.wentAs ?? 'words') : null },
        caseId: who === null ? null : namedUuid(`sample case ${who}`),
        accountId: direction === 'out' ? grace.accountId : null,
        status: more?.status ?? 'delivered',
        media: null,
        ownerAccountId: direction === 'out' ? null : who === null ? marguerite.accountId : grace.accountId,
        dueAt: direction === 'in' ? workingDeadline(at, 1) : null,
        answeredAt: direction === 'in' && !waits ? at : null,
        answeredHow: direction === 'in' && !waits ? (more?.answered ?? 'message') : null,
      }
    }),
  )
  const papers = PAPER_ROWS.map((row): PaperRow => {
    const { who, name, number, last, daysAgo, cv, changedWords } = row
    return {
      ...{
        id: samplePaperId(who, name, number),
        participantId: sampleParticipantId(who),
        organizationId,
        number,
        name,
      },
      ...{
        chainId: samplePaperId(who, name, 1),
        caseId: namedUuid(`sample case ${who}`),
        inUse: last,
        cv,
        changedWords,
      },
      ...{ madeAt: moment(daysAgo, '11:30'), madeBy: grace.accountId },
    }
  })
  await storeLetters(db, letters, papers)
  const participantId = sampleParticipantId('Beyza Thackeray')
  await agreeToWhatsApp(db, grace, { participantId, how: 'in-person' }, moment(7, '10:00'))
}
