import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { confusion, type Row, SETS } from './labelled.ts'
import { holds, type REAL_FILES, realAdverts, saysDbsCost } from './real-adverts.ts'

const { values } = parseArgs({ options: { missed: { type: 'boolean' }, of: { type: 'string' } } })
const { INIT_CWD = '.' } = process.env
const percent = (caught: number, all: number): string => (all === 0 ? '-' : `${((100 * caught) / all).toFixed(1)}%`)

function print(title: string, [yes, no]: readonly [string, string], rows: readonly Row[]): void {
  console.log(`\n${title}`)
  console.log(`${''.padEnd(18)}${yes.padStart(9)}${no.padStart(9)}${'all'.padStart(6)}${'share'.padStart(8)}`)
  for (const row of rows) {
    const counts = `${String(row.caught).padStart(9)}${String(row.all - row.caught).padStart(9)}${String(row.all).padStart(6)}`
    console.log(`${row.what.padEnd(18)}${counts}${percent(row.caught, row.all).padStart(8)}`)
    if (values.missed) for (const words of row.missed) console.log(`      wrong: ${words}`)
  }
}

function printSet(of: string, { adverts, phrases }: ReturnType<typeof confusion>): void {
  print(`Adverts held for a person; ${of}`, ['held', 'not held'], adverts)
  print(`Wording flagged under the Equality Act; ${of}`, ['flagged', 'not'], phrases)
}

/** How many real adverts are held, and by which rules. */
async function printReal(of: keyof typeof REAL_FILES, what: string): Promise<void> {
  const all = await realAdverts(of)
  if (!all) return
  const held = all.map(holds).filter((findings) => findings.length > 0)
  const costs = held.filter((findings) => findings.every(saysDbsCost)).length
  console.log(`\nReal adverts of NHS Jobs of 2020; ${what}`)
  console.log(`held ${held.length} of ${all.length}, ${percent(held.length, all.length)}`)
  console.log(`of these ${costs} only because they make the worker pay for a DBS check, which is true`)
  const rules = Map.groupBy(
    held.flatMap((findings) => [...new Set(findings.map(({ rule }) => rule))]),
    (rule) => rule,
  )
  for (const [rule, { length }] of [...rules].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`${rule.padEnd(26)}${String(length).padStart(5)}`)
  }
}

if (values.of) {
  printSet(values.of, confusion('', `${resolve(INIT_CWD, values.of)}/`))
} else {
  for (const [set, of] of Object.entries(SETS)) printSet(of, confusion(set as keyof typeof SETS))
  await printReal('london', 'London: read while the rules were mended')
  await printReal('england-mended', 'England, every second one: read while the rules were mended')
  await printReal('england-unread', 'England, the others: not read while the rules were mended')
}
