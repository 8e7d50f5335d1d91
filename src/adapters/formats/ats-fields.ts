import { Parser } from 'htmlparser2'
import { decodeStream } from '../text/encoding.ts'
import { textOf } from '../text/plain.ts'
import { type Opened, SourceRefused } from './format.ts'
import { readJson } from './json-source.ts'
import { isLoose, type Loose } from './loose.ts'

/** One vacancy of an applicant tracking system: its fields by name, names in small letters without separators. */
export type Fields = ReadonlyMap<string, string>
export type AtsRow = { readonly fields: Fields | null; readonly feedTitle: string | null }

/** Elements that hold one vacancy in the XML dialects, and those inside of which names mean something else. */
const ITEMS = new Set(['item', 'job', 'vacancy-item'])
const ASIDES = new Set(['documents', 'image'])

/** Reads vacancies from JSON (Fusion) or XML (Broadbean, VacancyPoster, Ventrus), one at a time. */
export async function* readVacancies(opened: Opened, start: string): AsyncGenerator<AtsRow> {
  if (start.startsWith('<')) yield* readXml(opened)
  else {
    for await (const piece of readJson(opened)) {
      if (piece.kind !== 'fact')
        yield { fields: piece.kind === 'item' && isLoose(piece.value) ? flat(piece.value) : null, feedTitle: null }
    }
  }
}

function flat(value: Loose): Fields {
  const fields = new Map<string, string>()
  for (const [name, given] of Object.entries(value)) {
    const words = (Array.isArray(given) ? given : [given]).filter((one) =>
      ['string', 'number', 'boolean'].includes(typeof one),
    )
    put(fields, name, words.join(','))
  }
  return fields
}

function put(fields: Map<string, string>, name: string, words: string): void {
  const key = name
    .toLowerCase()
    .replace(/^.*:/, '')
    .replace(/[_\s-]/g, '')
  const tidy = words.trim()
  if (tidy !== '' && !fields.has(key)) fields.set(key, tidy)
}

async function* readXml(opened: Opened): AsyncGenerator<AtsRow> {
  const reader = new VacancyXml()
  for await (const text of decodeStream(opened.body)) {
    reader.parser.write(text)
    yield* reader.taken()
  }
  reader.parser.end()
  yield* reader.taken()
  if (!reader.complete) throw new SourceRefused(`${opened.address} breaks off in the middle.`)
}

/** Keeps the element path, the text of the innermost element, and the fields of the item that is open. */
class VacancyXml {
  readonly parser: Parser
  complete = true
  private path: { readonly name: string; text: string; leaf: boolean }[] = []
  private item: Map<string, string> | null = null
  private feedTitle: string | null = null
  private ready: AtsRow[] = []

  constructor() {
    const reader = this
    this.parser = new Parser(
      {
        onopentag(name) {
          reader.open(name)
        },
        ontext(text) {
          const innermost = reader.path.at(-1)
          if (innermost) innermost.text += text
        },
        onclosetag(name, implied) {
          reader.close(name, implied)
        },
      },
      { xmlMode: true, lowerCaseTags: true, recognizeCDATA: true },
    )
  }

  taken(): AtsRow[] {
    const rows = this.ready
    this.ready = []
    return rows
  }

  private open(name: string): void {
    const outer = this.path.at(-1)
    if (outer) outer.leaf = false
    if (ITEMS.has(name) && !this.item) this.item = new Map()
    this.path.push({ name, text: '', leaf: true })
  }

  private close(name: string, implied: boolean): void {
    const element = this.path.pop()
    if (!element) return
    if (implied && this.path.length === 0) this.complete = false
    if (ITEMS.has(name) && this.item && !this.path.some((one) => ITEMS.has(one.name))) {
      this.ready.push({ fields: this.item, feedTitle: this.feedTitle })
      this.item = null
    } else if (element.leaf && this.item) {
      if (!this.path.some((one) => ASIDES.has(one.name))) put(this.item, name, element.text)
    } else if (name === 'title' && !this.item) this.feedTitle = textOf(element.text)
  }
}
