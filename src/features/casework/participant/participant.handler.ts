import { type Answer, page } from '../../../kit/http.ts'
import { applicationsShown } from '../../../records/application-showing.ts'
import { barriersOf, strengthsOf } from '../../../records/barrier.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { informationNeedOf } from '../../../records/information-need.ts'
import { jobChecksOf, jobReportsOf } from '../../../records/job-report.ts'
import { keyDatesOf } from '../../../records/key-date.ts'
import { notesOf } from '../../../records/note-list.ts'
import { mayChangeParticipant, searchParticipants } from '../../../records/participant.ts'
import { storiesOf } from '../../../records/participant-story.ts'
import { goalsOf, stepsOf } from '../../../records/plan.ts'
import { nextAppointmentOf, ownedCasesOf, toldStoriesOf } from '../../../records/record-overview.ts'
import { referralsOfPerson } from '../../../records/referral-list.ts'
import { sentOfPerson } from '../../../records/referral-tracking.ts'
import { decisionsOf } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { personAsked, writeLook } from '../../../web/person-asked.ts'
import { recordPage } from './participant.page.ts'
import { recordView } from './participant.view.ts'
import { searchView } from './search.view.ts'

/** The record shows the latest; all of them have a page of their own. */
const NOTES_SHOWN = 3

export const showSearch = (ask: Ask): Answer => page(searchView('', null, ask))

/** POST: finds people on one's own list. By POST, so that no name stands in an address, a log or a history. */
export async function showFound(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 100)
  const people = words ? await searchParticipants(db, viewer, words, now) : []
  await writeHistory(db, viewer, 'people.searched', 'people', { count: people.length }, now)
  return page(searchView(words, people, ask))
}

/** Shows what is known of somebody, and writes down that it was looked at: they can read that themselves. */
export async function showRecord(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  const ids = await recordsOf(db, viewer, person.id, now)
  const known = {
    person,
    stories: await storiesOf(db, viewer, ids, now),
    told: await toldStoriesOf(db, viewer, ids, now),
    cases: await ownedCasesOf(db, viewer, ids, now),
    notes: await notesOf(db, viewer, ids, { most: NOTES_SHOWN }, now),
    barriers: await barriersOf(db, viewer, ids, now),
    strengths: await strengthsOf(db, viewer, ids, now),
    dates: await keyDatesOf(db, viewer, ids, now),
    need: await informationNeedOf(db, viewer, ids, now),
    appointment: await nextAppointmentOf(db, viewer, ids, now),
    goals: await goalsOf(db, viewer, ids, now),
    steps: await stepsOf(db, viewer, ids, now),
    received: await referralsOfPerson(db, viewer, ids, now),
    sent: await sentOfPerson(db, viewer, ids, now),
    jobs: await jobReportsOf(db, viewer, ids, now),
    checks: await jobChecksOf(db, viewer, ids, now),
    applications: await applicationsShown(db, viewer, ids, now),
    decisions: await decisionsOf(db, viewer, ids, now),
    changes: await mayChangeParticipant(db, viewer, person.id, now),
  }
  await writeLook(ask, person)
  return page(recordView(recordPage(known, viewer, now), ask))
}
