/** Who one referral is to go to, and who had it when the page was shown. */
export type Choice = { readonly id: string; readonly accountId: number; readonly from: number | null }

/** Reads who gets which: a field for each referral, named by its id. Left empty: it stays where it is. */
export function readChoices(form: URLSearchParams): readonly Choice[] {
  return [...form.entries()].flatMap(([name, value]) => {
    const id = /^to-(.+)$/.exec(name)?.[1]
    const accountId = Number(value)
    if (!id || value === '' || !Number.isInteger(accountId)) return []
    const from = form.get(`from-${id}`)
    return [{ id, accountId, from: from ? Number(from) : null }]
  })
}

/** Reads how many somebody takes at once; null where it is no number from 1 to 200. */
export function readCeiling(form: URLSearchParams): number | null {
  const text = (form.get('ceiling') ?? '').trim()
  const ceiling = Number(text)
  return /^\d{1,3}$/.test(text) && ceiling >= 1 && ceiling <= 200 ? ceiling : null
}
