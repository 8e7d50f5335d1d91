import { MESSAGE_TEMPLATES } from '../../../domain/message-templates.ts'
import { LONGEST_WORDS, MESSAGE_WAYS, type MessageWay } from '../../../domain/person-message.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type WrittenWords = {
  readonly way: MessageWay
  readonly words: string
  readonly subject: string | null
  readonly template: string | null
}

type Read = { readonly ok: true; readonly value: WrittenWords } | { readonly ok: false; readonly mistakes: Mistakes }

/** Returns what was typed into a field: its lines ended as everywhere, no longer than it may be. */
export const wordsIn = (form: URLSearchParams, name: string, longest = 10_000): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest)

/** Reads a message: by which of the ways that are open, and its words. */
export function readMessage(form: URLSearchParams, open: readonly MessageWay[]): Read {
  const way = MESSAGE_WAYS.find(({ value }) => value === form.get('way'))?.value
  const words = wordsIn(form, 'words')
  const mistakes: Record<string, string> = {}
  if (words === '') mistakes.words = 'Write your message'
  else if (way && words.length > LONGEST_WORDS[way]) {
    mistakes.words = `Make it shorter: ${LONGEST_WORDS[way]} letters are the most this way`
  }
  if (!way || !open.includes(way)) mistakes.way = 'Choose how to send it'
  if (!way || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const template = MESSAGE_TEMPLATES.find(({ value }) => value === form.get('template'))?.value ?? null
  return { ok: true, value: { way, words, subject: wordsIn(form, 'subject', 150) || null, template } }
}
