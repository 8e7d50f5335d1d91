/**
 * The official styles are written with left and right; our pages are also read from the right. These tables say
 * which declaration becomes which logical one.
 */
const PROPERTIES: readonly (readonly [RegExp, string])[] = [
  [/^(margin|padding)-left$/, '$1-inline-start'],
  [/^(margin|padding)-right$/, '$1-inline-end'],
  [/^border-left(-width|-style|-color)?$/, 'border-inline-start$1'],
  [/^border-right(-width|-style|-color)?$/, 'border-inline-end$1'],
  [/^left$/, 'inset-inline-start'],
  [/^right$/, 'inset-inline-end'],
]
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'text-align': { left: 'start', right: 'end' },
  float: { left: 'inline-start', right: 'inline-end' },
  clear: { left: 'inline-start', right: 'inline-end' },
}

/** A rule drawn for one direction keeps it: the tick of a checkbox is the same tick in Arabic. */
const DECLARATION = /^(\s*)([a-z-]+): ([^;{}]+);$/gm

/** Returns expanded CSS (one declaration a line) with directions as start and end. */
export function logicalCss(css: string): string {
  return css.replace(DECLARATION, (whole, indent: string, property: string, value: string) => {
    const sides = fourSides(property, value)
    if (sides) return sides.map((line) => `${indent}${line};`).join('\n')
    const renamed = PROPERTIES.find(([pattern]) => pattern.test(property))
    const name = renamed ? property.replace(renamed[0], renamed[1]) : property
    const turned = VALUES[property]?.[value] ?? value
    return name === property && turned === value ? whole : `${indent}${name}: ${turned};`
  })
}

/** A shorthand of four values with unequal sides becomes one declaration for the lines and one for the sides. */
function fourSides(property: string, value: string): string[] | null {
  if (property !== 'margin' && property !== 'padding') return null
  const values = value.match(/(?:[^\s(]+\([^()]*(?:\([^()]*\)[^()]*)*\)|\S+)/g)
  if (values?.length !== 4 || values[1] === values[3]) return null
  const [top, right, bottom, left] = values
  return [`${property}-block: ${top} ${bottom}`, `${property}-inline: ${left} ${right}`]
}
