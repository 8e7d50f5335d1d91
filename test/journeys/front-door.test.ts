import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { numberIn, type Person } from './person.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

describe('through the front door', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  for (const javaScript of [true, false]) {
    describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
      /** Somebody new, with a browser of their own. */
      const somebody = () => app.somebody({ javaScript })

      it('finds part-time care work that pays enough, saves, compares and shares it', async () => {
        const amina = await somebody()
        assert.equal(await amina.open('/'), 200)
        await amina.type('What are you looking for?', 'care assistant')
        await amina.type('Postcode or place', 'NW5')
        await amina.press('Search')
        await amina.choose('How far', '2 miles')
        await amina.press('Search')
        const all = numberIn((await amina.sees()).heading)
        assert.match((await amina.sees()).heading, /^\d+ results for “care assistant” within 2 miles of NW5$/)

        const partTime = await amina.count('Part time')
        assert.ok(partTime > 0 && partTime < all)
        await amina.tick('Part time')
        await amina.press('Update results')
        assert.equal(numberIn((await amina.sees()).heading), partTime, 'the count told the truth')
        const enough = await amina.count('London Living Wage or more')
        await amina.tick('London Living Wage or more')
        await amina.press('Update results')
        assert.equal(numberIn((await amina.sees()).heading), enough)
        assert.ok(await amina.isTicked('Part time'))
        const { links } = await amina.sees()
        assert.ok(links.includes('Remove filter Hours: Part time'), links.join('; '))
        assert.ok(links.some((link) => /^Remove filter .*: London Living Wage or more$/.test(link)))

        await amina.follow('Nearest')
        const distances = [...(await amina.reads()).matchAll(/(\d+\.\d) miles?/g)].map(([, miles]) => Number(miles))
        assert.ok(distances.length >= enough / 2)
        assert.deepEqual(
          distances,
          distances.toSorted((a, b) => a - b),
        )

        await amina.follow('Clear all filters')
        assert.equal(numberIn((await amina.sees()).heading), all)
        await amina.type('What are you looking for?', 'assistant')
        await amina.press('Search')
        const wider = numberIn((await amina.sees()).heading)
        assert.ok(wider > 20, 'more than a page')
        const first = await titles(amina)
        await amina.follow('Next page')
        assert.match((await amina.sees()).title, /page 2/)
        const second = await titles(amina)
        assert.equal(first.length + second.length, wider)
        assert.equal(new Set([...first, ...second]).size, wider, 'nothing twice, nothing lost')
        await amina.back()
        assert.deepEqual(await titles(amina), first)

        await amina.follow('Care assistant, mornings')
        const listing = await amina.reads()
        assert.match(listing, /£15\.60 an hour/)
        assert.match(listing, /About £1,350 a month before tax/)
        assert.match(listing, /0\.2 miles from NW5\. About \d+ minutes’ walk/)
        await amina.follow('Improve your English near you')
        assert.match((await amina.sees()).heading, /results within \d+ miles of NW5/)
        assert.ok((await amina.count('Course')) > 0, 'a course is on the way')
        await amina.back()

        await amina.press('Save Care assistant, mornings')
        assert.ok((await amina.sees()).buttons.some((button) => /^Saved.*Care assistant, mornings$/.test(button)))
        await amina.open('/opportunities?q=care+assistant&near=NW5')
        await amina.press('Save Care assistant, evenings')
        assert.match(amina.path(), /^\/opportunities\?q=care\+assistant&near=NW5/, 'back where she was')

        await amina.open('/shortlist')
        await amina.tick('Compare Care assistant, mornings')
        await amina.tick('Compare Care assistant, evenings')
        await amina.press('Compare the ticked ones')
        const side = await amina.reads()
        for (const words of ['£15.60 an hour', '£16.10 an hour', 'Happy to work until 9pm', 'What you need']) {
          assert.ok(side.includes(words), words)
        }

        await amina.open('/shortlist')
        await amina.press('Make a link')
        const link = amina.path()
        const adviser = await somebody()
        assert.equal(await adviser.open(link), 200)
        assert.deepEqual(await titles(adviser), ['Care assistant, evenings', 'Care assistant, mornings'])
        await adviser.press('Copy these to my shortlist')
        assert.equal(adviser.path(), '/shortlist')
        assert.equal((await titles(adviser)).length, 2)
        assert.equal(await (await somebody()).open(link.replace(/.{5}$/, 'AAAAA')), 404, 'no guessing')
      })

      it('is never left with nothing', async () => {
        const joe = await somebody()
        await joe.open('/opportunities?q=forklift&near=NW5&within=0.5')
        assert.match((await joe.sees()).heading, /^Nothing found/)
        await keepsPromise(joe, /^Look within \d+ miles/)

        await joe.open('/opportunities?q=forklift&hours=evenings&kind=course')
        await keepsPromise(joe, /^Take off the filter/)

        await joe.open('/opportunities?q=unicorn+groomer&near=NW5')
        const { links } = await joe.sees()
        assert.ok(links.includes('Cobblers Green Job Hub'), 'the nearest hub')
        assert.ok(links.includes('020 7946 0100'), 'a number to ring')
      })

      it('is understood in spite of a slip, and can insist', async () => {
        const sam = await somebody()
        await sam.open('/')
        await sam.type('What are you looking for?', 'warehose')
        await sam.press('Search')
        assert.match(await sam.reads(), /You typed “warehose”\. We searched for “warehouse”\./)
        assert.ok((await titles(sam)).includes('Warehouse operative'))
        await sam.follow('Search only for “warehose”')
        assert.match((await sam.sees()).heading, /^Nothing found for “"?warehose"?”$/)
      })

      it('is asked which place, where there are several', async () => {
        const lena = await somebody()
        await lena.open('/')
        await lena.type('Postcode or place', 'Green')
        await lena.press('Search')
        assert.match(await lena.reads(), /There is more than one place called “Green”\. Which one did you mean\?/)
        await lena.follow(/^Cobblers Green ward/)
        assert.match((await lena.sees()).heading, /within 2 miles of Cobblers Green/)
      })

      it('gets the district of a postcode that nobody knows, and everything for a place that is none', async () => {
        const raj = await somebody()
        await raj.open('/opportunities?q=care&near=NW5+9ZZ')
        assert.match((await raj.sees()).heading, /of NW5 \(we do not know NW5 9ZZ yet\)/)
        assert.ok(numberIn((await raj.sees()).heading) > 0)
        await raj.open('/opportunities?q=care&near=Atlantis')
        assert.match(await raj.reads(), /We do not know the place “Atlantis”/)
        assert.ok(numberIn((await raj.sees()).heading) > 0)
      })

      it('is told what has closed, and what is like it', async () => {
        const bea = await somebody()
        const closed = await app.owner
          .selectFrom('opportunity')
          .select('id')
          .where('expires_at', '<', NOW)
          .where('duplicate_of', 'is', null)
          .executeTakeFirstOrThrow()
        await bea.open('/')
        assert.equal(await bea.open(`/opportunities/${closed.id}`), 410)
        assert.match((await bea.sees()).heading, /has closed$/)
        assert.match(await bea.reads(), /What is like it now/)
        const [like] = await titles(bea)
        await bea.follow(like!)
        assert.equal((await bea.sees()).heading, like)
      })

      it('finds the nearest hub and when it opens', async () => {
        const mo = await somebody()
        await mo.open('/hubs')
        await mo.type('Your postcode or area', 'NW5 6FG')
        await mo.press('Show nearest first')
        assert.match(await mo.reads(), /Nearest to NW5 6FG first/)
        const hubs = (await mo.sees()).links.filter((link) => link.endsWith('Hub'))
        assert.equal(hubs[0], 'Cobblers Green Job Hub')
        await mo.follow(hubs[0]!)
        assert.match((await mo.sees()).rows.Address ?? '', /Cobblers Green, London, NW5 6FG/)
        assert.match(await mo.reads(), /Hours this week/)
      })

      it('reads advice in Arabic, from right to left', async () => {
        const hala = await somebody()
        await hala.open('/advice/applying-without-a-cv')
        await hala.page.getByRole('link', { name: 'العربية' }).first().click()
        const article = hala.page.locator('[lang="ar"]').filter({ has: hala.page.locator('h1') })
        assert.equal(await article.last().getAttribute('dir'), 'rtl')
        assert.match((await hala.sees()).heading, /\p{Script=Arabic}/u)
      })

      it('prints a search and a listing with a code for a phone', async () => {
        const ned = await somebody()
        await ned.open('/opportunities?q=care&near=NW5')
        await ned.follow('Print it')
        assert.match(await ned.reads(), /Printed on .*21 November 2026/)
        assert.equal(await ned.page.getByRole('img', { name: 'Code that opens this search on a phone' }).count(), 1)
        await ned.page.emulateMedia({ media: 'print' })
        assert.equal(await ned.page.getByRole('button').count(), 0, 'nothing to press on paper')
        assert.equal(await ned.page.getByRole('link', { name: /^(Shortlist|Back)/ }).count(), 0)
        await ned.page.emulateMedia({ media: 'screen' })
        await ned.open('/opportunities/1')
        await ned.follow('Print it, or show a QR code')
        assert.equal(await ned.page.getByRole('img', { name: 'Code that opens this listing on a phone' }).count(), 1)
      })
    })
  }
})

const titles = async ({ page }: Person): Promise<string[]> => page.locator('.gw-card__title').allInnerTexts()

/** What an offer promises, "(3 results)", is what it gives. */
async function keepsPromise(somebody: Person, offer: RegExp): Promise<void> {
  const promise = (await somebody.sees()).links.find((link) => offer.test(link))
  assert.ok(promise, `${offer} in ${(await somebody.sees()).links.join('; ')}`)
  await somebody.follow(promise)
  assert.equal(numberIn((await somebody.sees()).heading), numberIn(promise.split('(')[1]!))
}
