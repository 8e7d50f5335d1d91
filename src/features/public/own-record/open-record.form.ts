import { londonDate, readDate } from '../../../domain/london-time.ts'
import { readPersonNumber, readReference } from '../../../domain/reference.ts'
import type { SecondAnswer } from '../../../records/own-record.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

type Read = { readonly ok: true; readonly value: SecondAnswer } | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads the second answer: what is refused is refused by its shape alone, never by what we know. */
export function readSecondAnswer(form: URLSearchParams, now: Date): Read {
  const part = (name: string) => (form.get(`born-${name}`) ?? '').normalize('NFKC').trim()
  const [day, month, year] = [part('day'), part('month'), part('year')]
  const bornOn = readDate(`${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  const mistakes: Record<string, string> = {}
  if (!bornOn || bornOn < '1900-01-01' || bornOn > londonDate(now)) {
    mistakes['born-day'] = 'Enter your date of birth, like 27 3 1990'
  }
  const said = (form.get('number') ?? '').normalize('NFKC').trim().slice(0, 40)
  const number = /^p/i.test(said) ? readPersonNumber(said) : null
  const reference = number ? null : said ? readReference(said) : null
  if (said && !number && !reference)
    mistakes.number = 'Enter a number like P-7K3M-4QRT, or a reference like GW-7K3M-4QRT'
  if (!bornOn || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { bornOn, number, reference } }
}
