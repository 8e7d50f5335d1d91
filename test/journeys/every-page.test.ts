import assert from 'node:assert/strict'
import { it } from 'node:test'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { everyPage } from './pages.ts'
import { everyOne } from './walk.ts'

/** Bytes over the network, compressed, for the first view of results; fonts are counted apart. */
const FIRST_VIEW = 60 * 1024
const FIRST_VIEW_SCRIPT = 15 * 1024

everyOne('every page', everyPage, (app) => {
  it('weighs little: the first view of results', async () => {
    const browser = await launchBrowser()
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
    await page.goto(`${app().origin}/opportunities?q=care&near=NW5`, { waitUntil: 'networkidle' })
    await browser.close()

    const { Font: _fonts, ...rest } = bytes
    const whole = Object.values(rest).reduce((sum, size) => sum + size, 0)
    assert.ok(whole > 5_000 && whole <= FIRST_VIEW, `${whole} bytes: ${JSON.stringify(bytes)}`)
    assert.ok((bytes.Script ?? 0) <= FIRST_VIEW_SCRIPT, `${bytes.Script} bytes of script`)
  })
})
