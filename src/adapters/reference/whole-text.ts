import { SourceRefused } from '../formats/format.ts'

/** Returns the whole body as text. Refuses what is longer than this many bytes, rather than fill the memory. */
export async function wholeText(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    if (length === 0) refuseArchive(chunk)
    length += chunk.length
    if (length > mostBytes) {
      const megabytes = Math.round(mostBytes / 1e6)
      throw new SourceRefused(
        `The file is larger than ${megabytes} MB. Take a more generalised one, or a smaller area.`,
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

/** Ordnance Survey and ONS hand their files out in archives, with documents beside them: somebody has to choose. */
export function refuseArchive(start: Uint8Array): void {
  if (start[0] === 0x50 && start[1] === 0x4b) {
    throw new SourceRefused('This is a ZIP archive. Unpack it and import the CSV or JSON file inside.')
  }
}
