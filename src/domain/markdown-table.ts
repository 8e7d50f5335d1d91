/** Returns a table as Markdown writes it: heads, and rows of cells. */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Returns a word as Markdown marks code. */
export const markdownCode = (word: string): string => `\`${word}\``
