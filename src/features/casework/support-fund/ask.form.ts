import { londonDate, readDate } from '../../../domain/london-time.ts'
import {
  FUND_PURPOSES,
  type FundPurpose,
  MOST_ASKED,
  PAYEES,
  penceWords,
  readPounds,
} from '../../../domain/support-fund.ts'
import type { AskingFund } from '../../../records/fund-request.ts'
import type { SupportFund } from '../../../records/support-fund.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type AskedFor = Pick<AskingFund, 'purpose' | 'pence' | 'words' | 'payee' | 'payeeWords' | 'neededOn'> & {
  readonly fundId: string
}

type ReadAsked = { readonly ok: true; readonly value: AskedFor } | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads what is asked of a fund: for what, how much, who gets it and by when. */
export function readAsked(form: URLSearchParams, funds: readonly SupportFund[], now: Date): ReadAsked {
  const mistakes: Record<string, string> = {}
  const text = (name: string, longest: number) => (form.get(name) ?? '').normalize('NFC').trim().slice(0, longest)
  const fund = funds.length === 1 ? funds[0] : funds.find(({ id }) => id === form.get('fund'))
  if (!fund) mistakes.fund = 'Choose the fund'
  const purpose = FUND_PURPOSES.find(({ value }) => value === form.get('purpose'))
  if (!purpose) mistakes.purpose = 'Choose what it is for'
  else if (fund && !fund.purposes.includes(purpose.value)) {
    mistakes.purpose = `${fund.name} does not pay for that. Choose another fund or something else`
  }
  const pence = readPounds(text('amount', 20))
  if (!pence) mistakes.amount = 'Enter how much in pounds, like 45 or 45.50'
  else if (pence > MOST_ASKED) mistakes.amount = `Enter ${penceWords(MOST_ASKED)} or less`
  const words = text('words', 1000)
  if (words.length < 3) mistakes.words = 'Say what it makes possible, in a sentence or two'
  const payee = PAYEES.find(({ value }) => value === form.get('payee'))?.value
  if (!payee) mistakes.payee = 'Choose who is paid'
  const payeeWords = text('payee-words', 200)
  if (payee === 'supplier' && !payeeWords) mistakes['payee-words'] = 'Enter who it is, like “The bus company”'
  const neededOn = readDate(text('needed-on', 40))
  if (!neededOn) mistakes['needed-on'] = 'Enter the day by which it is needed, like 4/12/2026'
  else if (neededOn < londonDate(now)) mistakes['needed-on'] = 'Enter a day from today on'
  if (!fund || !purpose || !pence || !payee || !neededOn || Object.keys(mistakes).length > 0) {
    return { ok: false, mistakes }
  }
  const value = { fundId: fund.id, purpose: purpose.value as FundPurpose, pence, words, payee, payeeWords, neededOn }
  return { ok: true, value }
}
