import { type AreaKind, kindOfCode } from '../../domain/area.ts'

/** What the properties of a feature say of the area. */
export type Described = {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string | null
  readonly parentCode: string | null
  readonly boundaryYear: number | null
}

/** ONS calls a property by area, two figures of the year, and CD for the code or NM for the name: WD25CD, LSOA21NM. */
const PREFIXES: readonly [prefix: string, kind: AreaKind][] = [
  ['LSOA', 'lsoa'],
  ['MSOA', 'msoa'],
  ['WD', 'ward'],
  ['LAD', 'borough'],
  ['RGN', 'region'],
]

/** Names that other publishers give to a code and its name; the kind is then read from the code itself. */
const PLAIN_NAMES = [
  ['areacd', 'areanm'],
  ['code', 'name'],
  ['gss_code', 'name'],
  ['id', 'name'],
] as const

/**
 * Returns what area the properties describe: the smallest kind they name, so that a ward which also names its borough
 * is a ward of that borough. Null where they name no area that we keep.
 */
export function describeArea(properties: Readonly<Record<string, unknown>>): Described | null {
  const named = new Map(Object.entries(properties).map(([name, value]) => [name.toUpperCase(), value]))
  return describedByOns(named) ?? describedPlainly(named)
}

function describedByOns(named: ReadonlyMap<string, unknown>): Described | null {
  for (const [prefix, kind] of PREFIXES) {
    const heading = [...named.keys()].find((name) => new RegExp(`^${prefix}(\\d\\d)?CD$`).test(name))
    const code = heading && text(named.get(heading))
    if (!code) continue
    const year = /\d\d/.exec(heading)?.[0]
    return {
      code,
      kind,
      name: text(named.get(heading.replace('CD', 'NM'))),
      parentCode: kind === 'borough' || kind === 'region' ? null : parentOf(named),
      boundaryYear: year ? 2000 + Number(year) : null,
    }
  }
  return null
}

function describedPlainly(named: ReadonlyMap<string, unknown>): Described | null {
  for (const [codeName, nameName] of PLAIN_NAMES) {
    const code = text(named.get(codeName.toUpperCase()))
    const kind = code && kindOfCode(code)
    if (!code || !kind) continue
    const parentCode = kind === 'borough' || kind === 'region' ? null : parentOf(named)
    return { code, kind, name: text(named.get(nameName.toUpperCase())), parentCode, boundaryYear: null }
  }
  return null
}

function parentOf(named: ReadonlyMap<string, unknown>): string | null {
  const heading = [...named.keys()].find((name) => /^LAD(\d\d)?CD(_ACTIVE)?$/.test(name) || name === 'PARENT_CODE')
  return heading ? text(named.get(heading)) : null
}

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null)
