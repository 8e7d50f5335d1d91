/** No vowels, so that no word appears by chance; none of 0 O 1 I L S 5 Z 2, which are misread on the telephone. */
export const LETTERS = '346789BCDFGHJKMNPQRTVWXY'

/** Returns a reference people can read out: `GW-7K3M-4QRT`, from at least eight random bytes. */
export function reference(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('')
  return `GW-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Returns the reference somebody typed, tidied; null where it cannot be one. */
export function readReference(text: string): string | null {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^GW/, '')
  return new RegExp(`^[${LETTERS}]{8}$`).test(letters) ? `GW-${letters.slice(0, 4)}-${letters.slice(4)}` : null
}

/** Returns the number of a person's record, as it is said on the telephone: `P-7K3M-4QRT`. */
export const personNumber = (random: Uint8Array): string => reference(random).replace(/^GW/, 'P')

/** Returns the number of a record that somebody typed, tidied; null where it cannot be one. */
export const readPersonNumber = (text: string): string | null => readNumber('P', text)

/** Returns the number of a certificate: `C-7K3M-4QRT`. Nobody guesses one: eight letters of 24. */
export const certificateNumber = (random: Uint8Array): string => reference(random).replace(/^GW/, 'C')

/** Returns the number of a certificate that somebody typed, tidied; null where it cannot be one. */
export const readCertificateNumber = (text: string): string | null => readNumber('C', text)

function readNumber(kind: 'P' | 'C', text: string): string | null {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(new RegExp(`^${kind}(?=.{8}$)`), '')
  return new RegExp(`^[${LETTERS}]{8}$`).test(letters) ? `${kind}-${letters.slice(0, 4)}-${letters.slice(4)}` : null
}
