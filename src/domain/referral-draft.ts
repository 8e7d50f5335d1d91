/** The pages of the form, in the order in which they are filled in. */
export const DRAFT_PAGES = ['who', 'what', 'agreed'] as const
export type DraftPage = (typeof DRAFT_PAGES)[number]

/** What was typed, field by field, right or wrong: the form reads it when it is needed. */
export type DraftFields = Readonly<Record<string, readonly string[]>>

/** Which window wrote a page last, and as which version of the draft. */
type Written = { readonly window: string; readonly version: number }

/** Everything that is kept of a referral before it is sent. */
export type DraftAnswers = {
  readonly fields: DraftFields
  readonly written: Readonly<Partial<Record<DraftPage, Written>>>
}

export const EMPTY_DRAFT: DraftAnswers = { fields: {}, written: {} }

/** Drafts that nobody came back to are gone after so many days. */
export const DRAFT_DAYS = 90

/** What each page asks. A field that is not here is not kept. */
export const PAGE_FIELDS: Readonly<Record<DraftPage, readonly string[]>> = {
  who: [
    ...['given-name', 'family-name', 'known-as', 'born-day', 'born-month', 'born-year', 'nhs-number', 'postcode'],
    ...['contact-by', 'phone', 'mobile', 'email', 'postal-address', 'leave-message', 'may-text', 'others'],
    ...['best-times', 'safe-words', 'language', 'interpreter', 'access', 'access-words'],
  ],
  what: ['service', 'words', 'health', 'work', 'help', 'urgent', 'reply-to'],
  agreed: ['class', 'milestone', 'how', 'not-see'],
}

/** Fields of the answers to a programme's questions are named after their input: `answer-nclGp`. */
const isAnswer = (name: string): boolean => /^answer-[A-Za-z]{1,40}$/.test(name)
const belongs = (page: DraftPage, name: string): boolean =>
  PAGE_FIELDS[page].includes(name) || (page === 'what' && isAnswer(name))

/** Longer than anybody types in two minutes; what is longer is cut. */
const LONGEST = 4000
const MOST_VALUES = 40

/** Returns what a page was sent with, as it is kept: its own fields alone, each within its length. */
export function fieldsOf(page: DraftPage, sent: Iterable<readonly [string, string]>): DraftFields {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of sent) {
    if (!belongs(page, name) || value.trim() === '') continue
    const values = fields[name] ?? []
    if (values.length === MOST_VALUES) continue
    fields[name] = [...values, value.normalize('NFC').replace(/\r\n?/g, '\n').slice(0, LONGEST)]
  }
  return fields
}

/** Where a page is written from: which window, and which version of the draft it had opened. */
export type Writing = { readonly window: string; readonly opened: number }

export type PageKept =
  | { readonly ok: true; readonly answers: DraftAnswers }
  | { readonly ok: false; readonly changed: readonly string[] }

/**
 * Returns the draft with this page as it was typed. Another window may have written another page: both stay. Where it has
 * written this very page since, and differently, nothing is kept and the names of the fields that differ are returned, so
 * that whoever typed chooses.
 */
export function keepPage(
  before: DraftAnswers,
  version: number,
  page: DraftPage,
  typed: DraftFields,
  { window, opened }: Writing,
): PageKept {
  const last = before.written[page]
  const changed = differing(page, before.fields, typed)
  if (last && last.window !== window && last.version > opened && changed.length > 0) return { ok: false, changed }
  const others = Object.entries(before.fields).filter(([name]) => !belongs(page, name))
  return {
    ok: true,
    answers: {
      fields: { ...Object.fromEntries(others), ...typed },
      written: { ...before.written, [page]: { window, version: version + 1 } },
    },
  }
}

function differing(page: DraftPage, kept: DraftFields, typed: DraftFields): readonly string[] {
  const names = new Set([...Object.keys(kept), ...Object.keys(typed)].filter((name) => belongs(page, name)))
  return [...names].filter((name) => JSON.stringify(kept[name] ?? []) !== JSON.stringify(typed[name] ?? []))
}
