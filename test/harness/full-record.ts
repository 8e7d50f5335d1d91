import { randomUUID } from 'node:crypto'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { addBarrier, addStrength, barriersOf, changeBarrier } from '../../src/records/barrier.ts'
import { keepInformationNeed } from '../../src/records/information-need.ts'
import { addKeyDate } from '../../src/records/key-date.ts'
import { writeNote } from '../../src/records/note.ts'
import { writeStory } from '../../src/records/participant-story.ts'
import type { Db } from '../../src/records/schema.ts'
import { keepWorkDraft } from '../../src/records/work-draft.ts'
import { asMember } from './member.ts'
import { as } from './referral.ts'

/** Whose record is filled: she is on Grace’s list in the made-up borough. */
export const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
export const CORRECTED_NOTE = '5b1c8a52-7c55-4d0b-9a3a-0a6f6b0f7c11'

/** Fills every part of Hodan’s record, as Grace does over a fortnight; and leaves half of a story unsaved. */
export async function fillRecord(web: Db, now: Date): Promise<void> {
  const { viewer: grace } = await asMember(web, 'Grace Oyelaran', now)
  const on = { participantId: HODAN, organizationId: grace.membership.organizationId }
  const ago = (days: number, hours = 0) => new Date(now.getTime() - days * 86_400_000 - hours * 3_600_000)
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  await as(web, grace, now, async (db) => {
    const barrier = (kind: 'childcare' | 'mental-health' | 'transport', words: string | null, health = false) =>
      addBarrier(db, grace, { id: randomUUID(), ...on, kind, words, health }, now)
    await barrier('childcare', 'Nobody can fetch the twins at 3 on Tuesdays.')
    await barrier('mental-health', 'Anxious in crowds. Sleeps badly.', true)
    await barrier('transport', null)
    const solved = (await barriersOf(db, grace, [HODAN], now)).find(({ kind }) => kind === 'transport')!
    await changeBarrier(db, grace, solved, { resolved: { words: 'The bus pass has come' } }, now)
    await addStrength(db, grace, { id: randomUUID(), ...on, kind: 'experience', words: 'Ran a market stall' }, now)
    await addStrength(db, grace, { id: randomUUID(), ...on, kind: 'language', words: 'Somali and Arabic' }, now)
    const date = (kind: 'fit-note' | 'benefit-change', days: number, words: string | null) =>
      addKeyDate(db, grace, { id: randomUUID(), participantId: HODAN, kind, on: day(days), words }, now)
    await date('fit-note', 4, 'From the surgery')
    await date('benefit-change', 70, null)
    await writeStory(
      db,
      grace,
      { participantId: HODAN, version: 0, words: 'She ran a stall at the Friday market.' },
      now,
    )
    await writeStory(db, grace, { participantId: HODAN, version: 1, words: STORY }, now)
    await keepInformationNeed(db, grace, HODAN, { ...NEEDS, reviewedOn: day(-20) }, 0, now)

    const note = { participantId: HODAN, subject: 'general', visibility: 'team', twoWay: true } as const
    const meeting = { ...note, kind: 'meeting', happenedAt: ago(4) } as const
    const words = 'We looked at three jobs at the school kitchen.\nShe liked the second.'
    await writeNote(db, grace, { ...meeting, id: randomUUID(), words: 'She asks whether hours can end at 2.30.' }, now)
    await writeNote(db, grace, { ...meeting, id: CORRECTED_NOTE, words }, now)
    const mended = words.replace('second', 'third')
    await writeNote(db, grace, { ...meeting, id: randomUUID(), corrects: CORRECTED_NOTE, words: mended }, now)
    const call = { ...note, kind: 'call', happenedAt: ago(3, 1) } as const
    const tablets = { subject: 'health', words: 'The new tablets make her tired in the morning.' } as const
    await writeNote(db, grace, { ...call, ...tablets, id: randomUUID() }, now)
    const worry = { subject: 'safeguarding', words: 'Sample words of a worry.' } as const
    await writeNote(db, grace, { ...call, ...worry, id: randomUUID(), happenedAt: ago(5) }, now)
    await keepWorkDraft(db, grace, { participantId: HODAN, form: 'story' }, { words: ['She says that the'] }, now)
  })
}

const STORY = `Hodan came to the borough in 2012 and ran a stall at the Friday market until it closed. Her twins are six. She wants work that ends at half past two, near the school, with people rather than screens.

She has been sent from office to office and does not want to tell it again.`

const NEEDS = {
  needs: ['reading'],
  formats: ['text', 'easy-read'],
  supports: ['longer'],
  ...{ words: null, sharedWith: null, mayShare: true },
} as const
