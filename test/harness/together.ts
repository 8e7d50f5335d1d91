import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import { ROOT, testDataDir } from './cluster.ts'

/** So many spare most of the second that each start of the product takes, and still leave every core its share. */
const FILES_TOGETHER = 10

/**
 * Returns programs that run these test files ten to a process: most of what a room's tests cost is the start of the
 * product. Each program takes every n-th file, so that neighbours, which cost alike, are spread.
 */
export function groupsOf(files: readonly string[]): readonly string[] {
  const folder = join(testDataDir(), 'together')
  mkdirSync(folder, { recursive: true })
  const groups = Math.ceil(files.length / FILES_TOGETHER)
  return Array.from({ length: groups }, (_, group) => {
    const program = join(folder, `${group + 1}-of-${groups}.test.ts`)
    const own = files.filter((_, at) => at % groups === group)
    const harness = pathToFileURL(join(ROOT, 'test/harness/together.ts')).href
    writeFileSync(program, `import { together } from '${harness}'\n\nawait together(${JSON.stringify(own)})\n`)
    return program
  })
}

/** Runs test files one after another in this process, each as a suite of its own: its hooks end with it. */
export async function together(files: readonly string[]): Promise<void> {
  for (const file of files) await suiteOf(file)
}

const suiteOf = (file: string): Promise<void> =>
  new Promise((resolve) => {
    describe(file, async () => {
      after(() => resolve())
      await import(pathToFileURL(join(ROOT, file)).href)
    })
  })
