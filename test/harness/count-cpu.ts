/** Loaded before each test file of a whole run: says at its end what the file cost, in seconds of processor time. */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const CPU_NOTES = 'cpu-seconds.txt'

const folder = process.env.TEST_DATA_DIR
const file = process.argv[1]
if (folder && file?.endsWith('.test.ts')) {
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
