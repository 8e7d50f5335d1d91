/** Returns the words of a title as they stand in an address: `care-assistant-nights`, at most 60 characters. */
export function slug(title: string): string {
  const words = plainLetters(title)
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (words.length <= 60) return words || 'listing'
  const cut = words.slice(0, 61).lastIndexOf('-')
  return words.slice(0, cut > 20 ? cut : 60)
}

/** Lower case, accents taken off; letters of other scripts fall away in what follows. */
export function plainLetters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
