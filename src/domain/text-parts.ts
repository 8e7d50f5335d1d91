/** The letters of a plain text message (3GPP TS 23.038, 6.2.1), and those that count twice there. */
const PLAIN =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
  'abcdefghijklmnopqrstuvwxyzäöñüà'
const TWICE = '^{}\\[~]|€\f'

/**
 * Returns in how many parts a text message arrives, and is paid for. One letter outside the plain alphabet makes the
 * whole message UCS-2: 70 letters in one part, 67 in each of several, instead of 160 and 153.
 */
export function textParts(text: string): number {
  const letters = [...text]
  if (letters.every((letter) => PLAIN.includes(letter) || TWICE.includes(letter))) {
    const length = letters.reduce((sum, letter) => sum + (TWICE.includes(letter) ? 2 : 1), 0)
    return length <= 160 ? 1 : Math.ceil(length / 153)
  }
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}

/** Returns the same words with the plainest marks, so that no quotation mark alone doubles what a text costs. */
export const plainMarks = (text: string): string =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/[\u00a0\u202f]/g, ' ')
