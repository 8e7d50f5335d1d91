import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { readPage } from '../harness/browser.ts'
import { CUT_OFF, FOCUSED, type Focused, MOVING, SIDEWAYS } from './in-page.ts'
import { numberIn } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
/** Nobody should have to press Tab more often than this on one page. */
const PATIENCE = 160

/** The spacing that WCAG 1.4.12 lets a reader choose. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }`

const PAGES = [
  '/',
  '/opportunities?q=care&near=NW5&within=2&hours=part-time',
  '/opportunities?q=unicorn+groomer',
  '/opportunities/1?near=NW5',
  '/hubs?near=NW5',
  '/hubs/cobblers-green',
  '/advice/better-off-in-work',
  '/compare?id=1&id=2&id=3',
  '/nowhere',
]

describe('without a mouse', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  const open = async (path: string, width = 1280, height = 900): Promise<Page> => {
    const { page } = await app.somebody({ width })
    await page.setViewportSize({ width, height })
    await page.goto(app.origin + path)
    return page
  }

  it('jumps over the header to the main part', async () => {
    const page = await open('/opportunities?q=care')
    await page.keyboard.press('Tab')
    const first = await focused(page)
    assert.equal(first?.name, 'Skip to main content')
    assert.ok(first.free, 'it comes into view with the focus')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.ok((await focused(page))?.inMain)
  })

  it('searches, narrows, opens, saves and compares', async () => {
    const page = await open('/')
    await tabTo(page, 'What are you looking for?')
    await page.keyboard.type('care assistant')
    await tabTo(page, 'Postcode or place')
    await page.keyboard.type('NW5')
    await press(page, 'Enter')
    const all = numberIn((await readPage(page)).heading)
    assert.ok(all > 0)

    await tabTo(page, /^Part time/)
    await page.keyboard.press('Space')
    await tabTo(page, /^Contract/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^Permanent/)
    await page.keyboard.press('Space')
    await tabTo(page, 'Update results')
    await press(page, 'Enter')
    const narrowed = numberIn((await readPage(page)).heading)
    assert.ok(narrowed > 0 && narrowed < all)

    for (const title of ['Care assistant, mornings', 'Care assistant, evenings']) {
      await tabTo(page, new RegExp(`^Save ${title}$`))
      await press(page, 'Enter')
    }
    await tabTo(page, /^Shortlist 2/)
    await press(page, 'Enter')
    for (const title of ['Care assistant, evenings', 'Care assistant, mornings']) {
      await tabTo(page, new RegExp(`^Compare ${title}$`))
      await page.keyboard.press('Space')
    }
    await tabTo(page, 'Compare the ticked ones')
    await press(page, 'Enter')
    assert.equal((await readPage(page)).heading, 'Compare')
    await tabTo(page, 'Care assistant, mornings')
    await press(page, 'Enter')
    assert.equal((await readPage(page)).heading, 'Care assistant, mornings')
  })

  for (const [words, width, height] of [
    ['a desk', 1280, 720],
    ['four times magnified', 320, 256],
  ] as const) {
    it(`always shows where one is, never hidden, never trapped: ${words}`, async () => {
      for (const path of PAGES) {
        const page = await open(path, width, height)
        const stops = await allStops(page)
        assert.ok(stops.length > 5, path)
        assert.ok(stops.length < PATIENCE, `${path}: the focus never leaves the page`)
        for (const stop of stops) {
          assert.ok(stop.name, `${path}: something without a name takes the focus: ${JSON.stringify(stop)}`)
          assert.ok(stop.ring || stop.glow, `${path}: “${stop.name}” does not show that it has the focus`)
          assert.ok(stop.free, `${path}: something lies over “${stop.name}”`)
          assert.equal(stop.tabIndex, 0, `${path}: “${stop.name}” jumps the queue`)
        }
        const main = stops.map(({ inMain }) => inMain)
        assert.ok(
          main.lastIndexOf(true) - main.indexOf(true) + 1 === main.filter(Boolean).length,
          `${path}: main is one`,
        )
        await page.context().close()
      }
    })
  }

  it('goes back the way it came', async () => {
    const page = await open('/opportunities?q=care&near=NW5')
    const there: string[] = []
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab')
      there.push((await focused(page))!.name)
    }
    const back: string[] = []
    for (let i = 0; i < 11; i++) {
      await page.keyboard.press('Shift+Tab')
      back.push((await focused(page))!.name)
    }
    assert.deepEqual(back.toReversed(), there.slice(0, -1))
  })

  it('cuts nothing off when magnified four times, nor with the letters set wide', async () => {
    for (const width of [320, 1280]) {
      const context = await app.browser.newContext({ viewport: { width, height: 256 }, bypassCSP: true })
      const page = await context.newPage()
      for (const path of PAGES) {
        await page.goto(app.origin + path)
        assert.deepEqual(await page.evaluate(CUT_OFF), [], `${path} at ${width}`)
        assert.equal(await page.evaluate(SIDEWAYS), 0, `${path} at ${width}`)
        await page.addStyleTag({ content: SPACED })
        assert.deepEqual(await page.evaluate(CUT_OFF), [], `${path} set wide at ${width}`)
        assert.equal(await page.evaluate(SIDEWAYS), 0, `${path} set wide at ${width}`)
      }
      await context.close()
    }
  })

  it('shows the focus and what is ticked in colours that the reader forces', async () => {
    const page = await open(PAGES[1]!)
    await page.emulateMedia({ forcedColors: 'active' })
    for (const stop of await allStops(page)) assert.ok(stop.ring, `“${stop.name}” has no ring in forced colours`)
    const tick = `getComputedStyle(document.querySelector('input:checked + label'), '::after')`
    assert.equal(await page.evaluate(`${tick}.opacity`), '1')
    assert.match(String(await page.evaluate(`${tick}.borderBottomWidth`)), /^[1-9]/)
  })

  it('keeps still for whoever asks for no motion', async () => {
    const page = await open('/')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const path of PAGES.slice(0, 4)) {
      await page.goto(app.origin + path)
      assert.deepEqual(await page.evaluate(MOVING), [], path)
    }
  })
})

const focused = (page: Page): Promise<Focused | null> => page.evaluate(FOCUSED)

/** Presses Tab until the focus is on what is called that; wraps round the page once, as a person would. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < PATIENCE; presses++) {
    await page.keyboard.press('Tab')
    const at = (await focused(page))?.name
    if (at !== undefined && (typeof name === 'string' ? at === name : name.test(at))) return
  }
  throw new Error(`Tab never comes to ${name}`)
}

async function press(page: Page, key: string): Promise<void> {
  const arrived = page.waitForEvent('load')
  await page.keyboard.press(key)
  await arrived
}

/** Every stop of the focus from the top of the page until it leaves it. */
async function allStops(page: Page): Promise<readonly Focused[]> {
  const stops: Focused[] = []
  while (stops.length < PATIENCE) {
    await page.keyboard.press('Tab')
    const at = await focused(page)
    if (!at) break
    stops.push(at)
  }
  return stops
}
