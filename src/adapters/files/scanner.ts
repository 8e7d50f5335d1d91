/** What a scanner says of a file. Where it cannot say, nobody may have the file until it can. */
export type Verdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'found'; readonly what: string }
  | { readonly verdict: 'unavailable' }

/** Looks for what could do harm. It never throws. */
export type Scanner = (bytes: Buffer) => Promise<Verdict>

export const CLEAN: Verdict = { verdict: 'clean' }

/** Returns a scanner that asks each in turn: the first that finds something decides, and none may be missing. */
export const scanWithAll =
  (scanners: readonly Scanner[]): Scanner =>
  async (bytes) => {
    let worst: Verdict = CLEAN
    for (const scan of scanners) {
      const answer = await scan(bytes).catch((): Verdict => ({ verdict: 'unavailable' }))
      if (answer.verdict === 'found') return answer
      if (answer.verdict === 'unavailable') worst = answer
    }
    return worst
  }
