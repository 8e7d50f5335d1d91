import type { ReportDecision } from '../../../domain/listing-report.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import type { ListingReport } from '../../../records/listing-report.ts'

const CAME_OF_IT: Readonly<Record<ReportDecision, string>> = {
  'taken-down': 'We took it off the site.',
  'put-right': 'It was put right.',
  'nothing-wrong': 'We looked at it and found nothing wrong. If you know more, please write to us.',
}

/** Returns what somebody hears who reported a listing and wanted to know what came of it. */
export function decided(report: ListingReport, email: string, decision: ReportDecision): MessageDraft {
  const words = `You told us that something was wrong with “${report.title}”. ${CAME_OF_IT[decision]} Thank you for telling us.`
  return {
    to: { kind: 'email', value: email },
    key: `listing-report:${report.reference}:decided`,
    kind: 'listing-report.decided',
    language: report.language,
    says: decision,
    slots: { title: report.title },
    words: { subject: 'What came of your report', body: `Hello,\n\n${words}`, text: words.slice(0, 300) },
    waitsForMorning: false,
  }
}
