import { type Refusal, refusal } from './refusal.ts'

/** The largest message we take. A referral with every extra has about 30 kB; papers come as references. */
export const LARGEST_MESSAGE = 512 * 1024
/** A questionnaire inside a bundle goes 12 deep; beyond this nobody wrote it by hand or by rule. */
const DEEPEST = 48

/** Returns what the text says as JSON, or why it cannot be read. Never throws. */
export function readJson(text: string): { readonly value: unknown } | { readonly refusal: Refusal } {
  if (text.trim() === '') return { refusal: refusal('REC_BAD_REQUEST', 'required', 'The body is empty.') }
  let value: unknown
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch {
    return { refusal: refusal('REC_BAD_REQUEST', 'structure', 'The body is not JSON.') }
  }
  if (depthOf(value, 0) > DEEPEST) {
    return { refusal: refusal('REC_BAD_REQUEST', 'structure', `The body nests deeper than ${DEEPEST}.`) }
  }
  return { value }
}

/** Stops counting where it is too deep, so that a body made of brackets costs nothing. */
function depthOf(value: unknown, above: number): number {
  if (typeof value !== 'object' || value === null || above > DEEPEST) return above
  let deepest = above
  for (const part of Object.values(value)) deepest = Math.max(deepest, depthOf(part, above + 1))
  return deepest
}
