import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { type TestApp, testApp } from '../harness/app.ts'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { markupErrors } from '../harness/markup.ts'
import { asMember } from '../harness/member.ts'
import { DESK_PAGES, type DeskPageToSee } from './desk-pages.ts'

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

type AxeReport = {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

describe('every page of the desk', () => {
  let app: TestApp
  let browser: Browser

  before(async () => {
    app = await testApp({ seed: 'demo' })
    browser = await launchBrowser()
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  const cookiesOf = async ({ as }: DeskPageToSee) =>
    as ? [{ ...(await asMember(app.web, as, new Date())).browserCookie, url: app.origin }] : []

  for (const width of [320, 1280]) {
    it(`has nothing that axe finds at ${width} pixels, and never scrolls sideways`, async () => {
      const context = await visitor(browser, { width })
      const page = await context.newPage()
      for (const seen of DESK_PAGES) {
        await context.clearCookies()
        await context.addCookies(await cookiesOf(seen))
        const answer = await page.goto(`${app.origin}${seen.path}`)
        assert.equal(answer?.status(), seen.status ?? 200, seen.name)
        const wider = (await page.evaluate(SIDEWAYS)) as number
        assert.ok(wider <= 0, `${seen.name} is ${wider} px wider than the window`)
        await page.evaluate(AXE)
        const report = (await page.evaluate('axe.run()')) as AxeReport
        const found = report.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        assert.deepEqual(found, [], `${seen.name} at ${width} px`)
      }
      await context.close()
    })
  }

  it('is valid HTML', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'good-work-desk-'))
    for (const seen of DESK_PAGES) {
      const cookie = (await cookiesOf(seen)).map(({ name, value }) => `${name}=${value}`).join('; ')
      const markup = await (await fetch(`${app.origin}${seen.path}`, { headers: { cookie } })).text()
      await writeFile(join(folder, `${seen.name.replaceAll(' ', '-')}.html`), markup)
    }
    assert.deepEqual(markupErrors(folder), [])
    await rm(folder, { recursive: true })
  })
})
