import type { Browser } from 'playwright-core'
import type { CastName } from '../../demo/cast.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, type Visit, visitor } from '../harness/browser.ts'
import { asMember } from '../harness/member.ts'
import { type Person, person } from './person.ts'

/** Who comes: one of the cast, signed in, or somebody without an account; with which window, and when. */
export type Coming = Visit & {
  readonly as?: CastName | undefined
  /** When they signed in: now, unless said. */
  readonly now?: Date
  /** What `at` gave; the story's own unless said. */
  readonly origin?: string
}

/** A message as the outbox of the demonstration shows it. */
export type Arrived = {
  readonly kind: string
  readonly language: string
  readonly to: string
  readonly subject: string | null
  readonly body: string
}

/** The made-up borough as it is served, and those who come to it, each with a browser of their own. */
export type Story = TestApp & {
  readonly browser: Browser
  readonly somebody: (coming?: Coming) => Promise<Person>
  /** What came to an email address or a telephone number, the newest first. */
  readonly messagesTo: (address: string) => Promise<readonly Arrived[]>
  /** The six numbers in the newest of them. */
  readonly codeFor: (address: string) => Promise<string>
  /** They prove that an address is theirs, typed in their own way where it is a number, and see their requests. */
  readonly showRequests: (they: Person, address: string, typed?: string) => Promise<void>
}

/** Opens a story at a moment, or with a running clock; `close` it after its tests. */
export async function story(now?: Date, env: Readonly<Record<string, string>> = {}): Promise<Story> {
  const app = await testApp({ seed: 'demo', env, ...(now && { now }) })
  const browser = await launchBrowser()
  const messagesTo = async (address: string): Promise<readonly Arrived[]> => {
    const answer = await fetch(`${app.origin}/demo/outbox.json?to=${encodeURIComponent(address)}`)
    return ((await answer.json()) as { messages: Arrived[] }).messages
  }
  const codeFor = async (address: string): Promise<string> =>
    /\b(\d{6})\b/.exec((await messagesTo(address))[0]!.body)![1]!
  return {
    ...app,
    browser,
    async somebody({ as, now: signedIn = now ?? new Date(), origin = app.origin, ...visit } = {}) {
      const context = await visitor(browser, visit)
      if (as) {
        const { browserCookie } = await asMember(app.web, as, signedIn)
        await context.addCookies([{ ...browserCookie, url: origin }])
      }
      return person(await context.newPage(), origin)
    },
    messagesTo,
    codeFor,
    async showRequests(they, address, typed = address) {
      await they.open('/requests')
      await they.type('Your email address or mobile number', typed)
      await they.press('Send me a code')
      await they.type('Code', await codeFor(address))
      await they.press('Show my requests')
    },
    async close() {
      await browser.close()
      await app.close()
    },
  }
}
