/**
 * Returns the code of an organisation of the Organisation Data Service in capitals; null where it cannot be one. Trusts
 * have three characters (`RR8`), practices six (`G82080`), the newest ones five; none is shorter than three or longer
 * than eight, and all are letters and digits. Only the shape is checked: whether it was given out we cannot know.
 */
export function readOdsCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return /^[A-Z0-9]{3,8}$/.test(code) ? code : null
}
