/** A CV that was written here. Every part may be empty: what is there is shown, in this order. */
export type Cv = {
  readonly profile: string
  readonly work: readonly CvWork[]
  readonly skills: readonly string[]
  readonly learning: readonly CvLearning[]
}

/** Work, paid or not. Dates in the person's own words: "March 2019 to now". */
export type CvWork = { readonly role: string; readonly where: string; readonly when: string; readonly words: string }
export type CvLearning = { readonly what: string; readonly where: string; readonly when: string }

export const EMPTY_CV: Cv = { profile: '', work: [], skills: [], learning: [] }

/** More fits on no two pages. */
export const MOST_WORK = 8
export const MOST_LEARNING = 8

/** What stands in one version alone, or in both, line by line in the order of a CV. */
export type CvLine = { readonly text: string; readonly standing: 'same' | 'new' | 'gone' }
export type CvPart = { readonly title: string; readonly before: readonly CvLine[]; readonly after: readonly CvLine[] }

/** Returns two versions part by part, each line marked by whether the other one has it too. */
export function compareCvs(before: Cv, after: Cv): readonly CvPart[] {
  return CV_PARTS.map(({ title, lines }) => {
    const [old, now] = [lines(before), lines(after)]
    return {
      title,
      before: old.map((text) => ({ text, standing: now.includes(text) ? 'same' : 'gone' })),
      after: now.map((text) => ({ text, standing: old.includes(text) ? 'same' : 'new' })),
    }
  })
}

const CV_PARTS: readonly { readonly title: string; readonly lines: (cv: Cv) => readonly string[] }[] = [
  { title: 'About me', lines: ({ profile }) => sentences(profile) },
  {
    title: 'Work',
    lines: ({ work }) =>
      work.flatMap((one) => [joined([one.role, one.where, one.when]), ...sentences(one.words)].filter(Boolean)),
  },
  { title: 'Skills', lines: ({ skills }) => skills },
  { title: 'Learning', lines: ({ learning }) => learning.map((one) => joined([one.what, one.where, one.when])) },
]

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join(', ')

/** Returns a text by sentence and line, for telling what has changed. */
const sentences = (text: string): readonly string[] =>
  text
    .split(/\n+|(?<=[.!?])\s+/)
    .map((one) => one.trim())
    .filter(Boolean)

/** Returns whether a CV says anything at all. */
export const saysSomething = ({ profile, work, skills, learning }: Cv): boolean =>
  profile !== '' || work.length > 0 || skills.length > 0 || learning.length > 0
