/** What bin/faults runs once dependencies and Node are in place. */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { allWhole, killAndCount, linesOf } from './kills.ts'

const { values: options } = parseArgs({
  options: { 'server-postgres': { type: 'boolean', default: false }, times: { type: 'string', default: '100' } },
})
const times = Number(options.times)
const engine = options['server-postgres'] ? 'server' : 'embedded'
const say = (line: string) => process.stdout.write(`${line}\n`)
if (!Number.isInteger(times) || times < 1) {
  say('--times is how often something is killed: a whole number')
  process.exit(2)
}
say(`kill -9 ${times} times during writes, ${engine} PostgreSQL`)
const report = await killAndCount(engine, times, say)
say([...linesOf(report), `load of the machine at the end: ${loadavg()[0]!.toFixed(1)}`].join('\n'))
process.exit(allWhole(report) ? 0 : 1)
