import { LETTERS } from './reference.ts'

/**
 * Returns the code of a voucher, from at least eleven random bytes: `V-7K3M-4QRT-9CDB`. The last letter checks the others
 * (Luhn's rule for 24 letters): one letter misread, and most pairs that change places, never make another voucher.
 */
export function voucherCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, 11), (byte) => LETTERS[byte % LETTERS.length]).join('')
  return written(letters + checkLetter(letters))
}

/** Returns the code that somebody typed, tidied; null where it cannot be one. */
export function readVoucherCode(text: string): string | null {
  const letters = text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^V(?=.{12}$)/, '')
  if (!new RegExp(`^[${LETTERS}]{12}$`).test(letters)) return null
  return checkLetter(letters.slice(0, -1)) === letters.at(-1) ? written(letters) : null
}

const written = (letters: string) => `V-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`

function checkLetter(letters: string): string {
  const size = LETTERS.length
  const sum = [...letters].toReversed().reduce((sum, letter, at) => {
    const value = LETTERS.indexOf(letter) * (at % 2 === 0 ? 2 : 1)
    return sum + Math.floor(value / size) + (value % size)
  }, 0)
  return LETTERS[(size - (sum % size)) % size]!
}
