import type { PayUnit } from './opportunity.ts'

/** One sum of money in an advert's words, or a range of two that are joined. */
export type Sum = {
  readonly low: number | null
  readonly high: number | null
  /** The unit that the words beside it state; null where they state none. */
  readonly unit: PayUnit | null
}

/** Sums in the words, in order. `unsure` where a figure cannot be read for certain: then nothing should be read. */
export type Money = { readonly sums: readonly Sum[]; readonly unsure: boolean }

/** Returns the words in one spelling: plain spaces and dashes, pound signs, no invisible characters. */
export function tidyMoney(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/&pound;/gi, '£')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&[a-z]+;|[\u200b-\u200f\u2060\ufeff]/gi, ' ')
    .replace(/[‐-―−]+|-{2,}/g, '-')
    .replace(/\bGBP\s*(?=\d)/gi, '£')
    .replace(/(?<![£\d.,])(\d[\d,.]*\d|\d)\s*(?:GBP\b|pounds?\b)/gi, '£$1')
    .replace(
      /(?<![£\d.,])(\d{3,4})\s*p(?:ence)?(?=\s*(?:\/|per\b|an?\b|ph\b|p\/?h\b))/gi,
      (_, pence: string) => `£${(Number(pence) / 100).toFixed(2)} `,
    )
    .replace(/\(£\)\s*|£\s+/g, '£')
    .replace(/(?<![£\d.,])(\d{1,3},\d{3}|\d{5,6}|\d{1,3}\.\d\d)(?=\s*(?:-|to)\s*£)/g, '£$1')
    .replace(/(£\d{1,3}) (?=\d{3}\b(?![.,]?\d))/g, '$1,')
    .replace(/(?<![£\d.]|£[\d.]+ ?- ?)\d[\d.]* ?(?:hours?|hrs?)\b,? ?(?:per|a|each|\/) ?w(?:ee)?k\b/gi, ' ')
    .replace(/\bpaid (?:four-|4-|fort)?(?:nightly|daily|weekly|monthly)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const UNITS: readonly (readonly [PayUnit, string])[] = [
  [
    'hour',
    String.raw`(?:per|an|each|every|\/|p\/)\s*(?:hour|hr)s?\b|hourly\b|\bp\.?\s?\/?\s?h(?:r|our)?\b\.?|\/\s?h\b`,
  ],
  ['day', String.raw`(?:per|a|each|\/)\s*day\b|daily\b|\bp\/?\.?d\b\.?`],
  ['week', String.raw`(?:per|a|each|\/)\s*(?:week|wk)\b|weekly\b|\bp\.?\/?w\b\.?`],
  ['month', String.raw`(?:per|a|each|\/)\s*(?:calendar\s)?month\b|monthly\b|\bp\.?c\.?m\b\.?`],
  [
    'year',
    String.raw`(?:per|a|each|\/)\s*(?:year|yr|annum|annam|anum)\b|annually\b|annual\b(?! leave)|yearly\b|\bp\.?\s?\/?\s?a\b\.?`,
  ],
]
const UNIT_SHAPES = UNITS.map(([unit, shape]) => ({
  unit,
  near: new RegExp(
    String.raw`^[\s(),.:+*\-]*(?:gross|basic|base|salary|rate|pay|inclusive|inc\.?|incl\.?|fte|wte|pro[\s-]?rata|,|\s)*[\s(/,]*(?:${shape})`,
    'i',
  ),
  anywhere: new RegExp(shape, 'i'),
}))

/** Returns the units that the words name anywhere. */
export function unitsNamed(words: string): PayUnit[] {
  return UNIT_SHAPES.filter(({ anywhere }) => anywhere.test(words)).map(({ unit }) => unit)
}

/** Sums that are on top of pay, or might be: what stands before or after them says so. */
const EXTRA =
  String.raw`bonus(?:es)?|allowances?|OTE|on[\s-]target|earnings|commission|HCAS?|H\.?C\.?A|[IO]?LW|weighting`
    .concat(
      '|high cost|golden hello|relocation|retention|recruitment|premia|premium|supplement|welcome|sign[a-z]*[\\s-]on',
    )
    .concat(
      '|referral|vouchers?|expenses|budget|grant|bursary|fund(?:ing|ed)?|pension|fees?|deposit|mileage|overtime|tips',
    )
const EXTRA_BEFORE = new RegExp(
  String.raw`(?:\b(?:${EXTRA})\s*(?:payment)?\s*(?:of|is|worth|up to|to|:|=|-|\()*\s*|(?:\bplus|\band|\+|&)\s*(?:an?\s*|up to\s*|additional\s*)*)$`,
  'i',
)
const EXTRA_AFTER = new RegExp(
  String.raw`^\s*(?:(?:p\.?a\.?|per annum|inner|outer|london|fringe|annual)\s*)*(?:${EXTRA})\b(?!\s*(?:of\s*|:\s*)?£|\.?\s*inc|\s*payable)`,
  'i',
)

const FIGURE = String.raw`\d[\d.,]*(?:\s?k\b)?`
const PER = String.raw`(?:\s*(?:p\.?\s?\/?\s?h(?:r|our)?\.?|\/\s?h(?:ou)?r?|per\s*hour|an\s*hour|p\.?a\.?|per\s*annum|k))?`
const JOIN = String.raw`\s*(?:-|–|\bto\b|\bup to\b|\brising to\b|\band\b)\s*(?:up to\s*)?`
const SUM = new RegExp(
  String.raw`(?<![\d.,])£(${FIGURE})(?:${PER}${JOIN}(?:£(${FIGURE})|(${FIGURE})(?!\s*%|\s*-?\s*(?:hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|shifts?|x\b)|[\d.,]*:)))?`,
  'gi',
)
const BARE = new RegExp(String.raw`^[^\d£]*?(${FIGURE})(?:${PER}${JOIN}(${FIGURE}))?[^\d£]*$`, 'i')

const UP_TO = /(?:\bup ?to|\bmax(?:imum)?(?: of)?|\bless than|\bas much as|^to|\bceiling)\s*:?\s*$/i
const FROM =
  /(?:\bfrom|\bmin(?:imum)?(?: of)?|\bat least|\bstart(?:s|ing)?(?: salary| rate| pay)?(?: at| from| of)?|\bover|\babove|\bmore than)\s*:?\s*$/i
const AND_UP =
  /^\s*(?:\+(?=\s*(?:$|[,;.)]|per\b|an?\b|p\.?\/?[ah]\b))|or (?:more|above)|and (?:above|upwards|up)|plus$|minimum\b|min\b)/i

/** Returns every sum of money in tidied words, each with the unit written beside it; sums on top of pay are left out. */
export function readMoney(text: string): Money {
  if (/[€$]/.test(text)) return { sums: [], unsure: true }
  const found = text.includes('£') ? [...text.matchAll(SUM)] : bareSum(text)
  const sums: Sum[] = []
  for (let i = 0; i < found.length; i++) {
    const match = found[i]!
    const before = text.slice(Math.max(0, found[i - 1] ? ends(found[i - 1]!) : 0), match.index)
    const rest = text.slice(ends(match))
    const after = text.slice(ends(match), found[i + 1]?.index)
    const joined = match[2] ?? match[3]
    const pair = figures(match[1]!, joined)
    if (!pair || /^[:;]\d/.test(rest)) return { sums: [], unsure: true }
    if (EXTRA_BEFORE.test(before) && (sums.length > 0 || !/^\W*$/.test(before))) continue
    if (EXTRA_AFTER.test(rest)) continue
    const unit = unitBeside(match[0], after)
    if (pair.length === 2) sums.push({ low: Math.min(...pair), high: Math.max(...pair), unit })
    else if (UP_TO.test(before)) sums.push({ low: null, high: pair[0]!, unit })
    else if (FROM.test(before) || AND_UP.test(rest)) sums.push({ low: pair[0]!, high: null, unit })
    else sums.push({ low: pair[0]!, high: pair[0]!, unit })
  }
  return { sums, unsure: false }
}

const ends = (match: RegExpMatchArray): number => match.index! + match[0].length

function unitBeside(sum: string, after: string): PayUnit | null {
  const within = UNIT_SHAPES.find(({ anywhere }) => anywhere.test(sum.replace(/^£[\d.,]+/, '')))
  return within?.unit ?? UNIT_SHAPES.find(({ near }) => near.test(after))?.unit ?? null
}

/** Words without a pound sign are a sum only where nothing else in them is a number. */
function bareSum(text: string): RegExpMatchArray[] {
  const found = BARE.exec(text)
  if (!found || /band|level|grade|spine|point|scale|%|hours? per|age|\bref/i.test(text)) return []
  const moneyLike = (figure: string) =>
    /^\d{1,3},\d{3}|^\d{5,6}(?:\.\d\d)?$|^\d{1,3}\.\d{2}$|k$/i.test(figure.replace(/[.,]$/, ''))
  if (!moneyLike(found[1]!) || (found[2] !== undefined && !moneyLike(found[2]))) return []
  const start = text.search(/\d/)
  const whole = text.slice(start).match(new RegExp(`^${FIGURE}(?:${PER}${JOIN}${FIGURE})?`, 'i'))![0]
  const match = Object.assign([whole, found[1]!, found[2]], { index: start, input: text }) as RegExpMatchArray
  return [match]
}

/** The numbers of a sum, `k` carried from the second to the first ("£25-30k"); null where one cannot be read. */
function figures(first: string, second: string | undefined): number[] | null {
  const high = second === undefined ? null : figure(second)
  let low = figure(first)
  if (low === null || (second !== undefined && high === null)) return null
  if (high === null) return [low]
  if (/k$/i.test(second!) && !/k/i.test(first) && low < 1000) low *= 1000
  return [low, high]
}

/** Reads one figure strictly: `38,890`, `12.50`, `30k`, `24.527,00`. `15.000` could be two things and is neither. */
function figure(text: string): number | null {
  const thousands = /k$/i.test(text) ? 1000 : 1
  const plain = text.replace(/\s?k$/i, '').replace(/[.,]+$/, '')
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(plain)) return Number(plain.replaceAll(',', '')) * thousands
  if (/^\d{1,7}(?:\.\d{1,2})?$/.test(plain)) return Math.round(Number(plain) * thousands * 100) / 100
  if (/^\d{1,3}(?:\.\d{3})+,\d{2}$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  return null
}
