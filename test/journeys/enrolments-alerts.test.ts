import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../demo/cast.ts'
import { draftOf } from '../../demo/draft.ts'
import type { Row } from '../../demo/row.ts'
import { loadPlaces } from '../../src/adapters/places/places.ts'
import { sendAlerts } from '../../src/features/public/alerts/alerts.job.ts'
import { storeOpportunities } from '../../src/records/opportunity-store.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const QUIET = { info() {}, warn() {}, error() {} } as never

describe('following a search, and joining a course', () => {
  let app: Story

  before(async () => {
    app = await story(NOW)
  })
  after(() => app.close())

  for (const javaScript of [true, false]) {
    describe(`with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
      const mark = javaScript ? 'with' : 'without'
      const somebody = (as?: CastName) => app.somebody({ as, javaScript, width: 360 })

      it('gets an e-mail about something new, once, and stops it', async () => {
        const email = `${mark}@home.example`
        const amina = await somebody()
        await amina.open('/opportunities?q=falconer')
        await amina.follow(/^Email me/)
        await amina.type('Your email address', email)
        await amina.press('Send me new ones')
        assert.equal((await amina.sees()).heading, 'Look in your email')
        const [asked] = await app.messagesTo(email)
        const confirm = new URL(/https?:\S+\/confirm/.exec(asked!.body)![0]).pathname
        await amina.open(confirm)
        await amina.press('Yes, send them')
        assert.match(await amina.reads(), /Your emails are set up/)

        const soon = new Date(NOW.getTime() + 5 * 60_000)
        const row: Row = {
          title: `Falconer ${mark}`,
          by: 'larkmead-house',
          says: 'Work as a falconer in the mornings.',
        }
        await storeOpportunities(app.jobs, 'Lately', [draftOf('job', row, NOW)], soon, { sample: true })
        const places = await loadPlaces(new URL('../../demo/places', import.meta.url).pathname)
        for (const days of [1, 1, 2]) {
          const now = new Date(NOW.getTime() + days * 86_400_000)
          await sendAlerts({ db: app.jobs, now, places, origin: app.origin, log: QUIET })
        }
        const arrived = (await app.messagesTo(email)).filter(({ subject }) => subject?.includes('new thing'))
        assert.equal(arrived.length, 1)
        assert.match(arrived[0]!.body, new RegExp(`Falconer ${mark}`))

        await amina.open(confirm.replace('/confirm', '/stop'))
        await amina.press('Yes, stop them')
        assert.equal((await amina.sees()).heading, 'These emails have stopped')
      })

      it('joins a course, and gives the place back from the requests', async () => {
        const email = `course-${mark}@home.example`
        const yusuf = await somebody()
        await yusuf.open('/opportunities?q=English+reading+and+writing&kind=course')
        await yusuf.follow('English reading and writing, Level 1')
        await yusuf.follow('Join the course')
        await yusuf.type('Your name', 'Yusuf')
        await yusuf.press('Send')
        assert.deepEqual((await yusuf.sees()).errors, [
          'Enter an email address like name@example.org, or a mobile number like 07700 900123',
        ])
        await yusuf.type('Your email address or mobile number', email)
        await yusuf.press('Send')
        assert.match(await yusuf.reads(), /You have a place Your reference is GW-/)

        await app.showRequests(yusuf, email)
        await yusuf.follow('English reading and writing, Level 1')
        await yusuf.follow('Give up my place')
        await yusuf.press('Yes, take me off')
        assert.equal((await yusuf.sees()).rows.Status, 'You gave up your place')
      })

      it('is let in at the door by the code', async () => {
        const grace = await somebody('Grace Oyelaran')
        const one = await app.owner
          .selectFrom('enrolment')
          .innerJoin('opportunity', 'opportunity.id', 'enrolment.opportunity_id')
          .select(['enrolment.run_id', 'enrolment.check_in_code', 'enrolment.name'])
          .where('opportunity.title', '=', 'Fleet Vale jobs fair')
          .where('enrolment.status', '=', 'enrolled')
          .orderBy('enrolment.id')
          .executeTakeFirstOrThrow()
        await grace.open(`/check-in/${one.run_id}`)
        await grace.type('Code', one.check_in_code)
        await grace.press('Check in')
        assert.match(await grace.reads(), new RegExp(`${one.name} is here\\. Welcome!`))
      })
    })
  }
})
