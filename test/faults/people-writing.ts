import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { STREETS } from '../../demo/known-places.ts'

/** What somebody was told is done, by what names it in the database. */
export type Acknowledged = { readonly what: 'help request' | 'booking' | 'referral' | 'move'; readonly key: string }

/** What was acknowledged, what was not, and answers that nobody expected. */
export type Ledger = {
  readonly acknowledged: Acknowledged[]
  readonly odd: Map<string, number>
  unanswered: number
}

export const emptyLedger = (): Ledger => ({ acknowledged: [], odd: new Map(), unanswered: 0 })

type Fields = Readonly<Record<string, string>>
type Page = { readonly status: number; readonly to: string; readonly body: string; readonly path: string }

/** Somebody with a browser of their own, somewhere else than the others. */
export class Browser {
  private cookies = new Map<string, string>()
  private from = [10, randomInt(256), randomInt(256), 1 + randomInt(254)].join('.')
  private origin: string
  constructor(origin: string) {
    this.origin = origin
  }

  async ask(path: string, form?: Fields): Promise<Page> {
    const answer = await fetch(this.origin + path, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      headers: {
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'navigate',
        'accept-language': 'en-GB',
        'x-forwarded-for': this.from,
        cookie: [...this.cookies].map((cookie) => cookie.join('=')).join('; '),
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    const body = await answer.text()
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name) this.cookies.set(name, value ?? '')
    }
    return { status: answer.status, to: answer.headers.get('location') ?? '', body, path }
  }

  /** Sends the form of a page whose address ends like this, with its hidden fields as they stand. */
  async send(page: Page, end: string, fields: Fields): Promise<Page> {
    const form = [...page.body.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)]
      .map(([markup]) => markup)
      .find((markup) => (/action="([^"?#]*)/.exec(markup)?.[1] ?? page.path).endsWith(end))
    if (!form) throw new Odd(page, `no form to ${end.replace(/[0-9a-f-]{36}/, ':id')}`)
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ])
    const action = (/action="([^"]*)"/.exec(form)?.[1] ?? page.path).replaceAll('&amp;', '&')
    return this.ask(action, { ...Object.fromEntries(hidden), ...fields })
  }
}

/** An answer that nobody expected. */
class Odd extends Error {
  constructor(page: Page, why: string) {
    super(`${page.path.replace(/[0-9a-f-]{36}|GW-[\w-]+|\d+/g, ':id')}: ${page.status} ${why}`)
  }
}

function leadsTo(page: Page, pattern: RegExp): string {
  const found = pattern.exec(page.to)?.[1]
  if (found === undefined) {
    const why = /govuk-error-summary[\s\S]*?<\/ul>/.exec(page.body)?.[0] ?? /<h1[\s\S]*?<\/h1>/.exec(page.body)?.[0]
    throw new Odd(page, (why ?? page.to).replace(/<[^>]+>|\s+/g, ' ').slice(0, 120))
  }
  return found
}

/** Lets them do one thing after another, and write down what they were told is done, until it is enough. */
export async function keepWriting(ledger: Ledger, enough: AbortSignal, once: () => Promise<void>): Promise<void> {
  while (!enough.aborted) {
    try {
      await once()
    } catch (error) {
      ledger.unanswered++
      if (error instanceof Odd) ledger.odd.set(error.message, (ledger.odd.get(error.message) ?? 0) + 1)
      await delay(100)
    }
  }
}

const ANSWERS: readonly (readonly [step: string, fields: Fields])[] = [
  ['where', { postcode: STREETS[0]!.postcode }],
  ['help', { help: 'find-a-job' }],
  ['contact', { 'contact-by': 'email', email: 'somebody@home.example' }],
  ['safe', { others: 'no' }],
  ['name', { name: 'Hodan' }],
  ['needs', { language: 'en' }],
]
/** Public forms are for people: whoever sends one sooner is asked to press once more. */
const READING_MS = 2100

/** Somebody asks for help, question by question. */
export async function askForHelp(origin: string, ledger: Ledger): Promise<void> {
  const browser = new Browser(origin)
  for (const [step, fields] of ANSWERS) {
    const page = await browser.ask(`/ask-for-help/${step}`)
    leadsTo(await browser.send(page, `/${step}`, fields), /(ask-for-help\/)/)
  }
  const check = await browser.ask('/ask-for-help/check')
  await delay(READING_MS)
  const key = leadsTo(await browser.send(check, '/check', {}), /sent\/(GW-[\w-]+)/)
  ledger.acknowledged.push({ what: 'help request', key })
}

/** Somebody books a time; the name is theirs alone. */
export async function book(origin: string, ledger: Ledger): Promise<void> {
  const browser = new Browser(origin)
  const hub = await browser.ask('/hubs/cobblers-green/book')
  const times = [...hub.body.matchAll(/class="gw-time" href="([^"?]+)/g)]
  if (times.length === 0) return delay(1000)
  const form = await browser.ask(times[randomInt(times.length)]![1]!)
  await delay(READING_MS)
  const name = `Person ${randomUUID()}`
  const sent = await browser.send(form, form.path, { name, reach: 'email', email: 'somebody@home.example' })
  leadsTo(sent, /(book)/)
  ledger.acknowledged.push({ what: 'booking', key: name })
}

/** Returns a browser in which somebody of the made-up borough is signed in. */
export async function signedIn(origin: string, name: string): Promise<Browser> {
  const browser = new Browser(origin)
  const cast = await browser.ask('/demo')
  const theirs = cast.body.split('gw-cast__one').find((part) => part.includes(`>${name}<`)) ?? ''
  const field = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(theirs)?.[1] ?? ''
  const page = await browser.ask('/demo/sign-in', { account: field('account'), membership: field('membership') })
  leadsTo(page, /(desk)/)
  return browser
}

/** Somebody refers a person, page by page. */
export async function refer(browser: Browser, ledger: Ledger): Promise<string> {
  const first = await browser.ask('/desk/referrals/new')
  const draft = /drafts\/([0-9a-f-]{36})\/who/.exec(first.body)?.[1]
  if (!draft) throw new Odd(first, 'no form')
  const who = {
    ...{ 'given-name': 'Pelumi', 'family-name': 'Strand', 'contact-by': 'email', email: 'pelumi@home.example' },
    others: 'no',
  }
  const path = (page: string) => `/desk/referrals/drafts/${draft}/${page}`
  leadsTo(await browser.send(first, '/who', who), /(what)/)
  const what = await browser.ask(path('what'))
  const service = /name="service"[^>]*value="(\d+)"/.exec(what.body)?.[1] ?? ''
  leadsTo(await browser.send(what, '/what', { service, words: 'Wants to go back to the kitchen.' }), /(agreed)/)
  const agreed = await browser.ask(path('agreed'))
  const yes = { class: 'needs', milestone: 'started', how: 'in-person' }
  leadsTo(await browser.send(agreed, '/agreed', yes), /(check)/)
  const id = leadsTo(await browser.send(await browser.ask(path('check')), '/send', {}), /sent\/([0-9a-f-]{36})/)
  ledger.acknowledged.push({ what: 'referral', key: id })
  return id
}

/** What the receiving side does with it: by turns it is taken on, and declined. */
const ROADS: readonly (readonly (readonly [move: string, fields: Fields])[])[] = [
  [
    ['acknowledge', {}],
    ['accept', {}],
  ],
  [
    ['acknowledge', {}],
    ['decline', { reason: 'no-capacity', words: 'We are full until January.' }],
  ],
]

/** Somebody of the receiving side deals with what has come. */
export async function dealWith(browser: Browser, id: string, ledger: Ledger): Promise<void> {
  for (const [move, fields] of ROADS[randomInt(ROADS.length)]!) {
    const path = `/desk/referrals/${id}`
    const page = await browser.ask(Object.keys(fields).length > 0 ? `${path}/${move}` : path)
    leadsTo(await browser.send(page, `/${move}`, fields), /(desk\/referrals)/)
    ledger.acknowledged.push({ what: 'move', key: `${id} ${move}` })
  }
}
