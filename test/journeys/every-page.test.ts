import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { everyPage } from './pages.ts'
import { type Walked, walk } from './walk.ts'

/** Bytes over the network, compressed, for the first view of results; fonts are counted apart. */
const FIRST_VIEW = 60 * 1024
const FIRST_VIEW_SCRIPT = 15 * 1024

describe('every page', () => {
  let app: TestApp
  let walked: Walked

  before(async () => {
    app = await testApp({ seed: 'demo' })
    walked = await walk(app, await everyPage(app))
  })
  after(() => app.close())

  it('answers with its status, and says nothing on the console', () => {
    assert.deepEqual([walked.statuses, walked.console], [[], []])
  })

  it('asks nothing of any other host', () => assert.deepEqual(walked.elsewhere, []))

  it('has nothing that axe finds, narrow or wide', () => assert.deepEqual(walked.axe, []))

  it('never scrolls sideways', () => assert.deepEqual(walked.sideways, []))

  it('is valid HTML', () => assert.deepEqual(walked.markup, []))

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
    await page.goto(`${app.origin}/opportunities?q=care&near=NW5`, { waitUntil: 'networkidle' })
    await browser.close()

    const { Font: _fonts, ...rest } = bytes
    const whole = Object.values(rest).reduce((sum, size) => sum + size, 0)
    assert.ok(whole > 5_000 && whole <= FIRST_VIEW, `${whole} bytes: ${JSON.stringify(bytes)}`)
    assert.ok((bytes.Script ?? 0) <= FIRST_VIEW_SCRIPT, `${bytes.Script} bytes of script`)
  })
})
