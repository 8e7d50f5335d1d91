import { readDate } from '../../../domain/london-time.ts'
import type { Finding, OrganizationStanding } from '../../../domain/posting.ts'
import { isAboutEquality } from '../../../domain/posting-checks.ts'
import { FIELDS, type Field, type FieldName, type PostingAnswers } from '../../../domain/posting-fields.ts'
import { answer, rowsOf, ticked } from '../../../domain/posting-mistakes.ts'
import { isOfMany, type More, SECTIONS } from '../../../domain/posting-sections.ts'
import type { OccupationalRequirement } from '../../../records/moderation.ts'
import type { Posting } from '../../../records/posting.ts'
import { fullDate } from '../../../web/dates.ts'
import { kindText, optionText } from '../../../web/option-words.ts'

export const STANDINGS: Readonly<Record<OrganizationStanding, { readonly text: string; readonly colour: string }>> = {
  listed: { text: 'Only listed', colour: 'grey' },
  registered: { text: 'New', colour: 'yellow' },
  vetting: { text: 'Being vetted', colour: 'yellow' },
  approved: { text: 'Approved', colour: 'green' },
  trusted: { text: 'Trusted', colour: 'turquoise' },
  suspended: { text: 'On hold', colour: 'red' },
  refused: { text: 'Refused', colour: 'red' },
}

export const SEVERITIES: Readonly<Record<Finding['severity'], { readonly text: string; readonly colour: string }>> = {
  stop: { text: 'Holds it', colour: 'red' },
  look: { text: 'Look at it', colour: 'orange' },
  advise: { text: 'Could be better', colour: 'blue' },
}

/** What each rule is called, where its own name says too little. */
const RULES: Readonly<Record<string, string>> = {
  'fee-to-work': 'Costs the worker money',
  'bank-or-identity-first': 'Asks for bank details or papers first',
  'keeps-papers': 'Keeps papers, or asks for silence',
  'money-mule': 'Moves money for others',
  'parcel-mule': 'Sends on parcels',
  'odd-payment': 'Pays in coins or gift cards',
  'chat-only': 'Chat only',
  'chat-to-apply': 'Chat to apply',
  'free-e-mail': 'Free email address',
  'borrowed-name': 'Borrowed name',
  'get-rich': 'Promises easy money',
  'task-scam': 'Paid likes, codes or reviews',
  'costly-number': 'Costly telephone number',
  'job-promised-for-fee': 'Promises a job',
  'adult-work': 'Sex work',
  hurry: 'Presses to hurry',
  'no-choosing': 'Takes everybody',
  'home-money': 'Money from home',
  'several-signs': 'Several signs together',
  'pay-too-good': 'Pay too good to be true',
  'below-minimum-wage': 'Below the minimum wage',
  'commission-only': 'Commission only',
  'unpaid-trial': 'Unpaid trial',
  'unpaid-work': 'Unpaid work',
  'occupational-requirement': 'Says that the law lets it choose',
  'missing-fact': 'Something is missing',
  'reading-age': 'Hard to read',
  capitals: 'Capitals',
  'under-18': 'Not for under-18s',
}

/** Returns what a rule is called on screen. */
export const ruleText = (rule: string): string =>
  RULES[rule] ?? (rule.startsWith('equality-') ? `Unlawful wording: ${rule.slice(9)}` : asWords(rule))

const asWords = (rule: string): string => rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('-', ' ')

export type FieldLine = {
  readonly name: string
  readonly label: string
  readonly words: string
  /** What it was, where that differs; null where it is the same or there was nothing to compare with. */
  readonly before: string | null
  readonly findings: readonly Finding[]
}

/** Returns every field of a posting that says something, with what was found in it, and what it was before. */
export function fieldLines({ kind, working, findings }: Posting, was: PostingAnswers | null): FieldLine[] {
  const names = SECTIONS[kind].flatMap(({ fields, more }) => [
    ...fields.filter((name) => !isOfMany(name)),
    ...(more ? [more] : []),
  ])
  return names
    .map((asked) => {
      if (typeof asked !== 'string') return moreLine(asked, working, was)
      const name: FieldName = asked
      const [words, old] = [wordsOf(working, name), was ? wordsOf(was, name) : null]
      const before = old !== null && old !== words ? old || 'Nothing' : null
      return {
        name,
        label: FIELDS[name].label,
        words,
        before,
        findings: findings.filter(({ field }) => field === name),
      }
    })
    .filter(({ words, before, findings: found }) => words !== '' || before !== null || found.length > 0)
}

/** Everything that comes again, in one line. */
function moreLine(more: More, working: PostingAnswers, was: PostingAnswers | null): FieldLine {
  const said = (answers: PostingAnswers) =>
    rowsOf(answers, more)
      .map((row) => Object.values(row).filter(Boolean).map(asDay).join(', '))
      .join('; ')
  const words = said(working)
  const before = was !== null && said(was) !== words ? said(was) || 'Nothing' : null
  return { name: more.fields[0], label: more.others, words, before, findings: [] }
}

/** Returns what was found in no field that the form shows. */
export const otherFindings = ({ kind, findings }: Posting): readonly Finding[] => {
  const names: readonly string[] = SECTIONS[kind].flatMap(({ fields }) => fields)
  return findings.filter(({ field }) => !names.includes(field))
}

function wordsOf(answers: PostingAnswers, name: FieldName): string {
  const { type, options }: Field = FIELDS[name]
  const said = options
    ? ticked(answers, name)
        .map((value) => optionText(options, value))
        .join(', ')
    : answer(answers, name)
  return type === 'date' ? asDay(said) : said
}

/** A day as people say it, however it was typed; what is no day stays as it is. */
function asDay(typed: string): string {
  const day = readDate(typed)
  return day ? fullDate(day) : typed
}

/** Returns the reasons for which a posting is held, shortest first in words, for the list. */
export const heldFor = ({ findings }: Pick<Posting, 'findings'>): string[] => [
  ...new Set(findings.filter(({ severity }) => severity !== 'advise').map(({ rule }) => ruleText(rule))),
]

export const titleWords = (posting: Pick<Posting, 'working'>): string =>
  answer(posting.working, 'title') || 'No title yet'

export const kindWords = ({ kind }: Pick<Posting, 'kind'>): string => kindText(kind)

/** Whether wording that the Equality Act is about keeps it from being approved as it stands. */
export const needsRequirement = (
  posting: Pick<Posting, 'findings'>,
  requirement: OccupationalRequirement | null,
): boolean =>
  posting.findings.some(({ rule, severity }) => severity === 'stop' && isAboutEquality(rule)) &&
  !requirement?.agreedByName
