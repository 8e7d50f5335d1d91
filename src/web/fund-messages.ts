import type { ResidentMessage } from '../domain/message.ts'
import type { Participant } from '../domain/participant.ts'
import { FUND_PURPOSES, penceWords } from '../domain/support-fund.ts'
import type { FundRequest } from '../records/fund-request.ts'
import { optionText } from './option-words.ts'
import { type TellingFrom, toldPerson } from './told-person.ts'

/** What somebody hears of money that was asked for them. */
export type FundTold = 'approved' | 'declined' | 'voucher'

export type AboutFund = {
  readonly request: Pick<FundRequest, 'id' | 'purpose'>
  readonly person: Participant
  readonly pence: number
  readonly words?: string | null
  readonly code?: string
  /** Tells one time from the next. */
  readonly once: string
}

type Facts = { readonly sum: string; readonly what: string; readonly words: string; readonly code: string }
type Wording = { readonly subject: string; readonly lines: (facts: Facts) => readonly string[] }

/** What is said each time. The first line stands in a text by itself. */
const WORDINGS: Readonly<Record<FundTold, Wording>> = {
  approved: {
    subject: 'Yes: there is money for what you need',
    lines: ({ sum, what }) => [`Yes: we pay ${sum} for ${what}.`, 'Your adviser tells you how it goes on.'],
  },
  declined: {
    subject: 'About the money you asked for',
    lines: ({ what, words }) => [
      `We cannot pay for ${what} this time.`,
      words && `The reason: ${words}`,
      'That is not your fault. Your adviser looks for another way with you.',
    ],
  },
  voucher: {
    subject: 'A voucher for you',
    lines: ({ sum, what, code, words }) => [
      `Here is a voucher of ${sum} for ${what}: ${code}`,
      words,
      'Show the code in the shop. It works once.',
    ],
  },
}

/** Returns what somebody is told about money that was asked for them; null where they have no safe address. */
export function fundMessage(told: FundTold, about: AboutFund, from: TellingFrom): ResidentMessage | null {
  const { request, person, pence, words, code = '', once } = about
  const what = optionText(FUND_PURPOSES, request.purpose).toLowerCase()
  const { subject, lines } = WORDINGS[told]
  const said = lines({ sum: penceWords(pence), what, words: words ?? '', code }).filter(Boolean)
  const link = `${from.origin}/requests`
  return toldPerson(
    person,
    {
      kind: `fund.${told}`,
      key: `fund:${request.id}:${told}:${code || once}`,
      subject,
      lines: [...said, `See how it stands:\n${link}`],
      text: said[0]!,
      slots: { amount: penceWords(pence), code, link },
    },
    from,
  )
}
