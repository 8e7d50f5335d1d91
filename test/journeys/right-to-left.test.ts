import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { axeFaults } from '../harness/axe.ts'
import { CUT_OFF, SIDEWAYS } from './in-page.ts'
import { type Story, story } from './story.ts'

const ARTICLE = '/advice/applying-without-a-cv'

/** Where the things of a page lie from its left edge, so that two pages can be compared as in a mirror. */
const PLACES = `(() => {
  const box = (selector) => document.querySelector(selector).getBoundingClientRect()
  const width = document.documentElement.clientWidth
  return {
    width,
    mark: (box('.gw-wordmark').left + box('.gw-wordmark').right) / 2,
    navigation: (box('.gw-navigation').left + box('.gw-navigation').right) / 2,
    column: (box('main h1').left + box('main h1').right) / 2,
    heading: getComputedStyle(document.querySelector('main h1')).direction,
    aligned: getComputedStyle(document.querySelector('main h1')).textAlign,
    bullets: parseFloat(getComputedStyle(document.querySelector('main ul')).paddingRight),
  }
})()`

type Places = {
  readonly width: number
  readonly mark: number
  readonly navigation: number
  readonly column: number
  readonly heading: string
  readonly aligned: string
  readonly bullets: number
}

describe('from right to left', () => {
  let app: Story

  before(async () => {
    app = await story(new Date('2026-11-21T12:00:00Z'))
  })
  after(() => app.close())

  const open = async (path: string, width: number): Promise<Page> => {
    const { page } = await app.somebody({ width })
    await page.goto(app.origin + path)
    return page
  }

  it('says its language and direction, and that its frame is English', async () => {
    const page = await open(`${ARTICLE}?language=ar`, 1280)
    const whole = page.locator('html')
    assert.deepEqual([await whole.getAttribute('lang'), await whole.getAttribute('dir')], ['ar', 'rtl'])
    for (const frame of ['header.gw-header', 'footer']) {
      assert.equal(await page.locator(frame).first().getAttribute('lang'), 'en', frame)
    }
    const english = page.getByRole('link', { name: 'English' }).first()
    assert.deepEqual([await english.getAttribute('lang'), await english.getAttribute('dir')], ['en', 'ltr'])
  })

  it('lies as in a mirror', async () => {
    const ltr = (await (await open(ARTICLE, 1280)).evaluate(PLACES)) as Places
    const rtl = (await (await open(`${ARTICLE}?language=ar`, 1280)).evaluate(PLACES)) as Places
    assert.equal(rtl.heading, 'rtl')
    assert.notEqual(rtl.aligned, 'left')
    for (const name of ['mark', 'column'] as const) {
      assert.ok(Math.abs(ltr[name] + rtl[name] - rtl.width) < 24, `${name}: ${ltr[name]} and ${rtl[name]}`)
    }
    assert.ok(rtl.mark > rtl.width / 2 && rtl.navigation < rtl.width / 2)
    assert.ok(rtl.bullets > 0, 'bullets stand on the right')
  })

  for (const width of [320, 768, 1280]) {
    it(`has nothing that axe finds, nothing cut off and no way sideways at ${width} pixels`, async () => {
      const page = await open(`${ARTICLE}?language=ar`, width)
      assert.equal(await page.evaluate(SIDEWAYS), 0)
      assert.deepEqual(await page.evaluate(CUT_OFF), [])
      assert.deepEqual(await axeFaults(page), [])
    })
  }

  it('keeps telephone numbers and prices readable in it', async () => {
    const page = await open(`${ARTICLE}?language=ar`, 1280)
    const footer = await page.locator('footer').first().innerText()
    assert.match(footer, /020 7946 0100/)
    const sentence = page.locator('.gw-band')
    assert.equal(
      await sentence.evaluate('getComputedStyle(document.querySelector(".gw-band__words")).unicodeBidi'),
      'plaintext',
    )
  })
})
