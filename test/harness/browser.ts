import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** What draws nothing that anybody would see comes first: it takes a quarter less processor time. */
const INSTALLED = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * Parts of a whole Chromium that start a process beside every page and draw what nobody sees (measured: twice the
 * processor time), and those that the test library switches off itself, for the last list is the one that counts.
 */
const SWITCHED_OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
  ...['PreconnectToSearch', 'TcpPortRandomizationWin'],
]

/** A browser that looks nothing up by itself: every request it makes is one of ours. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--renderer-process-limit=1',
  `--disable-features=${SWITCHED_OFF.join(',')}`,
]

/** Returns the browser's program: CHROME_PATH, else one that is installed, else the test library's own; or null. */
export function browserProgram(): string | null {
  const candidates = [process.env.CHROME_PATH, ...INSTALLED, chromium.executablePath()]
  return candidates.find((path) => path && existsSync(path)) ?? null
}

/** The one that files share that run together in this process: what starts it, and what it is once started. */
let shared: { browser?: Promise<Browser> } | undefined

/** Returns a browser; `close` it after the tests of a file. */
export async function launchBrowser(): Promise<Browser> {
  if (!shared) return start()
  shared.browser ??= start()
  return visitedBy(await shared.browser)
}

/** From here on the files of this process share one browser, each with visitors of its own. Returns what closes it. */
export function shareBrowser(): () => Promise<void> {
  const sharing: { browser?: Promise<Browser> } = {}
  shared = sharing
  return async () => (await sharing.browser)?.close()
}

async function start(): Promise<Browser> {
  const executablePath = browserProgram()
  if (!executablePath) throw new Error('no browser: install Chromium, or run bin/test, which does')
  return chromium.launch({ executablePath, args: FLAGS })
}

/** The browser as one file has it: to close it is to send its visitors away. */
const visitedBy = (browser: Browser): Browser =>
  new Proxy(browser, {
    get(whole, name) {
      if (name === 'close') return () => Promise.all(whole.contexts().map((visitor) => visitor.close()))
      const part = Reflect.get(whole, name)
      return typeof part === 'function' ? part.bind(whole) : part
    },
  })

export type Visit = { readonly width?: number; readonly javaScript?: boolean }

/** Returns a fresh visitor: no cookies, 1280 pixels wide and with JavaScript unless said. */
export const visitor = (browser: Browser, visit: Visit = {}): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: visit.width ?? 1280, height: 900 },
    javaScriptEnabled: visit.javaScript ?? true,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })

/** What a person takes in of a GOV.UK page. */
export type Seen = {
  readonly title: string
  readonly heading: string
  readonly errors: readonly string[]
  readonly rows: Readonly<Record<string, string>>
  readonly links: readonly string[]
  readonly buttons: readonly string[]
}

/** Reads any page of ours: title, heading, error summary, summary list rows, links and buttons in its main part. */
export async function readPage(page: Page): Promise<Seen> {
  const texts = async (selector: string) =>
    (await page.locator(selector).and(page.locator(':not(svg *)')).allInnerTexts())
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
  const keys = await texts('main .govuk-summary-list__key')
  const values = await texts('main .govuk-summary-list__value')
  return {
    title: await page.title(),
    heading: (await texts('h1'))[0] ?? '',
    errors: await texts('.govuk-error-summary__list li'),
    rows: Object.fromEntries(keys.map((key, i) => [key, values[i] ?? ''])),
    links: await texts('main a'),
    buttons: await texts('main button'),
  }
}
