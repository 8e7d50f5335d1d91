/**
 * Two people change one thing at once. Field by field there are three versions of it: what it was when both began, what
 * they wrote, and what you wrote. `both`: they wrote the same.
 */
type MergeVerdict = 'unchanged' | 'both' | 'theirs' | 'yours' | 'clash'

export type MergedField = {
  readonly name: string
  readonly was: string
  readonly theirs: string
  readonly yours: string
  readonly verdict: MergeVerdict
  /** What it becomes; of a clash nothing but a person decides, and until then it stays as you wrote it. */
  readonly becomes: string
}

export type Fields = Readonly<Record<string, string>>

/** Returns what becomes of every field: changed by one side alone it is theirs, changed by both it is asked. */
export const mergeThree = (was: Fields, theirs: Fields, yours: Fields): readonly MergedField[] =>
  Object.keys(yours).map((name) => {
    const three = { was: said(was, name), theirs: said(theirs, name), yours: said(yours, name) }
    const verdict = verdictOf(three)
    return { name, ...three, verdict, becomes: verdict === 'theirs' ? three.theirs : three.yours }
  })

/** Returns the fields that both sides changed to something different. */
export const clashesIn = (fields: readonly MergedField[]): readonly MergedField[] =>
  fields.filter(({ verdict }) => verdict === 'clash')

type Three = { readonly was: string; readonly theirs: string; readonly yours: string }

function verdictOf({ was, theirs, yours }: Three): MergeVerdict {
  if (theirs === yours) return theirs === was ? 'unchanged' : 'both'
  if (theirs === was) return 'yours'
  return yours === was ? 'theirs' : 'clash'
}

/** Spaces at the ends and the way a browser ends a line are nobody's change. */
const said = (fields: Fields, name: string): string => (fields[name] ?? '').replace(/\r\n?/g, '\n').trim()
