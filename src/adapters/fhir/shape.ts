/**
 * How one thing is built: each element with its kind. The name says how often it may be there: `status!` must be,
 * `name*` may be several times, `coding+` at least once; `value[x]` ends in the name of its kind. A kind is a primitive,
 * another shape by name, a list of the only codes allowed, or a shape of its own.
 */
export type Kind = string | readonly string[] | Shape
export type Shape = { readonly [element: string]: Kind }

export type Element = {
  readonly name: string
  readonly kind: Kind
  readonly required: boolean
  readonly list: boolean
  /** `value[x]`: the kind is in the name. */
  readonly choice: boolean
}

const read = new WeakMap<Shape, readonly Element[]>()

/** Returns the elements of a shape. */
export function elementsOf(shape: Shape): readonly Element[] {
  const known = read.get(shape)
  if (known) return known
  const elements = Object.entries(shape).map(([key, kind]) => {
    const [, name, choice, often] = /^(\w+)(\[x\])?([!*+])?$/.exec(key)!
    return {
      name: name!,
      kind,
      required: often === '!' || often === '+',
      list: often === '*' || often === '+',
      choice: choice !== undefined,
    }
  })
  read.set(shape, elements)
  return elements
}

/** Returns the element that a property of this name is, and what kind it then has; null where there is none. */
export function elementFor(elements: readonly Element[], property: string): (Element & { readonly kind: Kind }) | null {
  for (const element of elements) {
    if (element.name === property && !element.choice) return element
    if (element.choice && property.startsWith(element.name) && /^[A-Z]/.test(property.slice(element.name.length))) {
      return { ...element, kind: choiceKind(property.slice(element.name.length)) }
    }
  }
  return null
}

const PRIMITIVE_CHOICE = /^(String|Boolean|Integer|Decimal|Date|DateTime|Instant|Uri|Code|Id)$/
/** Whole numbers, addresses and texts that have a name of their own. */
const LIKE: Readonly<Record<string, string>> = {
  PositiveInt: 'integer',
  UnsignedInt: 'integer',
  Canonical: 'uri',
  Url: 'uri',
  Markdown: 'string',
  Age: 'Quantity',
}

const choiceKind = (suffix: string): string =>
  LIKE[suffix] ?? (PRIMITIVE_CHOICE.test(suffix) ? suffix[0]!.toLowerCase() + suffix.slice(1) : suffix)
