import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { CastName } from '../../demo/cast.ts'
import { SIGN_IN_COOKIE } from '../../src/records/sign-in.ts'
import { type TestApp, testApp } from '../harness/app.ts'
import { axeFaults, bringAxe } from '../harness/axe.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { markupErrors } from '../harness/markup.ts'
import { asMember } from '../harness/member.ts'
import { SIDEWAYS } from './in-page.ts'

/** A page to look at, as whom (nobody in particular unless said), and the status it answers with (200 unless said). */
export type ToSee = {
  readonly name: string
  readonly path: string
  readonly as?: CastName
  /** The secret of a sign-in without an account: a partner by link, or somebody at their own record. */
  readonly signIn?: string
  readonly status?: number
}

/** What was wrong, page by page; each list is empty where all is well. */
type Walked = {
  readonly statuses: readonly string[]
  readonly console: readonly string[]
  readonly elsewhere: readonly string[]
  readonly axe: readonly string[]
  readonly sideways: readonly string[]
  readonly markup: readonly string[]
}

type Notes = { -readonly [part in keyof Walked]: string[] }
type Cookies = (seen: ToSee) => Promise<readonly { name: string; value: string; url: string }[]>

/**
 * The window in which each page is opened, and those to which it is then pulled, on either side of where pages change:
 * what our script does with a wide window it does as well when a narrow one is pulled. Axe reads every page narrow, and
 * every third one wide as well: the same parts are on all of them.
 */
const NARROW = 320
const WINDOWS = [
  { width: NARROW, axeEvery: 1 },
  { width: 768, axeEvery: null },
  { width: 1280, axeEvery: 3 },
] as const
/** Two visitors share the pages, as a machine has two cores. */
const VISITORS = 2

/** Tests these pages of the made-up borough as it is now; `more` are further tests of the same app. */
export function everyOne(
  what: string,
  pagesOf: (app: TestApp) => Promise<readonly ToSee[]>,
  more: (app: () => TestApp) => void = () => {},
): void {
  describe(what, () => {
    let app: TestApp
    let walked: Walked

    before(async () => {
      app = await testApp({ seed: 'demo' })
      walked = await walk(app, await pagesOf(app))
    })
    after(() => app.close())

    it('answers with its status, and says nothing on the console', () => {
      assert.deepEqual([walked.statuses, walked.console], [[], []])
    })

    it('asks nothing of any other host', () => assert.deepEqual(walked.elsewhere, []))

    it('has nothing that axe finds, narrow or wide', () => assert.deepEqual(walked.axe, []))

    it('never scrolls sideways', () => assert.deepEqual(walked.sideways, []))

    it('is valid HTML', () => assert.deepEqual(walked.markup, []))

    more(() => app)
  })
}

/**
 * Opens every page in a narrow window and pulls it wide, asks axe about it, and looks at every width whether it scrolls
 * sideways; then has the markup of all of them checked at once.
 */
async function walk(app: TestApp, pages: readonly ToSee[]): Promise<Walked> {
  const notes: Notes = { statuses: [], console: [], elsewhere: [], axe: [], sideways: [], markup: [] }
  const folder = await mkdtemp(join(tmpdir(), 'good-work-pages-'))
  const browser = await launchBrowser()
  const way = { app, pages: pages.entries(), cookies: keptCookies(app), folder, notes }
  try {
    await Promise.all(Array.from({ length: VISITORS }, () => walkAs(browser, way)))
    notes.markup.push(...markupErrors(folder))
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
  return notes
}

type Way = {
  readonly app: TestApp
  /** Those that nobody has opened yet, each with its number. */
  readonly pages: Iterable<readonly [number, ToSee]>
  readonly cookies: Cookies
  readonly folder: string
  readonly notes: Notes
}

async function walkAs(browser: Browser, { app, pages, cookies, folder, notes }: Way): Promise<void> {
  const context = await visitor(browser, { width: NARROW })
  await bringAxe(context)
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(app.origin) && !url.startsWith('data:')) notes.elsewhere.push(url)
  })
  const page = await context.newPage()
  let called = ''
  page.on('pageerror', (error) => notes.console.push(`${called}: ${error}`))
  page.on('console', (message) => {
    const quiet = message.type() !== 'error' || /status of 4/.test(message.text())
    if (!quiet) notes.console.push(`${called}: ${message.text()}`)
  })
  for (const [at, seen] of pages) {
    called = seen.name
    await context.clearCookies()
    await context.addCookies([...(await cookies(seen))])
    await page.setViewportSize({ width: NARROW, height: 900 })
    const answer = await page.goto(`${app.origin}${seen.path}`)
    if (answer?.status() !== (seen.status ?? 200)) notes.statuses.push(`${called}: ${answer?.status()}`)
    await writeFile(join(folder, `${seen.name.replaceAll(' ', '-')}.html`), await answer!.text())
    for (const { width, axeEvery } of WINDOWS) {
      called = `${seen.name} at ${width} px`
      if (width !== NARROW) await pullTo(page, width)
      await noteWidth(page, width, seen, notes)
      if (axeEvery && at % axeEvery === 0)
        notes.axe.push(...(await axeFaults(page)).map((fault) => `${called}: ${fault}`))
    }
  }
  await context.close()
}

/** Returns once what listens for the width of the window has heard of it. */
async function pullTo(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.evaluate('new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard)))')
}

async function noteWidth(page: Page, width: number, { name }: ToSee, notes: Notes): Promise<void> {
  const wider = (await page.evaluate(SIDEWAYS)) as number
  if (wider > 0) notes.sideways.push(`${name} is ${wider} px wider than a window of ${width} px`)
}

/** Everybody signs in once. */
function keptCookies(app: TestApp): Cookies {
  const kept = new Map<CastName, ReturnType<typeof asMember>>()
  return async ({ as, signIn }) => {
    if (signIn) return [{ name: SIGN_IN_COOKIE, value: signIn, url: app.origin }]
    if (!as) return []
    if (!kept.has(as)) kept.set(as, asMember(app.web, as, new Date()))
    return [{ ...(await kept.get(as)!).browserCookie, url: app.origin }]
  }
}
