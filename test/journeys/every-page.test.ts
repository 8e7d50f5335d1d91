import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext } from 'playwright-core'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { markupErrors } from '../harness/markup.ts'
import { everyPage, type PageToSee } from './pages.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
const WIDTHS = [320, 768, 1280]
/** Bytes over the network, compressed, for the first view of results; fonts are counted apart. */
const FIRST_VIEW = 60 * 1024
const FIRST_VIEW_SCRIPT = 15 * 1024

type AxeReport = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

describe('every page', () => {
  let app: TestApp
  let browser: Browser
  let pages: readonly PageToSee[]

  before(async () => {
    app = await testApp({ seed: 'demo' })
    browser = await launchBrowser()
    pages = await everyPage(app)
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  it('answers with its status, and asks nothing of any other host', async () => {
    const context = await visitor(browser)
    const elsewhere = watchOthers(context, app.origin)
    for (const { name, path, status } of pages) {
      const page = await context.newPage()
      const troubles: string[] = []
      page.on(
        'console',
        (message) => message.type() === 'error' && !/status of 4/.test(message.text()) && troubles.push(message.text()),
      )
      page.on('pageerror', (error) => troubles.push(String(error)))
      const answer = await page.goto(`${app.origin}${path}`)
      assert.equal(answer?.status(), status, name)
      assert.deepEqual(troubles, [], name)
      await page.close()
    }
    await context.close()
    assert.deepEqual(elsewhere, [])
  })

  for (const width of WIDTHS) {
    it(`has nothing that axe finds at ${width} pixels, and never scrolls sideways`, async () => {
      const context = await visitor(browser, { width })
      const page = await context.newPage()
      for (const { name, path } of pages) {
        await page.goto(`${app.origin}${path}`)
        const wider = (await page.evaluate(SIDEWAYS)) as number
        assert.ok(wider <= 0, `${name} is ${wider} px wider than the window`)
        await page.evaluate(AXE)
        const report = (await page.evaluate('axe.run()')) as AxeReport
        const found = report.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        assert.deepEqual(found, [], `${name} at ${width} px`)
      }
      await context.close()
    })
  }

  it('is valid HTML, and the style sheet is valid CSS', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'good-work-pages-'))
    for (const { name, path } of pages) {
      const markup = await (await fetch(`${app.origin}${path}`)).text()
      await writeFile(join(folder, `${name.replaceAll(' ', '-')}.html`), markup)
    }
    const home = await (await fetch(app.origin)).text()
    const sheets = [...home.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(([, href]) => href!)
    assert.ok(sheets.length > 0)
    for (const [at, href] of sheets.entries()) {
      await writeFile(join(folder, `sheet-${at}.css`), await (await fetch(new URL(href, app.origin))).text())
    }
    assert.deepEqual(markupErrors(folder), [])
    await rm(folder, { recursive: true })
  })

  it('weighs little: the first view of results', async () => {
    const context = await visitor(browser, { width: 390 })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    const types = new Map<string, string>()
    const bytes: Record<string, number> = {}
    devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other'
      bytes[type] = (bytes[type] ?? 0) + encodedDataLength
    })
    await page.goto(`${app.origin}/opportunities?q=care&near=NW5`, { waitUntil: 'networkidle' })
    await context.close()

    const { Font: _fonts, ...rest } = bytes
    const whole = Object.values(rest).reduce((sum, size) => sum + size, 0)
    assert.ok(whole > 5_000 && whole <= FIRST_VIEW, `${whole} bytes: ${JSON.stringify(bytes)}`)
    assert.ok((bytes.Script ?? 0) <= FIRST_VIEW_SCRIPT, `${bytes.Script} bytes of script`)
  })
})

/** Collects every request that leaves this deployment. */
function watchOthers(context: BrowserContext, origin: string): string[] {
  const elsewhere: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  return elsewhere
}
