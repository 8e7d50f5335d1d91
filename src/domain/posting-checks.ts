import { type Advert, readAdvert } from './advert-sentences.ts'
import { EQUALITY_FAMILIES } from './equality-families.ts'
import { opensADoor } from './equality-frames.ts'
import { EQUALITY_WORDS, OCCUPATIONAL_REQUIREMENT } from './equality-words.ts'
import { missingFacts } from './missing-facts.ts'
import type { OpportunityDraft } from './opportunity.ts'
import { payFindings } from './pay-checks.ts'
import type { Finding } from './posting.ts'
import { SCAM_FAMILY_LOOKS, SCAM_FAMILY_STOPS } from './scam-families.ts'
import { SCAM_SCHEMES } from './scam-schemes.ts'
import { BORROWED_NAME, SCAM_LOOKS, SCAM_STOPS } from './scam-signs.ts'
import { UNPAID_WORK } from './unpaid-work.ts'
import { findByWords } from './word-rules.ts'

/** What the checks know besides the advert itself. */
export type CheckContext = { readonly now: Date }

/**
 * Returns everything that the automatic checks have to say about an advert, the gravest first: what holds it for a
 * person (`stop`), what asks for a look, and advice. Each finding names its rule and where the rule comes from. They
 * decide nothing: a person does.
 */
export function checkPosting(draft: OpportunityDraft, { now }: CheckContext): readonly Finding[] {
  const advert = readAdvert(draft)
  const findings = [
    ...scamFindings(advert, payFindings(draft, now)),
    ...UNPAID_WORK.flatMap((rule) => findByWords(rule, advert)),
    ...equalityFindings(advert),
    ...missingFacts(draft, advert),
  ]
  const once = new Map(findings.map((finding) => [`${finding.rule} ${finding.field}`, finding]))
  return [...once.values()].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity])
}

const GRAVITY: Readonly<Record<Finding['severity'], number>> = { stop: 0, look: 1, advise: 2 }

/** Returns whether these findings keep an advert from being published without a person. */
export const isHeld = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'stop')

/** Pay that is too good to be true counts as a sign too; two different signs hold what one alone would not. */
function scamFindings(advert: Advert, pay: readonly Finding[]): Finding[] {
  const stops = [...SCAM_STOPS, ...SCAM_FAMILY_STOPS, ...SCAM_SCHEMES, BORROWED_NAME].flatMap((rule) =>
    findByWords(rule, advert),
  )
  const looks = [...SCAM_LOOKS, ...SCAM_FAMILY_LOOKS].flatMap((rule) => findByWords(rule, advert))
  const signs = [...looks, ...pay.filter(({ rule }) => rule === 'pay-too-good')]
  const different = [...new Set(signs.map(({ rule }) => rule))]
  const first = signs[0]
  const several: Finding[] =
    first && different.length > 1
      ? [
          {
            rule: 'several-signs',
            severity: 'stop',
            field: first.field,
            words: signs
              .map(({ words }) => words)
              .join(' · ')
              .slice(0, 300),
            why: 'Each of these alone can be harmless. Together they are what false adverts look like.',
            source: first.source,
          },
        ]
      : []
  return [...stops, ...several, ...looks, ...pay]
}

/** Where an advert says that the law allows it to choose, that is said instead: it needs a reason and a second reader. */
function equalityFindings(advert: Advert): Finding[] {
  const open = { ...advert, plain: advert.plain.map((one) => (opensADoor(one.words) ? { ...one, words: '' } : one)) }
  const found = [...EQUALITY_WORDS, ...EQUALITY_FAMILIES].flatMap((rule) => findByWords(rule, open))
  const claim = advert.plain.findIndex(({ words }) => OCCUPATIONAL_REQUIREMENT.test(words))
  if (claim < 0) return found
  const { field, words } = advert.sentences[claim]!
  return [...found, { ...REQUIREMENT_CLAIMED, field, words: words.slice(0, 200) }]
}

const REQUIREMENT_CLAIMED = {
  rule: 'occupational-requirement',
  severity: 'stop',
  why: 'It says that the law lets it choose. Write down the reason, and let a second person agree before it is public.',
  source: 'Equality Act 2010, Schedule 9, Part 1: occupational requirements',
} as const

/** The rules after which an occupational requirement can be the answer. */
export const isAboutEquality = (rule: string): boolean =>
  rule.startsWith('equality-') || rule === REQUIREMENT_CLAIMED.rule
