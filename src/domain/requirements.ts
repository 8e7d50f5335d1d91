import type { Help } from './facets.ts'
import type { Requirement } from './opportunity.ts'

const ESSENTIAL =
  /^(?:essential(?: (?:criteria|requirements?|skills|experience|qualifications?))?|(?:what )?you(?: will|.ll)? (?:need|must have|should have)(?: to have)?|you must|requirements?|entry requirements?|(?:skills|experience|qualifications?)(?:,? (?:and|&) (?:skills|experience|qualifications?))? (?:required|needed)|what you(?:.ll| will)? need|what (?:we|we.re|we are) look(?:ing)? for|we are looking for|about you|the (?:ideal|successful) (?:candidate|applicant) (?:will|should|must)(?: (?:have|be))?|to apply,? you (?:will )?(?:need|must)|who can apply|person specification)\b/i
const DESIRABLE = /^(?:desirable|it would be (?:good|great|helpful|nice)|nice to have|ideally)\b/i

/** What would help somebody who has not got it yet. The first that fits. */
const BRIDGES: readonly (readonly [Help, RegExp])[] = [
  ['english', /\benglish\b|\bESOL\b|literacy|communicat\w+ in writing/i],
  ['maths', /\bmaths\b|numeracy|numerate/i],
  [
    'digital-skills',
    /computer|\bIT\b (?:skills|literate)|microsoft|\bword and excel\b|\bexcel\b|digital skills|email and internet/i,
  ],
  [
    'new-skills',
    /\bNVQ\b|\bGCSEs?\b|qualification|\bCSCS\b|\bSIA\b|certificate|diploma|licen[cs]e|food hygiene|first aid|level \d/i,
  ],
  ['experience', /experience|worked (?:in|with|as)|background in/i],
  ['confidence', /\bconfiden(?:t|ce)\b/i],
]

/**
 * Returns what an applicant needs, where the description plainly lists it: a heading or lead-in such as "You will need"
 * and a list right after it. Expects sanitised HTML. Prose is left alone: a sentence that is misread as a condition
 * would keep people from applying.
 */
export function readRequirements(safeHtml: string): Requirement[] {
  const found: Requirement[] = []
  for (const [, , lead, , items] of safeHtml.matchAll(
    /<(p|h3|h4)>((?:(?!<\/\1>).)*)<\/\1><(ul|ol)>((?:(?!<[uo]l>).)*?)<\/\3>/g,
  )) {
    const heading = wordsOf(lead!.split('<br>').at(-1)!)
    const essential = ESSENTIAL.test(heading)
    if (heading.length > 90 || (!essential && !DESIRABLE.test(heading))) continue
    for (const [, item] of items!.matchAll(/<li>(.*?)<\/li>/g)) {
      const words = wordsOf(item!)
      if (words.length >= 3 && words.length <= 200) found.push({ words, essential, bridge: bridgeFor(words) })
    }
  }
  return found.length > 12 ? found.slice(0, 12) : found
}

/** Returns what kind of opportunity would help somebody who lacks this; null where none would (a driving licence). */
function bridgeFor(words: string): Help | null {
  if (/driving licen|full licence|own (?:car|vehicle)|\bDBS\b|right to work/i.test(words)) return null
  return BRIDGES.find(([, shape]) => shape.test(words))?.[0] ?? null
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[•·\-–*]\s*/, '')
}
