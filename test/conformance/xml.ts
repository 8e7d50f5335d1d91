export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const NAME = '[A-Za-z_][\\w.:-]*'
const TOKEN = new RegExp(
  `<(?<close>/)(?<ended>${NAME})\\s*>|<(?<name>${NAME})(?<attributes>(?:\\s+${NAME}="[^"<]*")*)\\s*(?<empty>/?)>|(?<text>[^<]+)`,
  'y',
)
const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const BARE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)|\]\]>/

/** Returns the root of an XML 1.0 document without a doctype. Throws at whatever a strict reader would stop at. */
export function readXml(document: string): Element {
  if (!DECLARATION.test(document)) throw new Error('no XML declaration')
  if (NOT_XML.test(document)) throw new Error('a character that XML cannot hold')
  const body = document.replace(DECLARATION, '')
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open: Element[] = [top]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < body.length) {
    const from = TOKEN.lastIndex
    const groups = TOKEN.exec(body)?.groups
    if (!groups) throw new Error(`not XML: ${body.slice(from, from + 60)}`)
    const inside = open.at(-1)!
    if (groups.text !== undefined) inside.text += decoded(groups.text)
    else if (groups.close) {
      if (open.pop()!.name !== groups.ended) throw new Error(`</${groups.ended}> ends <${inside.name}>`)
    } else {
      const element: Element = {
        name: groups.name!,
        attributes: attributesOf(groups.attributes!),
        children: [],
        text: '',
      }
      inside.children.push(element)
      if (!groups.empty) open.push(element)
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> never ends`)
  if (top.children.length !== 1 || top.text.trim() !== '') throw new Error('not one root')
  return top.children[0]!
}

/** Returns the children of that name. */
export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name)

/** Returns the text of the only child of that name. Throws where there are none or several. */
export function textIn(element: Element, name: string): string {
  const [child, ...others] = childrenOf(element, name)
  if (!child || others.length > 0) throw new Error(`${others.length + (child ? 1 : 0)} <${name}> in <${element.name}>`)
  return child.text
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([^\s=]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decoded(value!)] as const)
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`an attribute twice: ${text}`)
  return Object.fromEntries(pairs)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (BARE.test(text)) throw new Error(`a bare character: ${text.slice(0, 60)}`)
  return text.replace(/&([^;]+);/g, (_, name: string) =>
    name.startsWith('#x')
      ? String.fromCodePoint(Number.parseInt(name.slice(2), 16))
      : name.startsWith('#')
        ? String.fromCodePoint(Number(name.slice(1)))
        : NAMED[name]!,
  )
}
