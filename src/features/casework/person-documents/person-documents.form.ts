import { type Cv, MOST_LEARNING, MOST_WORK, saysSomething } from '../../../domain/cv.ts'
import { readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { DOCUMENT_KINDS, type DocumentKind, documentKind } from '../../../domain/person-document.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type SentDocument = {
  readonly kind: DocumentKind
  readonly name: string
  readonly health: boolean
  readonly changedWords: string | null
  readonly forPerson: boolean
  readonly validUntil: LocalDate | null
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

export const line = (value: string | null, longest: number): string =>
  (value ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longest)
const lines = (value: string | null, longest: number): string =>
  (value ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest)

/** Reads what is said of a file: what it is, what it is called, and who sees it. */
export function readDocument(form: URLSearchParams): Read<SentDocument> {
  const kind = DOCUMENT_KINDS.find(({ value }) => value === form.get('kind'))?.value
  const mistakes: Record<string, string> = {}
  if (!kind) mistakes.kind = 'Choose what it is'
  const until = (form.get('until') ?? '').trim()
  const validUntil = until === '' ? null : readDate(until)
  if (until !== '' && !validUntil) mistakes.until = 'Enter the last day, like 31 March 2027'
  if (!kind || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const { text, health } = documentKind(kind)
  return {
    ok: true,
    value: {
      kind,
      name: line(form.get('name'), 80) || text,
      health: health || form.get('health') === 'yes',
      changedWords: line(form.get('changed'), 200) || null,
      forPerson: form.get('for-person') === 'yes',
      validUntil,
    },
  }
}

export type WrittenCv = { readonly cv: Cv; readonly name: string; readonly changedWords: string | null }

/** Reads a CV as it was typed. Entries of which nothing was filled in are left out. */
export function readCv(form: URLSearchParams): Read<WrittenCv> {
  const cv = cvIn(form)
  if (!saysSomething(cv))
    return { ok: false, mistakes: { profile: 'Write something: a line about you is a beginning' } }
  return {
    ok: true,
    value: { cv, name: line(form.get('name'), 80) || 'CV', changedWords: line(form.get('changed'), 200) || null },
  }
}

/** Returns the CV that a form holds now, finished or not. */
export function cvIn(form: URLSearchParams): Cv {
  const all = (name: string) => form.getAll(name)
  const at = (name: string, i: number, longest = 120) => line(all(name)[i] ?? '', longest)
  const work = all('work-role').map((_, i) => ({
    ...{ role: at('work-role', i), where: at('work-where', i), when: at('work-when', i, 60) },
    words: lines(all('work-words')[i] ?? '', 800),
  }))
  const learning = all('learning-what').map((_, i) => ({
    ...{ what: at('learning-what', i), where: at('learning-where', i), when: at('learning-when', i, 60) },
  }))
  return {
    profile: lines(form.get('profile'), 1200),
    work: work.filter((one) => Object.values(one).some(Boolean)).slice(0, MOST_WORK),
    skills: [
      ...new Set(
        lines(form.get('skills'), 2000)
          .split('\n')
          .map((one) => line(one, 100)),
      ),
    ]
      .filter(Boolean)
      .slice(0, 20),
    learning: learning.filter((one) => Object.values(one).some(Boolean)).slice(0, MOST_LEARNING),
  }
}
