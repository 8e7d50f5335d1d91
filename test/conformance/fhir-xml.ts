import { DATA_TYPES } from '../../src/adapters/fhir/data-types.ts'
import { EVERY_RESOURCE, RESOURCES } from '../../src/adapters/fhir/resources.ts'
import { elementFor, elementsOf, type Kind, type Shape } from '../../src/adapters/fhir/shape.ts'
import { type Element, readXml } from './xml.ts'

/**
 * Returns a resource in FHIR's XML as its JSON. Which elements are lists, and which values are numbers, only the shapes
 * know; where they do not, one stays one and everything is text.
 */
export function fhirXmlToJson(document: string): unknown {
  const plain = document
    .replace(/^\uFEFF/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<div\s[\s\S]*?<\/div>(?=\s*<\/text>)/g, '')
    .trim()
  const declared = /^<\?xml[^>]*\?>/.test(plain) ? plain.replace(/^<\?xml[^>]*\?>/, '') : plain
  return resourceOf(readXml(`<?xml version="1.0" encoding="UTF-8"?>${declared}`))
}

const resourceOf = (element: Element): unknown => ({
  resourceType: element.name,
  ...partsOf(element, { ...EVERY_RESOURCE, ...(RESOURCES[element.name] ?? { ELSE: 'any' }) }),
})

function partsOf(element: Element, shape: Shape): Record<string, unknown> {
  const elements = elementsOf(shape)
  const parts: Record<string, unknown> = {}
  if (element.attributes.url) parts.url = element.attributes.url
  for (const child of element.children) {
    const known = child.name === 'extension' ? { kind: 'Extension', list: true } : elementFor(elements, child.name)
    const value = readValue(child, known?.kind ?? 'any')
    const before = parts[child.name]
    if (before === undefined) parts[child.name] = known?.list ? [value] : value
    else parts[child.name] = Array.isArray(before) ? [...before, value] : [before, value]
  }
  return parts
}

function readValue(element: Element, kind: Kind): unknown {
  const { value } = element.attributes
  if (value !== undefined) {
    if (kind === 'boolean') return value === 'true'
    return kind === 'integer' || kind === 'decimal' ? Number(value) : value
  }
  if (kind === 'Resource') return resourceOf(element.children[0]!)
  if (kind === 'any' || (typeof kind === 'string' && !DATA_TYPES[kind])) return partsOf(element, { ELSE: 'any' })
  return partsOf(element, typeof kind === 'string' ? DATA_TYPES[kind]! : (kind as Shape))
}
