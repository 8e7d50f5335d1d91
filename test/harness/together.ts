import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe } from 'node:test'
import { pathToFileURL } from 'node:url'
import { shareBrowser } from './browser.ts'
import { ROOT, testDataDir } from './cluster.ts'

/**
 * Returns programs that run these test files so many to a process: much of what a file costs is the start of the
 * product, and of a browser. Each program takes every n-th file, so that neighbours, which cost alike, are spread.
 */
export function groupsOf(what: string, files: readonly string[], size: number): readonly string[] {
  const folder = join(testDataDir(), 'together')
  mkdirSync(folder, { recursive: true })
  const groups = Math.ceil(files.length / size)
  return Array.from({ length: groups }, (_, group) => {
    const program = join(folder, `${what}-${group + 1}-of-${groups}.test.ts`)
    const own = files.filter((_, at) => at % groups === group)
    const harness = pathToFileURL(join(ROOT, 'test/harness/together.ts')).href
    writeFileSync(program, `import { together } from '${harness}'\n\nawait together(${JSON.stringify(own)})\n`)
    return program
  })
}

/** Runs test files one after another in this process, each as a suite of its own: its hooks end with it. */
export async function together(files: readonly string[]): Promise<void> {
  const closeBrowser = shareBrowser()
  for (const file of files) await suiteOf(file)
  await closeBrowser()
}

const suiteOf = (file: string): Promise<void> =>
  new Promise((resolve) => {
    describe(file, async () => {
      after(() => resolve())
      await import(pathToFileURL(join(ROOT, file)).href)
    })
  })
