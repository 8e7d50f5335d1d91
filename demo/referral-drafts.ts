import { fieldsOf } from '../src/domain/referral-draft.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { findReferralDraft, keepDraftPage } from '../src/records/referral-draft.ts'
import { saveTemplate, templatesOf } from '../src/records/referral-template.ts'
import type { Db } from '../src/records/schema.ts'
import { memberNamed } from './member.ts'
import { seedReferralServices } from './referral-services.ts'

/** What the duty team of Osier Bank refers for most often: whoever is off sick, to the work and health coaches. */
const TEMPLATE = {
  name: 'Off sick: WorkWell',
  team: 'Duty team',
  to: 'Fleet Vale WorkWell',
  words: 'Off sick. Wants help to go back to work, or to stay in it.',
} as const

/** What Tom has typed between two calls, and not sent. */
export const DRAFT_ID = namedUuid('sample referral draft of Tom Ashgrove')
const TYPED = {
  'given-name': 'Wilhelmina',
  'family-name': 'Okonjo-Vane',
  'contact-by': 'phone',
  phone: '020 7946 0143',
  'leave-message': 'yes',
  others: 'no',
  postcode: 'NW5 7AA',
} as const

/** Gives the practice a template, and Tom a draft of the day before; what is there already stays as it is. */
export async function seedReferralDrafts(db: Db, now: Date): Promise<void> {
  const leela = await memberNamed(db, 'Dr Leela Raman', now)
  const service = String((await seedReferralServices(db)).get(TEMPLATE.to))
  const templates = await templatesOf(db, leela)
  if (!templates.some(({ name }) => name === TEMPLATE.name)) {
    const fields = {
      service: [service],
      words: [TEMPLATE.words],
      'reply-to': ['020 7946 0127'],
      class: ['needs', 'work'],
      milestone: ['contacted', 'started', 'finished'],
    }
    await saveTemplate(db, leela, null, { name: TEMPLATE.name, team: TEMPLATE.team, fields }, now)
  }

  const tom = await memberNamed(db, 'Tom Ashgrove', now)
  if (await findReferralDraft(db, tom, DRAFT_ID, now)) return
  const yesterday = new Date(now.getTime() - 86_400_000)
  const typed = fieldsOf('who', Object.entries(TYPED))
  const beginning = { fields: {}, participantId: null }
  await keepDraftPage(db, tom, DRAFT_ID, { page: 'who', typed, window: 'sample', opened: 0 }, beginning, yesterday)
}
