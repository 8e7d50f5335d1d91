/**
 * Returns an NHS number as its ten digits, however it was spaced; null where it cannot be one. The last digit checks
 * the nine before it (weights 10 to 2, modulus 11; NHS Data Dictionary, NHS NUMBER), so a slip of the finger shows.
 */
export function readNhsNumber(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return null
  return Number(digits[9]) === nhsCheckDigit(digits.slice(0, 9)) ? digits : null
}

/** Returns the tenth digit of nine; 10 where the nine are never given out. */
export function nhsCheckDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0)
  return (11 - (sum % 11)) % 11
}
