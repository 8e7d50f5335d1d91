import { isKnownToSynonyms } from './other-words.ts'
import { isStopWord, plainText, plainWords } from './plain-words.ts'
import type { WordCounts } from './spelling.ts'

/** Nobody who searches for work types more; a pasted letter or form does. */
const LONGEST_TYPED = 80
const MOST_WORDS = 6
/** A word of so many listings is a word of the field, not somebody's name. */
const LISTINGS = 5

/** Work and skills that people look for though no listing may have them: the very demand that is to be seen. */
const FIELD_WORDS = new Set(
  `accountancy acting aircraft animal animation archaeology architect architecture art astronomy baking banking barrister
  beekeeping biology botany brewing butcher carpet chemistry chess choir circus coaching cobbler composer conservation
  cooking cosmetics crane crochet curator cycling dance dancing dentist detective diving doula drama drawing
  drone ecology economics embroidery engraver farming ferry firefighter fishing fitter florist floristry forestry
  furniture gaming genealogy geography geology glazier glazing goldsmith guitar hypnotherapy illustrator
  interior interpreter interpreting italian jeweller jewellery joinery judo karate knitting laboratory landscaping
  languages law linguistics locksmith magician make makeup massage mathematics medicine meditation metalwork
  mining modelling mortgage motorcycle museum nutrition optician osteopath paramedic pattern philosophy photography
  physics piano pilot podcast police politics pottery printing psychology publishing radio reflexology robotics
  sailing science script sculpture shipping singing ski soldier spanish stonemason surveying surveyor swimming
  tattoo taxi tennis theatre tiling tiler tourism translator translation transport tree upholstery vet veterinary
  video violin weaving web welding wildlife woodwork writing yoga zoo french german arabic somali bengali turkish
  polish portuguese chinese job jobs work course courses class classes training help advice support`.split(/\s+/),
)

/**
 * Returns what may be kept of the words of a failed search. Text that is long, or has an @, an address or five or more
 * digits, is not kept at all. Of other text only words are kept that are in our own lists of the field or are used
 * by several listings: names of people, streets and conditions typed by mistake are not among them.
 */
export function keepableWords(typed: string, counts: WordCounts): string {
  if (typed.length > LONGEST_TYPED || /@|:\/\/|www\./i.test(typed)) return ''
  if ((typed.match(/\d/g) ?? []).length >= 5) return ''
  const words = plainWords(plainText(typed)).filter((word) => /^[a-z]{2,24}$/.test(word) && !isStopWord(word))
  const ours = (word: string) => isKnownToSynonyms(word) || FIELD_WORDS.has(word) || (counts.get(word) ?? 0) >= LISTINGS
  return words.filter(ours).slice(0, MOST_WORDS).join(' ')
}
