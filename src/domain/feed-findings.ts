import { readDate } from './london-time.ts'
import { type Rule, SHAPES, type ShapeName } from './open-referral-shapes.ts'

/** One thing that is wrong with a feed: where, what, and how to mend it. */
export type Finding = {
  readonly severity: 'error' | 'warning'
  /** The page or file: `/services?page=2`. */
  readonly page: string
  /** JSONPath within it: `$.contents[3].organization.description`. */
  readonly path: string
  readonly what: string
  readonly mend: string
}

type Found = Omit<Finding, 'page'>

/** Returns what is wrong with a value that should have this shape. Errors are those that the official validator makes. */
export function checkShape(value: unknown, shape: ShapeName, path = '$'): Found[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [error(path, `It is ${kindOf(value)}, not an object.`, `Give the ${shape.replace(/_1$/, '')} as an object.`)]
  }
  return Object.entries(SHAPES[shape]).flatMap(([name, rule]) => {
    const field = `${path}.${name}`
    if (!Object.hasOwn(value, name)) {
      return rule.required
        ? [
            error(
              field,
              'It is missing.',
              MENDS[rule.is].missing ?? `Give every ${shape.replace(/_1$/, '').replaceAll('_', ' ')} its ${name}.`,
            ),
          ]
        : []
    }
    return checkField((value as Record<string, unknown>)[name], rule, field)
  })
}

function checkField(value: unknown, rule: Rule, path: string): Found[] {
  if (value === null && !(rule.is === 'choice' && rule.of.includes(null)) && rule.is !== 'web') {
    return [error(path, 'It is null.', 'Leave a field out where there is nothing to say.')]
  }
  if (rule.is === 'object') return checkShape(value, rule.shape, path)
  if (rule.is === 'list') {
    if (!Array.isArray(value))
      return [
        error(path, `It is ${kindOf(value)}, not a list.`, 'Put it in square brackets, even where there is only one.'),
      ]
    return value.flatMap((one, at) => checkShape(one, rule.shape, `${path}[${at}]`))
  }
  const fits = rule.is === 'choice' ? rule.of.includes(value as string | null) : TESTS[rule.is](value)
  if (!fits) {
    if (value === '')
      return [
        error(
          path,
          'It is empty.',
          rule.required ? MENDS[rule.is].wrong : 'Leave a field out where there is nothing to say.',
        ),
      ]
    const wanted =
      rule.is === 'choice' ? `one of: ${rule.of.filter((one) => one !== null).join(', ')}` : MENDS[rule.is].wanted
    return [error(path, `It is ${shown(value)}, not ${wanted}.`, MENDS[rule.is].wrong)]
  }
  return value === '' && rule.is !== 'choice'
    ? [
        {
          severity: 'warning',
          path,
          what: 'It is empty.',
          mend: rule.required ? 'Say it, or leave the record out.' : 'Leave a field out where there is nothing to say.',
        },
      ]
    : dateTrouble(value, path)
}

const URI = /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})+$/i
const EMAIL =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i
const MOMENT = /^\d{4}-\d\d-\d\d[t\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i

const TESTS: Readonly<Record<Exclude<Rule['is'], 'choice' | 'list' | 'object'>, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  uuid: (value) =>
    typeof value === 'string' && /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value),
  number: (value) => typeof value === 'number',
  whole: (value) => Number.isInteger(value),
  uri: (value) => typeof value === 'string' && URI.test(value),
  web: (value) =>
    value === null ||
    (typeof value === 'string' && (value === '' || (/^(?:https?|wss?|ftp):\/\//.test(value) && URI.test(value)))),
  email: (value) => typeof value === 'string' && EMAIL.test(value),
  moment: (value) => typeof value === 'string' && MOMENT.test(value) && readDate(value) !== null,
  'yes-no': (value) => typeof value === 'boolean',
}

const MENDS: Readonly<
  Record<Rule['is'], { readonly wanted: string; readonly wrong: string; readonly missing?: string }>
> = {
  text: { wanted: 'text', wrong: 'Write it as text, in quotation marks.' },
  uuid: {
    wanted: 'a UUID',
    wrong: 'Give every record a UUID and keep it for good.',
    missing: 'Give every record a UUID and keep it for good.',
  },
  number: { wanted: 'a number', wrong: 'Write the number without quotation marks.' },
  whole: { wanted: 'a whole number', wrong: 'Write the whole number without quotation marks.' },
  uri: { wanted: 'a complete address', wrong: 'Write the whole address, beginning with https://, without spaces.' },
  web: { wanted: 'a web address', wrong: 'Write the whole address, beginning with https://, without spaces.' },
  email: {
    wanted: 'an e-mail address',
    wrong: 'Give one e-mail address and nothing else; other ways of contact belong in contacts or phones.',
  },
  moment: { wanted: 'a date with time and offset', wrong: 'Write it like 2026-03-05T09:30:00Z.' },
  'yes-no': { wanted: 'true or false', wrong: 'Write true or false without quotation marks.' },
  choice: {
    wanted: 'one of its values',
    wrong: 'Use one of the values of the standard, in small letters as it writes them.',
  },
  list: { wanted: 'a list', wrong: 'Put it in square brackets.' },
  object: { wanted: 'an object', wrong: 'Give it as an object.' },
}

/** The validator takes any text as a date; a directory that reads it does not. */
function dateTrouble(value: unknown, path: string): Found[] {
  if (!/\.(?:assured_date|valid_from|valid_to|dtstart)$/.test(path) || readDate(String(value)) !== null) return []
  return [
    {
      severity: 'warning',
      path,
      what: `It is ${shown(value)}, which is not a date.`,
      mend: 'Write dates like 2026-03-05.',
    },
  ]
}

export const error = (path: string, what: string, mend: string): Found => ({ severity: 'error', path, what, mend })

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `${typeof value === 'string' ? 'text' : `a ${typeof value}`}`
}

function shown(value: unknown): string {
  if (typeof value === 'object') return kindOf(value)
  const words = String(value)
  return `“${words.length > 60 ? `${words.slice(0, 59)}…` : words}”`
}

/** Findings that are the same but for where they are: their count, and the first few places. */
export type FindingGroup = {
  readonly severity: Finding['severity']
  readonly endpoint: string
  readonly path: string
  readonly what: string
  readonly mend: string
  readonly count: number
  readonly examples: readonly Pick<Finding, 'page' | 'path' | 'what'>[]
}

const EXAMPLES = 3

/** Returns findings in groups, errors first, the most frequent first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, { first: Finding; count: number; examples: FindingGroup['examples'][number][] }>()
  for (const finding of findings) {
    const what = finding.what.replace(/“[^”]*”/g, '“…”')
    const key = [finding.severity, endpointOf(finding.page), pathOf(finding.path), what, finding.mend].join('\n')
    const group = groups.get(key) ?? { first: finding, count: 0, examples: [] }
    group.count++
    if (group.examples.length < EXAMPLES)
      group.examples.push({ page: finding.page, path: finding.path, what: finding.what })
    groups.set(key, group)
  }
  return [...groups.values()]
    .map(({ first, count, examples }) => ({
      severity: first.severity,
      endpoint: endpointOf(first.page),
      path: pathOf(first.path),
      what: count === 1 ? first.what : first.what.replace(/“[^”]*”/g, '“…”'),
      mend: first.mend,
      count,
      examples,
    }))
    .toSorted((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error') || b.count - a.count)
}

/** `/services/7c9e…?x` and `/services?page=3` are both about `/services`. */
const endpointOf = (page: string): string => page.replace(/\?.*$/, '').replace(/^(\/[a-z_]+)\/.+$/, '$1/{id}')
const pathOf = (path: string): string => path.replace(/\[\d+\]/g, '[*]')
