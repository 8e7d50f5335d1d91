import { isLoose, type Loose } from '../formats/loose.ts'
import { DATA_TYPES } from './data-types.ts'
import type { Finding, IssueType } from './finding.ts'
import { LONGEST_TEXT, PRIMITIVES } from './primitives.ts'
import { EVERY_RESOURCE, RESOURCES } from './resources.ts'
import { SENSE } from './sense.ts'
import { type Element, elementFor, elementsOf, type Kind, type Shape } from './shape.ts'

/** A resource as it was understood, and everything about it that is not as the standard says. */
export type Tidied = { readonly resource: Loose; readonly findings: readonly Finding[] }

/**
 * Reads one resource leniently. What can only mean one thing is put right and noted: one where a list belongs, an
 * element in other capitals, an entry without its `resource`. What we do not know is left out, and that is noted too.
 * What is missing, or not among the codes allowed, or no date, is an error. Never throws.
 */
export function tidyResource(value: unknown, expected?: string): Tidied {
  const findings: Finding[] = []
  const type = isLoose(value) && isTypeName(value.resourceType) ? value.resourceType : (expected ?? 'Resource')
  const resource = readResource(value, type, findings)
  if (expected && type !== expected) note(findings, 'error', 'structure', `This should be a ${expected}.`, type)
  return { resource: isLoose(resource) ? resource : {}, findings }
}

const isTypeName = (type: unknown): type is string => typeof type === 'string' && /^[A-Z][A-Za-z]{1,63}$/.test(type)

/** A name that nobody knows may be anything, also something about a person: it is not said back. */
const shown = (property: string): string => (/^[A-Za-z]{1,40}$/.test(property) ? property : '?')

type Findings = Finding[]

function note(
  findings: Findings,
  severity: Finding['severity'],
  issue: IssueType,
  words: string,
  expression: string,
): void {
  findings.push({ severity, issue, words, expression })
}

function readResource(value: unknown, path: string, findings: Findings): unknown {
  if (!isLoose(value)) return void note(findings, 'error', 'structure', 'There should be a resource here.', path)
  const type = value.resourceType
  if (!isTypeName(type)) {
    return void note(findings, 'error', 'structure', 'A resource says which it is in resourceType.', path)
  }
  const shape = shapeOf(type)
  if (!shape) {
    note(findings, 'warning', 'not-supported', 'We do not know this resource and left it out.', path)
    return { resourceType: type }
  }
  const whole =
    type === 'Bundle' && 'entry' in value ? { ...value, entry: readEntries(value.entry, path, findings) } : value
  const { resourceType: _, ...elements } = whole
  return { resourceType: type, ...readObject(elements, shape, path, findings) }
}

const shapes = new Map<string, Shape>()
function shapeOf(type: string): Shape | null {
  if (!Object.hasOwn(RESOURCES, type)) return null
  if (!shapes.has(type)) shapes.set(type, { ...EVERY_RESOURCE, ...RESOURCES[type]! })
  return shapes.get(type)!
}

/** An official example writes a resource where the entry belongs that holds it. */
function readEntries(entries: unknown, path: string, findings: Findings): unknown {
  if (!Array.isArray(entries)) return entries
  return entries.map((entry: unknown, i) => {
    if (!isLoose(entry) || 'resource' in entry || typeof entry.resourceType !== 'string') return entry
    const { fullUrl, search, link, request, response, ...resource } = entry
    note(findings, 'warning', 'structure', 'The resource belongs into entry.resource.', `${path}.entry[${i}]`)
    return Object.fromEntries(
      Object.entries({ fullUrl, search, link, request, response, resource }).filter(([, value]) => value !== undefined),
    )
  })
}

function readObject(value: Loose, shape: Shape, path: string, findings: Findings): Loose {
  const elements = elementsOf(shape)
  const kept: [string, unknown][] = []
  const given = new Set<string>()
  for (const [property, part] of Object.entries(value)) {
    if (property === 'id' && !('id' in shape)) kept.push([property, part])
    else if (property === 'extension') kept.push([property, readList(part, 'Extension', `${path}.extension`, findings)])
    else if (property === 'modifierExtension') {
      const words = 'A modifier extension changes what is meant in a way that we do not know.'
      note(findings, 'error', 'extension', words, `${path}.${property}`)
    } else if (!property.startsWith('_')) {
      const known = elementNamed(elements, property, path, findings)
      if (known) {
        if (!isEmpty(part)) given.add(known.element.name)
        const read = readElement(part, known.element, `${path}.${known.name}`, findings)
        if (read !== undefined) kept.push([known.name, read])
      } else if ('ELSE' in shape) kept.push([property, part])
      else
        note(
          findings,
          'warning',
          'structure',
          'We do not know this element and left it out.',
          `${path}.${shown(property)}`,
        )
    }
  }
  // What is there and wrong has been told already.
  for (const { name, required } of elements) {
    if (required && !given.has(name))
      note(findings, 'error', 'required', 'This is needed and not there.', `${path}.${name}`)
  }
  return Object.fromEntries(kept)
}

function elementNamed(
  elements: readonly Element[],
  property: string,
  path: string,
  findings: Findings,
): { readonly name: string; readonly element: Element } | null {
  const element = elementFor(elements, property)
  if (element) return { name: property, element }
  const other = elements.find(({ name, choice }) => !choice && name.toLowerCase() === property.toLowerCase())
  if (!other || other.name === 'ELSE') return null
  note(findings, 'warning', 'structure', `This is written ${other.name}.`, `${path}.${shown(property)}`)
  return { name: other.name, element: other }
}

function readElement(given: unknown, element: Element, path: string, findings: Findings): unknown {
  if (isEmpty(given)) {
    return void note(findings, 'warning', 'value', 'An element that is empty is left out.', path)
  }
  if (element.list) return readList(given, element.kind, path, findings)
  if (!Array.isArray(given)) return readKind(given, element.kind, path, findings)
  if (given.length > 1) {
    return void note(findings, 'error', 'structure', 'There can be only one of these.', path)
  }
  note(findings, 'warning', 'structure', 'There can be only one of these: it is no list.', path)
  return readKind(given[0], element.kind, path, findings)
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function readList(given: unknown, kind: Kind, path: string, findings: Findings): unknown {
  if (!Array.isArray(given)) {
    note(findings, 'warning', 'structure', 'There may be several of these: it is a list.', path)
    const one = readKind(given, kind, path, findings)
    return one === undefined ? undefined : [one]
  }
  return given.flatMap((one, i) => {
    const read = readKind(one, kind, `${path}[${i}]`, findings)
    return read === undefined ? [] : [read]
  })
}

function readKind(given: unknown, kind: Kind, path: string, findings: Findings): unknown {
  if (kind === 'any') return given
  if (kind === 'Resource') return readResource(given, path, findings)
  if (Array.isArray(kind)) {
    if (kind.includes(given)) return given
    return void note(findings, 'error', 'code-invalid', `This is none of the codes allowed: ${kind.join(', ')}.`, path)
  }
  if (typeof kind === 'string' && Object.hasOwn(PRIMITIVES, kind)) {
    if (typeof given === 'string' && given.length > LONGEST_TEXT && kind !== 'base64') {
      return void note(findings, 'error', 'too-long', `No text is longer than ${LONGEST_TEXT} characters.`, path)
    }
    if (PRIMITIVES[kind]!(given)) return given
    return void note(findings, 'error', 'value', `This is not ${kind === 'id' ? 'an id' : `a ${kind}`} of FHIR.`, path)
  }
  const shape = typeof kind === 'string' ? DATA_TYPES[kind] : (kind as Shape)
  if (!shape) return given
  if (!isLoose(given)) return void note(findings, 'error', 'structure', 'This is made of parts and not a value.', path)
  const read = readObject(given, shape, path, findings)
  const wrong = typeof kind === 'string' ? SENSE[kind]?.(read) : null
  if (wrong) findings.push({ ...wrong, expression: `${path}${wrong.expression}` })
  return read
}
