/** Forms about a person that keep what is typed before it is saved. */
const WORK_FORMS = ['note', 'story'] as const
export type WorkForm = (typeof WORK_FORMS)[number]

/** For so many days something typed and not saved is kept. */
export const WORK_DRAFT_DAYS = 90

/** What was typed, by the names of the fields. */
export type WorkFields = Readonly<Record<string, readonly string[]>>

/** Fields that a form has for itself: nothing that somebody typed. */
const NOT_TYPED: readonly string[] = ['once', 'id', 'save', 'sent-by', 'version', 'typed-at', 'draft']

/** A note with everything said in full stays far below; more is no form of ours. */
const LONGEST = 20_000

/** Returns what was typed in a form, without what the form has for itself; null where no words were. */
export function typedFields(form: Iterable<readonly [string, string]>): WorkFields | null {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of form) {
    if (NOT_TYPED.includes(name)) continue
    fields[name] ??= []
    fields[name].push(value.slice(0, LONGEST))
  }
  return fields.words?.some((words) => words.trim() !== '') ? fields : null
}
