import { decodeStream } from '../text/encoding.ts'
import { SourceRefused } from './format.ts'

/** The text of one event as it stands in the file, lines unfolded; `whole` is false where the file breaks off. */
export type EventBlock = { readonly row: number; readonly lines: readonly string[]; readonly whole: boolean }

export type Calendar = {
  /** X-WR-CALNAME and other lines of the calendar itself, by name. */
  readonly facts: ReadonlyMap<string, string>
  readonly zones: readonly (readonly string[])[]
  readonly events: readonly EventBlock[]
}

/** No borough publishes more events in one calendar; whoever sends more is not heard out. */
const MOST_EVENTS = 50_000
/** Nested components that say nothing about an event. */
const SKIPPED = new Set(['VALARM', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VAVAILABILITY', 'AVAILABLE'])

/**
 * Takes a calendar apart into its events before anything in it is understood, so that one broken event, or a broken
 * line between two, never costs the others. Refuses what is no calendar, and a calendar without events.
 */
export async function readCalendar(body: AsyncIterable<Uint8Array>): Promise<Calendar> {
  const facts = new Map<string, string>()
  const zones: string[][] = []
  const events: EventBlock[] = []
  let open: { name: string; lines: string[] }[] = []
  let isCalendar = false

  for await (const line of unfolded(body)) {
    const [, edge, name] = /^\s*(BEGIN|END)\s*:\s*([A-Z-]+)\s*$/i.exec(line) ?? []
    const component = name?.toUpperCase()
    const inside = open[0]
    if (component === 'VCALENDAR') {
      isCalendar = true
      open = []
    } else if (!inside) {
      if (edge?.toUpperCase() === 'BEGIN') open = [{ name: component!, lines: [] }]
      else if (!edge) note(facts, line)
    } else if (edge?.toUpperCase() === 'BEGIN') {
      open.push({ name: component!, lines: [] })
    } else if (edge) {
      const closed = open.pop()!
      const block = [`BEGIN:${closed.name}`, ...closed.lines, `END:${closed.name}`]
      if (open.length > 0) {
        if (!SKIPPED.has(closed.name)) open.at(-1)!.lines.push(...block)
      } else if (closed.name === 'VTIMEZONE') zones.push(block)
      else if (closed.name === 'VEVENT') events.push({ row: events.length + 1, lines: closed.lines, whole: true })
      if (events.length > MOST_EVENTS) throw new SourceRefused(`It has more than ${MOST_EVENTS} events.`)
    } else open.at(-1)!.lines.push(line)
  }

  if (!isCalendar) throw new SourceRefused('It is not a calendar (iCalendar, .ics).')
  const cut = open.find(({ name }) => name === 'VEVENT')
  if (cut) events.push({ row: events.length + 1, lines: cut.lines, whole: false })
  if (events.length === 0) {
    throw new SourceRefused('The calendar has no events in it; it may be private, or shared only with some people.')
  }
  return { facts, zones, events }
}

function note(facts: Map<string, string>, line: string): void {
  const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/i.exec(line) ?? []
  if (name && !facts.has(name.toUpperCase())) facts.set(name.toUpperCase(), unescapeText(value!).trim())
}

const unescapeText = (text: string): string =>
  text.replace(/\\([\\;,nN])/g, (_whole, character: string) => (/n/i.test(character) ? '\n' : character))

/** Lines of more than 75 bytes are folded: what begins with a space goes on with the line before (RFC 5545, 3.1). */
async function* unfolded(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let line: string | null = null
  for await (const raw of lines(body)) {
    if (line !== null && (raw.startsWith(' ') || raw.startsWith('\t'))) line += raw.slice(1)
    else {
      if (line) yield line
      line = raw
    }
  }
  if (line) yield line
}

async function* lines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  let first = true
  for await (const piece of decodeStream(body)) {
    const text: string = rest + (first ? piece.replace(/^\uFEFF/, '') : piece)
    first = false
    const parts = text.split(/\r\n|\n/)
    rest = parts.pop()!
    yield* parts
  }
  yield rest.replace(/\r$/, '')
}
