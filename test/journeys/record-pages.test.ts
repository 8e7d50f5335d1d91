import assert from 'node:assert/strict'
import { it } from 'node:test'
import { launchBrowser, visitor } from '../harness/browser.ts'
import { CORRECTED_NOTE, fillRecord, HODAN } from '../harness/full-record.ts'
import { asMember } from '../harness/member.ts'
import { everyOne } from './walk.ts'

const grace = { as: 'Grace Oyelaran' } as const
const path = (end: string) => `/desk/people/${HODAN}${end}`

/** A record with something in every part of it, and all the pages on which it is worked at. */
everyOne(
  'every page of a record',
  async ({ web }) => {
    await fillRecord(web, new Date())
    return [
      { name: 'a record', path: path(''), ...grace },
      { name: 'a record for a manager', path: path(''), as: 'Winsome Adair-Clarke' },
      { name: 'notes', path: path('/notes'), ...grace },
      { name: 'notes for the privacy lead', path: path('/notes?subject=safeguarding'), as: 'Farid Halloran' },
      { name: 'no such note', path: path('/notes?kind=letter'), ...grace },
      { name: 'a new note', path: path('/notes/new'), ...grace },
      { name: 'a note of a manager', path: path('/notes/new?kind=call'), as: 'Winsome Adair-Clarke' },
      { name: 'correct a note', path: path(`/notes/${CORRECTED_NOTE}/correct`), ...grace },
      { name: 'what happened', path: path('/timeline'), ...grace },
      { name: 'what happened, of one kind', path: path('/timeline?kind=referral'), as: 'Farid Halloran' },
      { name: 'a story half written', path: path('/story'), ...grace },
      { name: 'a story taken up again', path: path('/story?draft=go-on'), ...grace },
      { name: 'facts and contact', path: path('/details'), ...grace },
      { name: 'how to write and talk', path: path('/access'), ...grace },
      { name: 'what is in the way', path: path('/barriers'), ...grace },
      { name: 'dates that matter', path: path('/dates'), ...grace },
      { name: 'not their notes', path: path('/notes'), as: 'Tobias Marlowe-Eze', status: 404 },
    ]
  },
  (app) => {
    it('names the part that is open in one line four times magnified, opens the others by a key, and shows all where there is room', async () => {
      const browser = await launchBrowser()
      const context = await visitor(browser, { width: 320, javaScript: false })
      const { browserCookie } = await asMember(app().web, grace.as, new Date())
      await context.addCookies([{ ...browserCookie, url: app().origin }])
      const page = await context.newPage()
      await page.goto(app().origin + path('/notes'))
      const parts = page.getByRole('navigation', { name: 'Parts of the record' })
      const papers = parts.getByRole('link', { name: 'Papers' })
      const folded = [(await parts.innerText()).replace(/\s+/g, ' '), await papers.isVisible()]
      await parts.locator('summary').press('Enter')
      const opened = await papers.isVisible()
      await parts.locator('summary').press('Enter')
      await page.setViewportSize({ width: 1280, height: 900 })
      const wide = [await papers.isVisible(), await parts.locator('summary').isVisible()]
      await browser.close()

      assert.deepEqual([folded, opened, wide], [['Part : Notes', false], true, [true, false]])
    })
  },
)
