import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Instrument, NEVER_A_DIAGNOSIS, REGISTERED_INSTRUMENTS } from '../../domain/instruments.ts'

/** An instrument that a council may use because it registered for it, and the file in which it keeps the wording. */
export const REGISTERED = z.strictObject({
  id: z.enum(REGISTERED_INSTRUMENTS.map(({ value }) => value)),
  /** How its owners know the council: a reference or a date of the registration. */
  registration: z.string().trim().min(3),
  /** Beside the configuration: `instruments/swemwbs.json`. */
  file: z.string().regex(/^[\w-]+(\/[\w-]+)*\.json$/),
})
export type Registered = z.infer<typeof REGISTERED>

const FILE = z.strictObject({
  version: z.string().trim().min(1),
  introduction: z.string().trim().min(1),
  scale: z.strictObject({ least: z.int(), most: z.int(), words: z.array(z.string().trim().min(1)).min(2) }),
  questions: z
    .array(
      z.strictObject({ id: z.string().trim().min(1), text: z.string().trim().min(1), short: z.string().trim().min(1) }),
    )
    .min(1),
  /** Raw sums to scores, where the council has the table: `{ "7": 7, … }`. Without it the sum stands. */
  conversion: z.record(z.string().regex(/^\d+$/), z.number()).optional(),
  /** The line of copyright that its owners ask for, shown with the questions as it is. */
  copyright: z.string().trim().min(10),
  url: z.url().nullable().default(null),
})

type ReadInstrument =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly problem: string }

/** Returns an instrument in the wording that a council keeps for itself, or what is wrong with its file. */
export async function loadRegistered(folder: string, { id, file, registration }: Registered): Promise<ReadInstrument> {
  let text: string
  try {
    text = await readFile(join(folder, file), 'utf8')
  } catch {
    return { ok: false, problem: `"registeredInstruments" names ${file}, and there is no such file` }
  }
  return readRegistered(text, { id, file, registration })
}

/** The same of a text: whether it is whole, has as many questions as the instrument, and a scale that fits its words. */
export function readRegistered(text: string, { id, file }: Registered): ReadInstrument {
  const known = REGISTERED_INSTRUMENTS.find(({ value }) => value === id)!
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problem: `${file}: this is not JSON` }
  }
  const checked = FILE.safeParse(value)
  if (!checked.success) {
    const issue = checked.error.issues[0]!
    return { ok: false, problem: `${file}: "${issue.path.join('.')}" ${issue.message}` }
  }
  const { version, introduction, scale, questions, conversion, copyright, url } = checked.data
  if (questions.length !== known.questions)
    return { ok: false, problem: `${file}: it has ${known.questions} questions` }
  if (scale.words.length !== 2 && scale.words.length !== scale.most - scale.least + 1)
    return { ok: false, problem: `${file}: "scale.words" should have a word for each answer, or for the two ends` }
  return {
    ok: true,
    instrument: {
      ...{ id, version, name: known.text, introduction, scale, questions, health: true, isNot: NEVER_A_DIAGNOSIS },
      scoring: conversion
        ? { rule: 'converted', name: 'Score', table: conversion }
        : { rule: 'sum', name: 'All answers together' },
      source: { line: copyright, url },
    },
  }
}
