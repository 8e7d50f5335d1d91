import type { Option } from '../../domain/facets.ts'
import { readClosing, readDate } from '../../domain/london-time.ts'
import type { LocalDate, LocalTime, Weekday } from '../../domain/opportunity.ts'
import { repairEncoding } from '../text/encoding.ts'
import { tidyEmail, tidyWebAddress } from '../text/link.ts'
import type { CsvColumn } from './csv-columns.ts'

/** Longest text in one cell; a description of 20,000 characters is eight printed pages. */
const LONGEST = 20_000

/** Reads the cells of one row, and gathers what is wrong with them in words that say how to mend it. */
export class Cells {
  readonly problems: string[] = []
  readonly #cells: ReadonlyMap<CsvColumn, string>

  constructor(cells: ReadonlyMap<CsvColumn, string>) {
    this.#cells = cells
    for (const [column, text] of cells) {
      if (text.length > LONGEST) this.problem(column, `has ${text.length} characters; ${LONGEST} is the most`)
    }
  }

  problem(column: CsvColumn, words: string): void {
    this.problems.push(`${column}: ${words}.`)
  }

  /** The text of a cell, tidied; null where it is empty. Exports put `'` before what a spreadsheet would calculate. */
  text(column: CsvColumn): string | null {
    const text = repairEncoding(this.#cells.get(column) ?? '')
      .trim()
      .replace(/^'(?=[=+\-@])/, '')
    return /^(?:|-|–|n\/a|none given)$/i.test(text) ? null : text
  }

  /** One line of a cell. */
  line(column: CsvColumn): string | null {
    return this.text(column)?.replace(/\s+/g, ' ') ?? null
  }

  date(column: CsvColumn): LocalDate | null {
    const text = this.line(column)
    if (text === null) return null
    const date = readDate(text)
    if (date === null) this.problem(column, `“${short(text)}” is not a date; write it as 31/12/2026`)
    return date
  }

  closing(column: CsvColumn): Date | null {
    const text = this.line(column)
    if (text === null) return null
    const moment = readClosing(text)
    if (moment === null)
      this.problem(column, `“${short(text)}” is not a date; write it as 31/12/2026 or 31/12/2026 17:00`)
    return moment
  }

  time(column: CsvColumn): LocalTime | null {
    const text = this.line(column)
    if (text === null) return null
    const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(am|pm|noon)?$/i.exec(text) ?? []
    const hours =
      half?.toLowerCase() === 'pm'
        ? (Number(hour) % 12) + 12
        : /am/i.test(half ?? '')
          ? Number(hour) % 12
          : Number(hour)
    if (hour !== undefined && hours < 24 && Number(minute) < 60) return `${String(hours).padStart(2, '0')}:${minute}`
    this.problem(column, `“${short(text)}” is not a time; write it as 09:30`)
    return null
  }

  whole(column: CsvColumn, least: number, most: number): number | null {
    const text = this.line(column)
    if (text === null) return null
    const number = Number(text.replace(/[, ]/g, ''))
    if (Number.isInteger(number) && number >= least && number <= most) return number
    this.problem(column, `“${short(text)}” is not a whole number from ${least} to ${most}`)
    return null
  }

  web(column: CsvColumn): string | null {
    const text = this.line(column)
    if (text === null) return null
    const address = tidyWebAddress(text)
    if (address === null)
      this.problem(column, `“${short(text)}” is not a web address; write it as https://example.org/page`)
    return address
  }

  email(column: CsvColumn): string | null {
    const text = this.line(column)
    if (text === null) return null
    const address = tidyEmail(text)
    if (address === null) this.problem(column, `“${short(text)}” is not an e-mail address`)
    return address
  }

  /** One value of a closed list, by its code or by its words. */
  one<T extends Option>(
    column: CsvColumn,
    options: readonly T[],
    also: Readonly<Record<string, T['value']>> = {},
  ): T['value'] | null {
    const [value] = this.#values(column, this.line(column) === null ? [] : [this.line(column)!], options, also)
    return value ?? null
  }

  /** Several values of a closed list, between semicolons, bars or commas. */
  several<T extends Option>(
    column: CsvColumn,
    options: readonly T[],
    also: Readonly<Record<string, T['value']>> = {},
  ): T['value'][] {
    return this.#values(column, this.list(column, /[;|,\n]/), options, also)
  }

  list(column: CsvColumn, separator: RegExp): string[] {
    const text = this.text(column)
    return text === null
      ? []
      : text
          .split(separator)
          .map((part) => part.replace(/\s+/g, ' ').trim())
          .filter(Boolean)
  }

  /** "Mon, Wed" or "weekdays", as ISO weekdays. */
  weekdays(column: CsvColumn): Weekday[] {
    const found = new Set<Weekday>()
    for (const part of this.list(column, /[;|,\n/&]|\band\b/i)) {
      const days = WEEKDAYS.find(([words]) => words.test(part))?.[1]
      if (days) for (const day of days) found.add(day)
      else this.problem(column, `“${short(part)}” is not a day of the week`)
    }
    return [...found].sort()
  }

  #values<T extends Option>(
    column: CsvColumn,
    parts: readonly string[],
    options: readonly T[],
    also: Readonly<Record<string, T['value']>>,
  ): T['value'][] {
    return parts.flatMap((part) => {
      const plain = part.toLowerCase()
      const option = options.find(
        ({ value, text }) => value === plain.replace(/\s+/g, '-') || text.toLowerCase() === plain,
      )
      const value = option?.value ?? also[plain]
      if (value !== undefined) return [value]
      const known = options.map((each) => each.value).join(', ')
      this.problem(column, `“${short(part)}” is none of: ${known}`)
      return []
    })
  }
}

const WEEKDAYS: readonly (readonly [RegExp, readonly Weekday[]])[] = [
  [/^(?:every ?day|daily|all week)$/i, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:weekdays|mon(?:day)?s?\s*(?:-|–|to)\s*fri(?:day)?s?)$/i, [1, 2, 3, 4, 5]],
  [/^weekends?$/i, [6, 7]],
  [/^mon(?:days?)?\.?$/i, [1]],
  [/^tue(?:s|sdays?)?\.?$/i, [2]],
  [/^wed(?:nesdays?)?\.?$/i, [3]],
  [/^thu(?:rs|r|rsdays?)?\.?$/i, [4]],
  [/^fri(?:days?)?\.?$/i, [5]],
  [/^sat(?:urdays?)?\.?$/i, [6]],
  [/^sun(?:days?)?\.?$/i, [7]],
]

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
