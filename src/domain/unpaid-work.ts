import type { WordRule } from './word-rules.ts'

const COMMISSION = 'National Minimum Wage Act 1998, section 1; ACAS: commission and minimum wage'

/** Work that is not paid, or not surely. */
export const UNPAID_WORK: readonly WordRule[] = [
  {
    rule: 'commission-only',
    severity: 'stop',
    kinds: ['job', 'apprenticeship'],
    looksFor: [
      /\bcommission[- ]only\b|\bonly (?:paid )?(?:by |on )?commission\b|\bno (?:base|basic|fixed|basic pay|salary|wage)\b|\bno wage is paid\b/,
      /\bno (?:ceiling|limit) and no salary\b|\beat what you kill\b|\bno guaranteed (?:pay|wage|income)\b|\bself-employed\b.{0,30}\bcommission\b|\bperformance[- ]based\b|\b(?:100%|purely|entirely|solely) (?:commission|performance|results)\b|\bpaid (?:by the piece|only when|only if|when you sell|on results)\b/,
      /\b(?:paid|pay) (?:only )?(?:for|per|by) (?:each )?(?:sale|results)\b|\bpaid in (?:exposure|tokens|meals)\b/,
    ],
    unless: /\bnot commission[- ]only\b/,
    why: 'Everybody who works must have at least the minimum wage for each hour, whatever they sell.',
    source: COMMISSION,
  },
  {
    rule: 'unpaid-trial',
    severity: 'stop',
    kinds: ['job', 'apprenticeship'],
    looksFor: [
      /\bunpaid\b.{0,30}\b(?:trial|shift|training|induction|week|day)|\b(?:trial|training|induction)\b.{0,40}\b(?:unpaid|without pay|not paid|no pay)\b|\btrial\b.{0,40}\bfor free\b/,
      /\b(?:try-?out|trial|training|probation|induction|test (?:file|piece|shift|day)|first (?:week|shift|day|month))\b.{0,50}\b(?:no (?:wage|pay|money|salary)|without (?:wage|pay)|not paid|unpaid)\b|\b(?:try-?out|trial|shift|first (?:week|day|month))\b.{0,50}\bfor free\b|\bwe may pay\b|\bwe (?:use|keep) (?:are|your) (?:designs?|work|ours)\b|\bthe ones we use\b/,
      /\bwork (?:a|one|two|three|\d) (?:days?|weeks?|shifts?) (?:for free|for nothing|without pay)\b/,
    ],
    unless: /\bno unpaid\b|\bnever unpaid\b|\bnot unpaid\b/,
    why: 'A trial longer than it takes to see one skill is work, and is paid. So is training that you ask for.',
    source: 'National Minimum Wage Regulations 2015; GOV.UK: unpaid work trials',
  },
  {
    rule: 'unpaid-work',
    severity: 'stop',
    kinds: ['job', 'apprenticeship'],
    fields: ['pay', 'title', 'about'],
    looksFor: [
      /\bunpaid\b|\bexpenses only\b|\bvoluntary (?:role|position|post)\b|\bpay(?:s|ment)?: (?:none|nil)\b|^(?:£?0|none|nil|no pay)$/,
      /\bintern(?:ship)?\b.{0,60}\b(?:expenses|without pay|no pay|lunch)\b/,
    ],
    unless:
      /\bno unpaid\b|\bpaid (?:or|and) unpaid\b|\bunpaid (?:care|parental|overtime is|carers?|leave|break|lunch)|\bnot unpaid\b/,
    why: 'A job is paid. If it is volunteering or a placement, post it as that.',
    source: 'National Minimum Wage Act 1998; GOV.UK: work experience and internships',
  },
]
