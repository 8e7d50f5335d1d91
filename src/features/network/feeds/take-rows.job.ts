import type { FormatItem } from '../../../adapters/formats/format.ts'
import { KINDS } from '../../../domain/facets.ts'
import type { OpportunityDraft } from '../../../domain/opportunity.ts'
import { checkPosting } from '../../../domain/posting-checks.ts'
import { allOrNothing } from '../../../records/bulk.ts'
import {
  type ImportCounts,
  markSeen,
  type QuarantinedRow,
  quarantine,
  writeCounts,
} from '../../../records/import-run.ts'
import { type Stored, storeOpportunities } from '../../../records/opportunity-store.ts'
import type { Db } from '../../../records/schema.ts'

/** A run that is under way. */
export type Run = {
  readonly id: number
  readonly source: string
  readonly now: Date
  readonly sample: boolean
  /** The partner whose own source it is. */
  readonly owner: { readonly id: number; readonly name: string } | null
  counts: ImportCounts
  readonly quarantined: QuarantinedRow[]
}

type Taken = { readonly row: number; readonly draft: OpportunityDraft }
type Result = { readonly stored: readonly Stored[]; readonly aside: readonly QuarantinedRow[] }

/**
 * Takes rows into the database in one transaction: listings, counters and quarantine together, so that a crash leaves
 * all of them or none. A row that the database cannot hold is put aside alone.
 */
export async function takeRows(db: Db, run: Run, items: readonly FormatItem[]): Promise<void> {
  const [counts, aside] = await patiently(db, () => attempt(db, run, items))
  run.counts = counts
  run.quarantined.push(...aside)
}

function attempt(db: Db, run: Run, items: readonly FormatItem[]): Promise<[ImportCounts, readonly QuarantinedRow[]]> {
  return allOrNothing(db, async (db) => {
    const { taken, aside } = sort(items, run)
    const first = await firstOfEach(db, run, taken)
    await markSeen(
      db,
      run.id,
      items.filter(isStillThere).map(({ id }) => id!),
    )
    const result = await storeWhatCanBe(db, run, first.taken)
    const allAside = [...aside, ...first.aside, ...result.aside]
    await quarantine(db, run.id, allAside)
    const counts = counted(run.counts, items.length, result.stored, allAside.length)
    await writeCounts(db, run.id, counts)
    return [counts, allAside]
  })
}

function sort(items: readonly FormatItem[], run: Run): { taken: readonly Taken[]; aside: readonly QuarantinedRow[] } {
  const taken: Taken[] = []
  const aside: QuarantinedRow[] = []
  for (const item of items) {
    const reason = 'refused' in item ? item.refused : (whyNot(item.draft) ?? whyHeld(item.draft, run))
    if (reason !== null) aside.push({ row: item.row, id: item.id, reason })
    else if ('draft' in item) taken.push({ row: item.row, draft: ofOwner(item.draft, run) })
  }
  return { taken, aside }
}

/** A row put aside today stays as it was taken before, unless the source says that it is over. */
const isStillThere = (item: FormatItem): boolean => 'refused' in item && !item.over && item.id !== null

/** A partner's own adverts pass the same checks as those typed in here; what a person would have to read is put aside. */
function whyHeld(draft: OpportunityDraft, { owner, now }: Run): string | null {
  const held = owner ? checkPosting(draft, { now }).find(({ severity }) => severity === 'stop') : undefined
  return held ? `“${held.words}” ${held.why}` : null
}

/** What a partner's own source lists is that partner's, whatever name it writes. */
const ofOwner = (draft: OpportunityDraft, { owner }: Run): OpportunityDraft =>
  owner ? { ...draft, organization: { ...draft.organization, name: owner.name } } : draft

const KIND_NAMES: ReadonlySet<string> = new Set(KINDS.map(({ value }) => value))

/** What every listing needs, whatever the format that it came in. */
function whyNot(draft: OpportunityDraft): string | null {
  if (draft.sourceId.trim() === '') return 'It has no id.'
  if (draft.title.trim() === '') return 'It has no title.'
  return KIND_NAMES.has(draft.kind) ? null : `“${draft.kind}” is not a kind of opportunity.`
}

/** An id that comes again in the same reading is the same thing twice: the first counts, wherever batches end. */
async function firstOfEach(
  db: Db,
  run: Run,
  taken: readonly Taken[],
): Promise<{ taken: Taken[]; aside: QuarantinedRow[] }> {
  const unseen = new Set(
    await markSeen(
      db,
      run.id,
      taken.map(({ draft }) => draft.sourceId),
    ),
  )
  const first: Taken[] = []
  const aside: QuarantinedRow[] = []
  for (const each of taken) {
    const id = each.draft.sourceId
    if (unseen.delete(id)) first.push(each)
    else aside.push({ row: each.row, id, reason: 'Its id comes twice in this source; the first one was taken.' })
  }
  return { taken: first, aside }
}

/** Halves a batch that the database refuses until the row at fault stands alone. */
async function storeWhatCanBe(db: Db, run: Run, taken: readonly Taken[]): Promise<Result> {
  const drafts = taken.map(({ draft }) => draft)
  try {
    const stored = await allOrNothing(db, (db) =>
      storeOpportunities(db, run.source, drafts, run.now, {
        sample: run.sample,
        organizationId: run.owner?.id ?? null,
      }),
    )
    return { stored, aside: [] }
  } catch (error) {
    if (!isAboutTheData(error)) throw error
    if (taken.length === 1) {
      const [{ row, draft }] = taken as [Taken]
      return { stored: [], aside: [{ row, id: draft.sourceId, reason: `It cannot be kept: ${oneLine(error)}.` }] }
    }
    const middle = taken.length >> 1
    const before = await storeWhatCanBe(db, run, taken.slice(0, middle))
    const after = await storeWhatCanBe(db, run, taken.slice(middle))
    return { stored: [...before.stored, ...after.stored], aside: [...before.aside, ...after.aside] }
  }
}

/** Classes 22 and 23 of SQLSTATE: data that has no meaning, or breaks a constraint; and dates that are no dates. */
function isAboutTheData(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return error instanceof RangeError || (typeof code === 'string' && /^2[23]...$/.test(code))
}

/** Deadlock or serialization failure: another run had its hands on the same rows. */
const PASSING = new Set(['40P01', '40001'])

async function patiently<T>(db: Db, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const passing = PASSING.has((error as { code?: string }).code ?? '')
      if (!passing || db.isTransaction || attempt === 5) throw error
    }
  }
}

function counted(before: ImportCounts, read: number, stored: readonly Stored[], aside: number): ImportCounts {
  const of = (outcome: Stored['outcome']) => stored.filter((row) => row.outcome === outcome).length
  return {
    read: before.read + read,
    added: before.added + of('added'),
    changed: before.changed + of('changed'),
    unchanged: before.unchanged + of('unchanged'),
    expired: before.expired + of('expired'),
    linked: before.linked + stored.filter((row) => row.duplicateOf !== null).length,
    quarantined: before.quarantined + aside,
  }
}

const oneLine = (error: unknown): string =>
  String((error as Error).message)
    .replace(/\s+/g, ' ')
    .slice(0, 200)
