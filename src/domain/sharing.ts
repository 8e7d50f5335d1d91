import type { Option } from './facets.ts'

/** What somebody can agree to have passed on, class by class. Health is never part of another one. */
export const DATA_CLASSES = [
  { value: 'contact', text: 'Name, and how to reach them safely' },
  { value: 'needs', text: 'What they want help with' },
  { value: 'access', text: 'Language and access needs' },
  { value: 'work', text: 'Work, skills and where they live' },
  { value: 'health', text: 'What they said about health or disability' },
  { value: 'progress', text: 'How it is going' },
  { value: 'documents', text: 'Their CV and papers' },
  { value: 'applications', text: 'Jobs and courses they apply for' },
] as const satisfies readonly Option[]

export type DataClass = (typeof DATA_CLASSES)[number]['value']

/** What somebody can be asked to have passed on. What they apply for they show by themself, on their own page. */
export const ASKED_DATA_CLASSES = DATA_CLASSES.filter(({ value }) => value !== 'applications')

/** What sharing is for. One decision, one purpose, one recipient. */
export const SHARING_PURPOSES = [
  { value: 'referral', text: 'To be referred, and helped by whoever takes it on' },
  { value: 'progress-to-referrer', text: 'So that whoever referred them hears how it goes' },
  { value: 'joint-support', text: 'So that another organisation helps as well' },
  { value: 'employer', text: 'To be put forward to an employer' },
  { value: 'whatsapp', text: 'To be written to on WhatsApp' },
  { value: 'applications', text: 'So that whoever helps them sees the jobs and courses they apply for' },
] as const satisfies readonly Option[]

export type SharingPurpose = (typeof SHARING_PURPOSES)[number]['value']

/**
 * On which ground in law an organisation works with somebody at all: kept apart from what the person agreed to share.
 * Which one applies is for each organisation's data protection officer to decide (domain rules, information governance).
 */
export const LAWFUL_BASES = [
  { value: 'public-task', text: 'Public task' },
  { value: 'consent', text: 'Consent' },
  { value: 'legitimate-interests', text: 'Legitimate interests' },
  { value: 'contract', text: 'Contract' },
] as const satisfies readonly Option[]

export type LawfulBasis = (typeof LAWFUL_BASES)[number]['value']

/** The wording that people were read or shown. A change of words is a new version; old ones stay for what they cover. */
export const SHARING_WORDING = {
  version: '2026-11',
  referral:
    'I agree that you pass on what we wrote down together, so that they can help me. They tell you whether they take it on. I can change my mind at any time.',
  progress: 'I agree that you hear these things about how it goes. I can change my mind at any time.',
  applications:
    'I agree that whoever helps me sees the jobs and courses I apply for. I can change my mind at any time.',
  whatsapp:
    'I agree that you write to me on WhatsApp. What we write goes through a company outside the council. I can stop it at any time: I send STOP.',
} as const

/** A decision to share, as it stands. */
export type SharingDecision = {
  readonly id: string
  readonly purpose: SharingPurpose
  readonly recipientOrganizationId: number | null
  readonly dataClasses: readonly DataClass[]
  readonly lawfulBasis: LawfulBasis
  readonly wordingVersion: string
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
  readonly expiresAt: Date | null
}

/** Returns whether a decision lets something be shared at this moment: asked at each request, never remembered. */
export const isCurrent = (
  decision: Pick<SharingDecision, 'withdrawnAt' | 'expiresAt' | 'givenAt'>,
  now: Date,
): boolean =>
  decision.givenAt <= now &&
  (decision.withdrawnAt === null || decision.withdrawnAt > now) &&
  (decision.expiresAt === null || decision.expiresAt > now)
