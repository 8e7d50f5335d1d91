/** What a spreadsheet would take for the beginning of a formula, also behind spaces. */
const FORMULA = /^\s*[=+\-@\t\r]/

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Returns rows as a file of comma-separated values (RFC 4180), with a mark at the start by which spreadsheets know that
 * it is UTF-8. A cell that would begin a formula gets an apostrophe, so that it is only ever read.
 */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\u{feff}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
