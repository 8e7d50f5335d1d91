/**
 * Loaded before each test file of a whole run. Says at its end what the file cost, in seconds of processor time; ends it
 * when it hangs, for what it waits for would hold up everything that comes after.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const CPU_NOTES = 'cpu-seconds.txt'

/** A test of the longest ones takes a third of this on two busy cores. */
export const LONGEST_TEST_MS = 450_000
const LONGEST_FILE_MS = 2 * LONGEST_TEST_MS

const folder = process.env.TEST_DATA_DIR
const file = process.argv[1]
if (folder && file?.endsWith('.test.ts')) {
  setTimeout(() => {
    process.stderr.write(`${file} has not ended after ${LONGEST_FILE_MS / 1000} s, and is stopped\n`)
    process.exit(1)
  }, LONGEST_FILE_MS).unref()
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    const seconds = (userCPUTime + systemCPUTime) / 1e6 + endedChildren()
    appendFileSync(join(folder, CPU_NOTES), `${seconds.toFixed(1)} ${file}\n`)
  })
}

/** What browsers and other programs took that it started and that have ended; 0 where the system does not say. */
function endedChildren(): number {
  try {
    const numbers = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ')
    return (Number(numbers[13]) + Number(numbers[14])) / 100
  } catch {
    return 0
  }
}
