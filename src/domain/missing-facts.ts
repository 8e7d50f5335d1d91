import type { Advert } from './advert-sentences.ts'
import type { Kind } from './facets.ts'
import type { OpportunityDraft } from './opportunity.ts'
import type { Finding } from './posting.ts'
import { readingGrade } from './reading-age.ts'

type Fact = {
  readonly field: string
  readonly kinds: readonly Kind[]
  readonly isMissing: (draft: OpportunityDraft) => boolean
  readonly why: string
}

const PAID = ['job', 'apprenticeship'] as const
const GOOD_ADVERT = 'Plain English for adverts: what residents ask first'

/** What people ask first, and cannot find out from here. */
const FACTS: readonly Fact[] = [
  {
    field: 'pay',
    kinds: PAID,
    isMissing: ({ pay }) => !pay,
    why: 'Say what it pays. Adverts with pay get more and better answers.',
  },
  {
    field: 'week',
    kinds: PAID,
    isMissing: ({ hoursPerWeekMinimum, hours, hoursWords }) =>
      hoursPerWeekMinimum === null && hours.length === 0 && !hoursWords,
    why: 'Say how many hours a week it is, and when.',
  },
  {
    field: 'postcode',
    kinds: ['job', 'apprenticeship', 'placement', 'volunteering', 'course', 'event', 'drop-in'],
    isMissing: ({ delivery, locations }) => locations.length === 0 && !delivery.some((way) => way !== 'in-person'),
    why: 'Say where it is: people look for what is near.',
  },
  {
    field: 'closes',
    kinds: ['job', 'apprenticeship', 'placement'],
    isMissing: ({ closesAt }) => closesAt === null,
    why: 'Say the last day to apply, so that nobody writes in vain.',
  },
  {
    field: 'replyDays',
    kinds: ['job', 'apprenticeship'],
    isMissing: ({ replyWithinDays }) => replyWithinDays === null,
    why: 'Say in how many days you answer. Silence is what people complain about most.',
  },
]

/** A reading age of about 14: beyond it one adult in six does not follow. */
const HARD_GRADE = 9.5
const LONG_ENOUGH = 40

const RISKY =
  /\b(?:alcohol|bar staff|gambling|betting|casino|asbestos|scaffold\w*|forklift|chainsaw|night shifts?|nights|slaughter|explosives|door supervisor|adult content|tobacco|vape)\b/i

/** Returns what an advert leaves out, what makes it hard to read, and what does not suit people under 18. */
export function missingFacts(draft: OpportunityDraft, { sentences }: Advert): Finding[] {
  const missing = FACTS.filter(({ kinds, isMissing }) => kinds.includes(draft.kind) && isMissing(draft)).map(
    ({ field, why }): Finding => ({
      rule: 'missing-fact',
      severity: 'advise',
      field,
      words: '',
      why,
      source: GOOD_ADVERT,
    }),
  )
  return [...missing, ...hardToRead(sentences), ...shouting(sentences), ...under18(draft, sentences)]
}

function hardToRead(sentences: Advert['sentences']): Finding[] {
  const text = sentences
    .filter(({ field }) => field === 'about')
    .map(({ words }) => words)
    .join('\n')
  if (text.split(/\s+/).length < LONG_ENOUGH) return []
  const grade = readingGrade(text)
  if (grade <= HARD_GRADE) return []
  const longest = text.split('\n').sort((a, b) => b.length - a.length)[0]!
  const why = `This reads like a text for people of ${Math.round(grade + 5)}. Shorter sentences and everyday words reach more people.`
  return [
    {
      rule: 'reading-age',
      severity: 'advise',
      field: 'about',
      words: longest.slice(0, 200),
      why,
      source: 'Flesch and Kincaid 1975; GOV.UK: write for a reading age of 9',
    },
  ]
}

function shouting(sentences: Advert['sentences']): Finding[] {
  const loud = sentences.find(({ words }) => /(?:\b[A-Z]{4,}\b[ ,!]+){2,}\b[A-Z]{3,}\b/.test(words))
  if (!loud) return []
  const why = 'Words in capitals are hard to read, and screen readers spell them out. Use small letters.'
  return [
    { rule: 'capitals', severity: 'advise', ...loud, why, source: 'WCAG 2.2 and GOV.UK style: no block capitals' },
  ]
}

function under18({ minimumAge, maximumAge, kind }: OpportunityDraft, sentences: Advert['sentences']): Finding[] {
  const reachesUnder18 = (minimumAge !== null && minimumAge < 18) || (maximumAge !== null && maximumAge < 18)
  const risky = sentences.find(({ words }) => RISKY.test(words))
  if (!reachesUnder18 || !risky || kind === 'support') return []
  const why =
    'It is open to people under 18, and this part may not be lawful or safe for them. Raise the age, or say how it differs for them.'
  return [
    {
      rule: 'under-18',
      severity: 'look',
      ...risky,
      why,
      source: 'Working Time Regulations 1998, young workers; HSE: young people at work',
    },
  ]
}
