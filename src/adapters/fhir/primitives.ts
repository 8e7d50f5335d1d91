/** Every kind of value that is not made of others, with what it must look like (FHIR R4, Data Types). */
export const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  id: (value) => isText(value) && /^[A-Za-z0-9.-]{1,64}$/.test(value),
  string: (value) => isText(value) && value.trim() !== '' && isReadable(value),
  code: (value) => isText(value) && /^\S+( \S+)*$/.test(value) && isReadable(value),
  uri: (value) => isText(value) && /^\S+$/.test(value) && isReadable(value),
  base64: (value) => isText(value) && /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value),
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => isText(value) && isDate(value),
  dateTime: (value) => isText(value) && (isDate(value) || isMoment(value)),
  instant: (value) => isText(value) && isMoment(value),
}

/** FHIR allows no control characters but tab and ends of lines; half a character is none in any text. */
const isReadable = (text: string): boolean =>
  text.isWellFormed() && ![...text].some((one) => one < ' ' && !'\t\n\r'.includes(one))

const isText = (value: unknown): value is string => typeof value === 'string'

/** A year, a month or a day, and one that exists: 30 February does not. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  if (!year || Number(year) === 0) return false
  const months = Number(month ?? 1)
  const days = Number(day ?? 1)
  return months >= 1 && months <= 12 && days >= 1 && days <= new Date(Date.UTC(Number(year), months, 0)).getUTCDate()
}

/** A moment says its time zone: without one nobody knows when it was. */
function isMoment(text: string): boolean {
  const [, date, hour, minute, second] =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/.exec(text) ?? []
  return date !== undefined && isDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60
}

/** The longest words in one element; a file may be longer. */
export const LONGEST_TEXT = 20_000
