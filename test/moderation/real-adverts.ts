import { join } from 'node:path'
import { openFile } from '../../src/adapters/fetch/open-file.ts'
import { readJobPostings } from '../../src/adapters/formats/job-posting.ts'
import type { OpportunityDraft } from '../../src/domain/opportunity.ts'
import type { Finding } from '../../src/domain/posting.ts'
import { readAll } from '../harness/opened.ts'
import { sharedData } from '../harness/shared-data.ts'
import { findingsOf } from './labelled.ts'

/** The files, and which rows of them: all, or every second one. */
export const REAL_FILES = {
  london: { file: 'nhs_jobs_london.jsonl.gz', every: 1, from: 0 },
  'england-mended': { file: 'nhs_jobs_england_sample.jsonl.gz', every: 2, from: 1 },
  'england-unread': { file: 'nhs_jobs_england_sample.jsonl.gz', every: 2, from: 0 },
} as const

/** Returns real adverts of NHS Jobs of 2020, all of them genuine; null where the real data is not at hand. */
export async function realAdverts(of: keyof typeof REAL_FILES): Promise<readonly OpportunityDraft[] | null> {
  const folder = sharedData('vacancies/nhs-jobs-2020')
  if (!folder) return null
  const { file, every, from } = REAL_FILES[of]
  const items = await readAll(readJobPostings, await openFile(join(folder, file)))
  return items.flatMap((item) => ('draft' in item ? [item.draft] : [])).filter((_, i) => i % every === from)
}

/** Returns what holds an advert. Pay of 2020 is left out: the wages that it is compared with are those of today. */
export const holds = (draft: OpportunityDraft): readonly Finding[] =>
  findingsOf(draft).filter(({ severity, rule }) => severity === 'stop' && rule !== 'below-minimum-wage')

/** Returns whether a finding is about the worker paying for a DBS check, as many trusts wrote in 2020. */
export const saysDbsCost = ({ rule, words }: Finding): boolean =>
  ['asks-for-money', 'fee-to-work', 'keeps-wages'].includes(rule) && /\b(?:dbs|disclosure|check)\b/i.test(words)
