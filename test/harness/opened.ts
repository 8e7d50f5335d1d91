import { type FormatItem, type FormatReader, type Opened, SourceRefused } from '../../src/adapters/formats/format.ts'

/** Returns text as an opened source, in pieces of `size` bytes. */
export function openedText(text: string | Uint8Array, address = 'source.json', size = 1024): Opened {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  async function* body() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return { address, type: null, body: body() }
}

/** A server made of a table: what it answers under each address; 404 for the rest. `asked` keeps what was asked for. */
export function pages(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = []
  const open = async (address: string): Promise<Opened> => {
    asked.push(address)
    const answer = answers[address]
    if (answer === undefined) throw new SourceRefused(`${address} answers 404.`)
    return openedText(typeof answer === 'string' ? answer : JSON.stringify(answer), address)
  }
  return { open, asked }
}

/** Reads a source to its end. */
export async function readAll(
  reader: FormatReader,
  opened: Opened,
  more: { open?: (address: string) => Promise<Opened>; now?: Date; sourceName?: string } = {},
): Promise<FormatItem[]> {
  const { open = pages({}).open, now = new Date('2026-11-21T12:00:00Z'), ...rest } = more
  return Array.fromAsync(reader({ opened, open, now, ...rest }))
}

/** What became of each row in a few words: its title, or why it was put aside. */
export const outcomes = (items: readonly FormatItem[]): string[] =>
  items.map((item) => ('draft' in item ? item.draft.title : item.refused))
