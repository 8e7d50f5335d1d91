import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { blankDraft } from '../../src/domain/draft.ts'
import type { Kind } from '../../src/domain/facets.ts'
import type { OpportunityDraft } from '../../src/domain/opportunity.ts'
import { readPay } from '../../src/domain/pay.ts'
import { checkPosting, isAboutEquality, isHeld } from '../../src/domain/posting-checks.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const read = (name: string): string => readFileSync(resolve(import.meta.dirname, `${name}.txt`), 'utf8').trim()

/** Returns the adverts of a file: kind, title and pay in the first line, then what it is like, then how to apply. */
export const adverts = (name: string): OpportunityDraft[] => advertsIn(read(name))

/** Returns the adverts of a text in the shape of those files. */
export function advertsIn(text: string): OpportunityDraft[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((block, i) => {
      const [head, ...lines] = block.split('\n')
      const [kind, title, pay] = head!.split(' | ')
      const howTo = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2))
      const about = lines.filter((line) => !line.startsWith('> ')).join(' ')
      return {
        ...blankDraft(String(i), kind as Kind, title!),
        descriptionHtml: `<p>${about}</p>`,
        pay: readPay(pay!, {}, '2026-11-21'),
        howToApply: howTo.join(' '),
      }
    })
}

export type Phrase = { readonly label: string; readonly words: string }

export const phrases = (name: string): Phrase[] =>
  read(name)
    .split('\n')
    .map((line) => {
      const [label, words] = line.split(' | ')
      return { label: label!, words: words! }
    })

/** An advert that is harmless but for one sentence. */
const around = (words: string): OpportunityDraft => ({
  ...blankDraft('1', 'job', 'Assistant'),
  descriptionHtml: `<p>You will help in a shop near the station. ${words}</p>`,
  pay: readPay('£14.80 an hour', {}, '2026-11-21'),
})

export const isAdvertHeld = (draft: OpportunityDraft): boolean => isHeld(checkPosting(draft, { now: NOW }))

export const findingsOf = (draft: OpportunityDraft) => checkPosting(draft, { now: NOW })

export const isFlagged = ({ words }: Phrase): boolean =>
  checkPosting(around(words), { now: NOW }).some(({ rule }) => isAboutEquality(rule))

/** One row of a confusion table: how many there are, and how many the checks caught. */
export type Row = {
  readonly what: string
  readonly all: number
  readonly caught: number
  readonly missed: readonly string[]
}

/** The labelled sets by what their files end with, in the order in which they were used, and what each proves. */
export const SETS = {
  '': 'development: the texts that the first rules were written with',
  '-second': 'development: held out from the first rules, then used to widen them',
  '-third': 'development: of another hand, unseen by the second rules, then used to mend them',
  '-a': 'development: A, written without sight of the rules and used to mend them',
  '-b': 'B: written with A by one hand, drawn by lot, not used to mend the rules',
} as const

/** Returns how the checks do on one labelled set, here or in another folder. */
export const confusion = (set: keyof typeof SETS, folder = ''): Confusion =>
  confusionOf({
    scam: adverts(`${folder}scam${set}`),
    genuine: adverts(`${folder}genuine${set}`),
    said: phrases(`${folder}equality${set}`),
  })

/**
 * Labelled texts: adverts to hold and to let through, and wording with its characteristic, or
 * `fine`, or `claim` where it says that the law lets it choose: that is held on purpose, for a second reader.
 */
export type Labelled = {
  readonly scam: readonly OpportunityDraft[]
  readonly genuine: readonly OpportunityDraft[]
  readonly said: readonly Phrase[]
}

export type Confusion = { readonly adverts: readonly Row[]; readonly phrases: readonly Row[] }

/** Returns how the checks do on labelled texts. */
export function confusionOf({ scam, genuine, said }: Labelled): Confusion {
  const held = (what: string, list: readonly OpportunityDraft[], wanted: boolean): Row => ({
    what,
    all: list.length,
    caught: list.filter(isAdvertHeld).length,
    missed: list.filter((draft) => isAdvertHeld(draft) !== wanted).map(({ title }) => title),
  })
  const labels = [...new Set(said.map(({ label }) => label))].filter((label) => !LAWFUL.includes(label))
  const flagged = (what: string, list: readonly Phrase[], wanted: boolean): Row => ({
    what,
    all: list.length,
    caught: list.filter(isFlagged).length,
    missed: list.filter((phrase) => isFlagged(phrase) !== wanted).map(({ words }) => words),
  })
  return {
    adverts: [held('scam', scam, true), held('genuine', genuine, false)],
    phrases: [
      ...labels.map((label) =>
        flagged(
          label,
          said.filter((one) => one.label === label),
          true,
        ),
      ),
      flagged(
        'discriminatory',
        said.filter(({ label }) => !LAWFUL.includes(label)),
        true,
      ),
      flagged(
        'lawful',
        said.filter(({ label }) => label === 'fine'),
        false,
      ),
      flagged(
        'claims exemption',
        said.filter(({ label }) => label === 'claim'),
        true,
      ),
    ],
  }
}

const LAWFUL: readonly string[] = ['fine', 'claim']
