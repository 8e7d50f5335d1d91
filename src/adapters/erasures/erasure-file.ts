import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What was erased, kept where the database cannot reach it: a file, best on a disk of another machine. */
export type ErasureFile<Line> = {
  /** Adds a line; it is on the disk when this returns. */
  readonly keep: (line: Line) => Promise<void>
  /** Returns every line; throws where one cannot be read, for then nobody knows whom it is about. */
  readonly read: () => Promise<readonly Line[]>
}

/** Returns the keeper of this file. */
export const erasureFile = <Line>(path: string): ErasureFile<Line> => ({
  async keep(line) {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'a', 0o600)
    try {
      await file.appendFile(`${JSON.stringify(line)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  async read() {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
    return text
      .split('\n')
      .filter(Boolean)
      .map((line, at) => parsed<Line>(line, path, at))
  },
})

function parsed<Line>(line: string, path: string, at: number): Line {
  try {
    return JSON.parse(line) as Line
  } catch {
    throw new Error(`line ${at + 1} of ${path} cannot be read: it says what was erased, so put the file right first`)
  }
}
