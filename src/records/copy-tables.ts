/** How rows about somebody are found for the copy of one organisation. */
export type CopiedBy =
  /** Theirs, whoever wrote it: who they are, what they agreed to. */
  | 'person'
  /** Written by this organisation. */
  | 'organization'
  /** On a referral that this organisation sent or received. */
  | 'referral'
  /** By numbers that hang on their case or their address. */
  | 'linked'

export type Copied =
  | { readonly group: CopyGroup; readonly title: string; readonly by: CopiedBy; readonly without?: readonly string[] }
  | { readonly not: string }

export const COPY_GROUPS = [
  { value: 'who', text: 'Who you are' },
  { value: 'support', text: 'Your support' },
  { value: 'plan', text: 'Your plan' },
  { value: 'words', text: 'Notes, messages and papers' },
  { value: 'referrals', text: 'Referrals' },
  { value: 'sharing', text: 'What you agreed to, and who may see you' },
  { value: 'asked', text: 'What you asked us for' },
  { value: 'looked', text: 'Who looked at your record' },
] as const

export type CopyGroup = (typeof COPY_GROUPS)[number]['value']

const of = (
  group: CopyGroup,
  title: string,
  by: CopiedBy = 'organization',
  without: readonly string[] = [],
): Copied => ({
  ...{ group, title, by, without },
})
const not = (why: string): Copied => ({ not: why })

/**
 * Every table of people, and what of it stands in the copy that somebody gets: under which heading, or why not. A test
 * walks the database and fails where a table is missing here.
 */
export const COPY_TABLES: Readonly<Record<string, Copied>> = {
  participant: of('who', 'Who you are', 'person'),
  information_need: of('who', 'How to write to you and talk with you'),
  participant_story: of('who', 'Your story'),
  key_date: of('who', 'Dates that matter'),
  person_merge: of('who', 'Records that were made one', 'person'),

  support_case: of('support', 'Your support'),
  case_event: of('support', 'What happened in it'),
  appointment: of('support', 'Appointments'),
  cohort_place: of('support', 'Places in groups'),
  cohort_attendance: of('support', 'When you came to a group'),
  absence_flag: of('support', 'When we asked after you because you were away'),
  barrier: of('support', 'What stands in the way'),
  strength: of('support', 'What you bring'),
  assessment: of('support', 'Questions you answered'),
  assessment_request: of('support', 'Questions you were asked to answer'),
  panel_question: of('support', 'Questions that several people looked at together'),
  panel_guest: of('support', 'Who was asked to that'),
  job_report: of('support', 'Jobs that you told us of'),
  job_check: of('support', 'When we asked whether you are still in work'),

  fund_request: of('support', 'Money or things that we asked for with you'),
  fund_event: of('support', 'What happened to that'),
  fund_voucher: of('support', 'Vouchers', 'organization', ['code_hash']),
  fund_spend: of('support', 'What was paid'),
  fund_evidence: of('support', 'Receipts'),

  goal: of('plan', 'Goals'),
  step: of('plan', 'Steps'),
  plan_event: of('plan', 'What changed in your plan'),
  review: of('plan', 'Reviews'),

  note: of('words', 'Notes'),
  person_message: of('words', 'Messages between you and us'),
  person_document: of('words', 'Papers and CVs'),
  participant_word: of('words', 'What you wrote about a referral'),
  text_question: of('words', 'Questions we sent you by text', 'person'),
  message: of('words', 'Letters and texts that this system sent you', 'linked'),

  referral: of('referrals', 'Referrals', 'referral'),
  referral_packet: of('referrals', 'What was passed on', 'referral'),
  referral_event: of('referrals', 'What happened to them', 'referral'),
  contact_attempt: of('referrals', 'When somebody tried to reach you', 'referral'),
  referral_hold: of('referrals', 'Pauses', 'referral'),
  referral_handover: of('referrals', 'When a referral went to another adviser', 'referral'),
  referral_tracking: of('referrals', 'What the referrer reads', 'referral'),
  referral_file: of('referrals', 'Papers that came with them', 'referral'),
  referral_link: of('referrals', 'Links to them that partners got', 'referral'),
  referral_draft: of('referrals', 'Referrals that were begun and not sent'),
  fhir_request: of('referrals', 'Referrals that came from another system', 'referral'),

  sharing_decision: of('sharing', 'What you agreed to', 'person'),
  participant_reach: of('sharing', 'Who may see your record', 'person', ['account_id']),
  restriction: of('sharing', 'When your record was closed to all but some', 'organization', ['reason']),
  break_glass: of('sharing', 'When it was opened in an emergency', 'organization', ['reason', 'review_words']),
  exclusion: of('sharing', 'That somebody must never see you', 'organization', ['account_id', 'reason']),
  access_request: of('sharing', 'When you asked for a copy'),
  correction_request: of('sharing', 'What you said is wrong'),
  erasure_request: of('sharing', 'When you asked us to delete what we hold'),
  legal_hold: of('sharing', 'That your record must be kept for a legal reason', 'organization', [
    'reason',
    'lifted_words',
  ]),

  help_request: of('asked', 'Requests for help', 'linked'),
  help_request_entry: of('asked', 'What happened to them', 'linked'),
  booking: of('asked', 'Times with an adviser', 'linked'),
  job_application: of('asked', 'Jobs and other things you applied for', 'linked'),
  // Which colleague of an employer did something is theirs; what they told you is yours.
  job_application_move: of('asked', 'What happened to those', 'linked', ['account_id']),
  enrolment: of('asked', 'Places on courses and at events', 'linked'),
  alert: of('asked', 'Searches that you are told about', 'linked', ['uuid']),
  alert_sent: of('asked', 'What you were told about', 'linked'),
  contact_message: of('asked', 'Messages to the council', 'linked'),
  listing_report: of('asked', 'What you said is wrong with a page', 'linked', ['decided_by']),
  unsubscribed: of('asked', 'Letters that you want no more', 'linked'),
  sign_in: of('looked', 'Browsers in which you typed a code', 'linked', ['membership_id']),

  history: of('looked', 'Who looked at your record and what they did', 'organization'),

  support_fund: not('a fund, of nobody'),
  fund_budget: not('how much there is in a year, of nobody'),
  fund_budget_change: not('how much there is in a year, of nobody'),
  fund_limit: not('who may say yes to how much, of nobody'),

  concern: not('a note of its own says it; the copy has the note, as was decided about it'),
  restriction_pass: not('names of colleagues who may see a closed record: theirs'),
  access_decision: not('what was decided about the copy itself; the copy counts it'),
  erasure_order: not('an order that is about to be done'),
  erasure: not('of people who are gone'),
  erasure_due: not('a reckoning, done anew every night from what the copy has'),
  work_draft: not('what a colleague has typed and not saved; gone within days'),
  person_match: not('that two records are alike, worked out from what the copy has'),
  participant_match_key: not('numbers worked out from what the copy has'),
  link_question: not('a question between organisations, which says nothing about whom'),
  stored_file: not('the files themselves are in the copy'),
  message_arrival: not('emptied once it is filed; the messages are in the copy'),
  fhir_message: not('numbers of another system’s envelopes'),
  address_code: not('a code for typing; gone within minutes'),
  referral_template: not('nothing in it is about a person'),
  recovery_request: not('of people at work'),
  help_request_draft: not('whose it is nobody knows'),
  application_draft: not('whose it is nobody knows'),
}

const each = (why: string, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, why]))

/**
 * Tables around which no wall stands, though they have an address or the number of an account, and those of which
 * somebody may ask: why nothing in them is held about whoever is helped. A test walks the database for such columns and
 * fails where a table is missing here.
 */
export const COPY_OTHERS: Readonly<Record<string, string>> = {
  ...each(
    'of people at work, on their own pages',
    'account',
    'membership',
    'invitation',
    'passkey',
    'outside_identity',
  ),
  ...each('who runs an organisation, as it registered', 'registration', 'organization', 'partner_upload'),
  ...each('how an organisation works, and who set it up', 'referral_service', 'referral_setting', 'adviser_ceiling'),
  ...each('another system, and who let it in', 'fhir_peer', 'fhir_service_identifier', 'import_source'),
  ...each('when an adviser or a hub is there', 'availability', 'closure', 'hub', 'location'),
  ...each('a course and when it meets; who is in it is in the copy', 'cohort'),
  ...each('a post that only some may have, and who agreed to that', 'occupational_requirement'),
  ...each('listings and who wrote them', 'intake', 'posting', 'posting_entry', 'posting_look', 'listing_takedown'),
  ...each('advice articles and who wrote them', 'article_draft'),
  ...each('how much open work somebody at work has', 'open_count'),
  ...each('nobody’s: no name, no reference, no time but the month', 'equality_answer'),
  ...each('nobody’s: a page, a day and words', 'feedback'),
  ...each('nobody’s: whoever has the link; gone after its days', 'shortlist'),
}

/** Columns that say nothing to anybody: numbers of rows, marks of the machine. */
export const SILENT_COLUMNS: ReadonlySet<string> = new Set([
  ...['sample', 'version', 'kept_in', 'kept_at', 'made_in', 'given_key', 'family_key', 'match_keys', 'matched_at'],
  ...['content_hash', 'token_hash', 'reply_hash', 'provider_id', 'held', 'is_next_step', 'undoes', 'facts', 'weight'],
  ...['file_id', 'file_uuid', 'erased_at', 'counts', 'thread_id', 'place_slug', 'tries', 'given_for', 'chain_id'],
  'from_message_id',
])
