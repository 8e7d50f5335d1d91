import { freshEquality, freshGenuine, freshScam } from './fresh.ts'
import { confusion, confusionOf, type Row } from './labelled.ts'

const showMissed = process.argv.includes('--missed')
const percent = ({ caught, all }: Row): string => `${((100 * caught) / all).toFixed(1)}%`

function print(title: string, [yes, no]: readonly [string, string], rows: readonly Row[]): void {
  console.log(`\n${title}`)
  console.log(`${''.padEnd(18)}${yes.padStart(9)}${no.padStart(9)}${'all'.padStart(6)}${'share'.padStart(8)}`)
  for (const row of rows) {
    const counts = `${String(row.caught).padStart(9)}${String(row.all - row.caught).padStart(9)}${String(row.all).padStart(6)}`
    console.log(`${row.what.padEnd(18)}${counts}${percent(row).padStart(8)}`)
    if (showMissed) for (const words of row.missed) console.log(`      wrong: ${words}`)
  }
}

const unseen = confusionOf({ scam: freshScam(), genuine: freshGenuine(), said: freshEquality() })

for (const [{ adverts, phrases }, of] of [
  [confusion(''), 'the texts that the first rules were written with'],
  [confusion('-second'), 'texts once held out, which the rules of today were widened with'],
  [unseen, 'unseen: texts of another hand, written without sight of the rules and not used to mend them'],
] as const) {
  print(`Adverts held for a person, ${of}`, ['held', 'not held'], adverts)
  print(`Wording flagged under the Equality Act, ${of}`, ['flagged', 'not'], phrases)
}
