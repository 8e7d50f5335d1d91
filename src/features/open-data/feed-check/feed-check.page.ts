import { type FindingGroup, groupFindings } from '../../../domain/feed-findings.ts'
import type { FeedReport } from './feed-check.job.ts'

export type FeedVerdict = 'clean' | 'warnings' | 'errors'

/** Returns the worst that a check found. */
export function verdictOf({ findings }: FeedReport): FeedVerdict {
  if (findings.some(({ severity }) => severity === 'error')) return 'errors'
  return findings.length > 0 ? 'warnings' : 'clean'
}

/** Returns a report as data: totals, groups with a few examples each, and every finding. */
export function reportData(report: FeedReport) {
  const count = (severity: string) => report.findings.filter((finding) => finding.severity === severity).length
  return {
    address: report.address,
    version: report.version,
    verdict: verdictOf(report),
    services: report.services,
    looked: report.looked,
    errors: count('error'),
    warnings: count('warning'),
    groups: groupFindings(report.findings),
    findings: report.findings,
  }
}

/** Returns a report as lines for a person: what was looked at, then what is wrong, the worst and most frequent first. */
export function reportLines(report: FeedReport): string[] {
  const { errors, warnings, groups } = reportData(report)
  const head = [
    report.address,
    `Version: ${report.version ?? 'cannot be told'}. Looked at: ${report.looked.join(', ') || 'nothing'}. Services: ${report.services}.`,
    '',
  ]
  const body = groups.flatMap(({ severity, endpoint, path, what, mend, count, examples }) => [
    `${severity === 'error' ? 'ERROR  ' : 'warning'} ${endpoint} ${path}${count > 1 ? ` (${count} times)` : ''}: ${what}`,
    ...(count > 1 ? [`        for example ${examples.map((one) => exampleWords(one, endpoint)).join(', ')}`] : []),
    `        ${mend}`,
  ])
  return [...head, ...body, ...(body.length > 0 ? [''] : []), conclusion(errors, warnings)]
}

function exampleWords({ page, path, what }: FindingGroup['examples'][number], endpoint: string): string {
  const value = /“[^”]*”/.exec(what)?.[0]
  return [path, value, page === endpoint ? null : `on ${page}`].filter((part) => part).join(' ')
}

function conclusion(errors: number, warnings: number): string {
  const told = `${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`
  if (errors > 0) return `${told} It does not follow the standard yet.`
  return warnings > 0 ? `${told} It follows the standard.` : 'Nothing is wrong. It follows the standard.'
}
