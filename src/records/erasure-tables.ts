/** What somebody's rows are found by. `participant`: by their records; the others by what hangs on those. */
export type ErasedBy =
  | 'participant'
  | 'referral'
  | 'file'
  | 'help-request'
  | 'application'
  | 'alert'
  | 'message'
  | 'row'

/** What an erasure does with a table of people. */
export type Erasing =
  | { readonly does: 'erase'; readonly by: ErasedBy; readonly links: readonly string[] }
  /** `blank_person` in migrations/0051 empties it: figures count the rows that stay. */
  | { readonly does: 'blank' }
  | { readonly does: 'keep'; readonly why: string }

const erase = (by: ErasedBy, ...links: readonly string[]): Erasing => ({ does: 'erase', by, links })
const theirs = erase('participant', 'participant_id')
const keep = (why: string): Erasing => ({ does: 'keep', why })
const blank: Erasing = { does: 'blank' }

/**
 * Every table that holds anything of people, and what happens to it when one of them is erased. They go in this order:
 * what refers to another table stands before it. A test walks the database and fails where a table is missing here.
 */
export const ERASURE_TABLES: Readonly<Record<string, Erasing>> = {
  // What is due to them of their data.
  access_decision: theirs,
  access_request: theirs,
  correction_request: theirs,
  erasure_request: theirs,

  // Casework.
  text_question: theirs,
  job_check: theirs,
  job_report: theirs,
  fund_evidence: theirs,
  fund_spend: theirs,
  fund_voucher: theirs,
  fund_event: theirs,
  fund_request: theirs,
  absence_flag: theirs,
  cohort_attendance: theirs,
  panel_guest: theirs,
  panel_question: theirs,
  concern: theirs,
  appointment: theirs,
  plan_event: theirs,
  step: theirs,
  goal: theirs,
  review: theirs,
  assessment_request: theirs,
  assessment: theirs,
  barrier: theirs,
  strength: theirs,
  key_date: theirs,
  information_need: theirs,
  participant_story: theirs,
  work_draft: theirs,
  note: theirs,
  person_document: theirs,
  person_message: theirs,
  cohort_place: theirs,
  case_event: theirs,
  support_case: theirs,

  // Referrals.
  participant_word: theirs,
  contact_attempt: theirs,
  referral_draft: theirs,
  referral_file: erase('referral', 'referral_id'),
  referral_link: erase('referral', 'referral_id'),
  referral_packet: theirs,
  referral_tracking: theirs,
  referral_handover: theirs,
  fhir_request: theirs,
  fhir_message: erase('referral', 'referral_id'),

  // Who they are, who sees them, what they agreed to.
  participant_reach: theirs,
  sharing_decision: theirs,
  exclusion: theirs,
  restriction_pass: theirs,
  restriction: theirs,
  break_glass: theirs,
  person_match: erase('participant', 'one', 'other'),
  person_merge: erase('participant', 'kept', 'folded'),
  link_question: erase('participant', 'participant_id', 'other_id'),
  participant_match_key: theirs,
  sign_in: erase('row', 'id'),
  legal_hold: theirs,
  erasure_order: theirs,
  erasure_due: theirs,

  // What came without a record. Only what their case came out of; with `byAddress` all that came from their address.
  help_request_entry: erase('help-request', 'help_request_id'),
  booking: erase('row', 'id'),
  help_request: erase('help-request', 'id'),
  job_application_move: erase('application', 'job_application_id'),
  job_application: erase('application', 'id'),
  enrolment: erase('row', 'id'),
  contact_message: erase('row', 'id'),
  listing_report: erase('row', 'id'),
  alert_sent: erase('alert', 'alert_id'),
  alert: erase('alert', 'id'),
  address_code: erase('row', 'id'),
  unsubscribed: erase('row', 'address'),
  message: erase('message', 'id'),
  message_arrival: erase('row', 'id'),
  stored_file: erase('file', 'id'),

  // Figures count these.
  referral_event: blank,
  referral: blank,
  participant: blank,

  referral_hold: keep('dates and a code: figures leave out the days on which a clock stood still'),
  history: keep('who did what to which number and when; it names nobody, and its chain must hold'),
  support_fund: keep('an organisation’s own; nothing in it is about a person'),
  fund_limit: keep('an organisation’s own; nothing in it is about a person'),
  fund_budget: keep('sums of a year: what was spent on somebody stays spent, without them'),
  fund_budget_change: keep('sums of a year, and why they changed'),
  erasure: keep('that it was done; numbers that lead to nobody'),
  referral_template: keep('what a team usually refers for; nothing in it is about a person'),
  recovery_request: keep('of people at work'),
  help_request_draft: keep('whose it is nobody knows; gone after a week without use'),
  application_draft: keep('whose it is nobody knows; gone after its days'),
}
