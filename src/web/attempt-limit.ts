import { keyedDigest } from '../kit/form-token.ts'
import { networkOf } from '../kit/network.ts'
import { countAttempt } from '../records/attempt.ts'
import type { Ask } from './ask.ts'

/** Counts a try against something worth guessing; returns whether this network, or `subject`, has tried too often. */
export async function tooManyTries(
  ask: Pick<Ask, 'db' | 'remote' | 'formRules' | 'now'>,
  bucket: string,
  most: number,
  seconds: number,
  subject: string | null = networkOf(ask.remote),
): Promise<boolean> {
  if (subject === null) return false
  return (await countAttempt(ask.db, bucket, keyedDigest(ask.formRules.key, subject), seconds, ask.now)) > most
}
