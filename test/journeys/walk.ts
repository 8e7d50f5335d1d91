import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { CastName } from '../../demo/cast.ts'
import { SIGN_IN_COOKIE } from '../../src/records/sign-in.ts'
import type { TestApp } from '../harness/app.ts'
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
export type Walked = {
  readonly statuses: readonly string[]
  readonly console: readonly string[]
  readonly elsewhere: readonly string[]
  readonly axe: readonly string[]
  readonly sideways: readonly string[]
  readonly markup: readonly string[]
}

type Notes = { -readonly [part in keyof Walked]: string[] }
type Cookies = (seen: ToSee) => Promise<readonly { name: string; value: string; url: string }[]>

/** Windows in which each page is opened, and wider ones into which it is then pulled, short of where it changes. */
const WINDOWS = [
  { opened: 320, pulled: [768] },
  { opened: 1280, pulled: [] },
] as const

/**
 * Opens every page in a narrow and in a wide window, asks axe about it in both, and looks at every width whether it
 * scrolls sideways; then has the markup of all of them checked at once.
 */
export async function walk(app: TestApp, pages: readonly ToSee[]): Promise<Walked> {
  const notes: Notes = { statuses: [], console: [], elsewhere: [], axe: [], sideways: [], markup: [] }
  const folder = await mkdtemp(join(tmpdir(), 'good-work-pages-'))
  const browser = await launchBrowser()
  const cookies = keptCookies(app)
  try {
    await Promise.all(WINDOWS.map((window) => walkIn(browser, window, { app, pages, cookies, folder, notes })))
    notes.markup.push(...markupErrors(folder))
  } finally {
    await browser.close()
    await rm(folder, { recursive: true })
  }
  return notes
}

type Way = {
  readonly app: TestApp
  readonly pages: readonly ToSee[]
  readonly cookies: Cookies
  readonly folder: string
  readonly notes: Notes
}

async function walkIn(browser: Browser, { opened, pulled }: (typeof WINDOWS)[number], way: Way): Promise<void> {
  const { app, pages, cookies, folder, notes } = way
  const context = await visitor(browser, { width: opened })
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
  for (const seen of pages) {
    called = `${seen.name} at ${opened} px`
    await context.clearCookies()
    await context.addCookies([...(await cookies(seen))])
    await page.setViewportSize({ width: opened, height: 900 })
    const answer = await page.goto(`${app.origin}${seen.path}`)
    if (answer?.status() !== (seen.status ?? 200)) notes.statuses.push(`${called}: ${answer?.status()}`)
    await noteWidth(page, opened, seen, notes)
    notes.axe.push(...(await axeFaults(page)).map((fault) => `${called}: ${fault}`))
    for (const width of pulled) {
      await page.setViewportSize({ width, height: 900 })
      await noteWidth(page, width, seen, notes)
    }
    if (opened === 320) await writeFile(join(folder, `${seen.name.replaceAll(' ', '-')}.html`), await answer!.text())
  }
  await context.close()
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
