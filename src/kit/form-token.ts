import { createHmac, randomBytes } from 'node:crypto'
import { sameDigest } from './secret.ts'

/** `first` stands in a form as it is opened; `confirmed` in the page that asks to press once more. */
export type TokenStage = 'first' | 'confirmed'
export type FormToken = { readonly stage: TokenStage; readonly issuedAt: Date }

/** Returns a token that says when this form was opened, signed so that nobody else can make one. Unlike any other. */
export function issueFormToken(key: string, form: string, stage: TokenStage, issuedAt: Date): string {
  const words = `${stage}.${issuedAt.getTime().toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${words}.${sign(key, form, words)}`
}

/** Returns what a token says; null where it is not one of ours for this form. */
export function readFormToken(key: string, form: string, text: string): FormToken | null {
  const parts = /^((first|confirmed)\.([0-9a-z]{1,10})\.[\w-]{16})\.([\w-]{43})$/.exec(text)
  if (!parts) return null
  const [, words, stage, issued, signature] = parts
  if (!sameDigest(Buffer.from(signature!), Buffer.from(sign(key, form, words!)))) return null
  return { stage: stage as TokenStage, issuedAt: new Date(Number.parseInt(issued!, 36)) }
}

/** Returns a digest of something with few possible values, such as a network: nobody without the key can try them all. */
export const keyedDigest = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const sign = (key: string, form: string, words: string): string =>
  createHmac('sha256', key).update(`${form}\n${words}`).digest('base64url')
