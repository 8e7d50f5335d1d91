/** What columns are called in the copy that somebody gets, where their own name does not say it. */
const COLUMN_WORDS: Readonly<Record<string, string>> = {
  about: 'What about',
  account: 'Who',
  access: 'What you need to get in and follow',
  added_by: 'Written down by',
  agreed_how: 'How you agreed',
  agreed_milestones: 'What the referrer is told',
  answered_by: 'Answered by',
  asked_by: 'Asked by',
  at: 'When',
  before: 'As it was before',
  born_on: 'Date of birth',
  captured_by: 'Written down by',
  captured_how: 'How you agreed',
  captured_organization: 'Written down at',
  contact_by: 'How to reach you',
  content: 'What was passed on',
  data_classes: 'What may be shared',
  for_person: 'Whether you can read it',
  for_referrer: 'Whether the referrer can read it',
  from_account: 'From',
  given_name: 'First name',
  family_name: 'Last name',
  health: 'About health',
  interpreter: 'Whether you need an interpreter',
  known_as: 'What you like to be called',
  last_heard_at: 'When we last heard from you',
  last_tried_at: 'When we last tried to reach you',
  lawful_basis: 'Ground in law',
  made_by: 'Written down by',
  may_leave_message: 'Whether we may leave a message',
  may_text: 'Whether we may send texts',
  merged_into: 'Folded into record',
  ni_number: 'National Insurance number',
  nhs_number: 'NHS number',
  number: 'Number',
  others_may_see: 'Whether others may see messages',
  owner_account: 'Who looks after it',
  participant_id: 'Record',
  program: 'Programme',
  registered_by: 'Registered by',
  safe_words: 'What to say on the telephone',
  since: 'From',
  told: 'What the other system was told',
  two_way: 'Whether you were heard too',
  until: 'Until',
  ward_code: 'Neighbourhood (code)',
  why: 'Why',
  words: 'Words',
}

/** Returns what a column is called: "happened_at" is "Happened at". */
export function columnWords(name: string): string {
  const said = COLUMN_WORDS[name]
  if (said) return said
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Words of art that stand in a copy, each in plain English. */
export const GLOSSARY: readonly (readonly [string, string])[] = [
  ['Assessment', 'Questions about how you are and how far you have come, with your answers on the day.'],
  ['Barrier', 'Something that stands in the way of work.'],
  ['Case', 'One organisation’s work with you on one programme, from its first day to its end.'],
  ['Code', 'A short word that stands for a choice on a form. “found-work” means that work was found.'],
  ['Delivery (of a note)', 'Everyone who helps you could read it, and you could not.'],
  ['Ground in law', 'Why the law lets an organisation hold data about you, besides what you agreed to.'],
  ['Hub', 'A place in your neighbourhood where advisers are.'],
  ['Milestone', 'A point on the road that whoever referred you is told of, because you agreed.'],
  ['Packet', 'Exactly what was passed on about you with a referral, sealed on that day.'],
  ['Programme', 'A scheme that pays for help with work, such as WorkWell or Connect to Work.'],
  ['Reach', 'That an organisation, or one adviser in it, may see your record, and on what ground.'],
  ['Referral', 'Somebody asked an organisation, for you and with you, to help.'],
  ['Review', 'A look together at how your plan is going.'],
  ['Safeguarding', 'Keeping somebody safe who may be at risk of harm.'],
  ['Step', 'One thing that somebody does by a date, on the way to a goal of yours.'],
  ['Team (of a note)', 'Only the team that wrote it could read it.'],
]
