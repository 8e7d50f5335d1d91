import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { KINDS } from './facets.ts'
import {
  afterSubmitting,
  canMove,
  mayBePublic,
  POSTING_MOVES,
  POSTING_STATES,
  partnerMoves,
  stateAfter,
} from './posting.ts'
import { postingDraft } from './posting-draft.ts'
import { FIELDS, type FieldName } from './posting-fields.ts'
import { isReady, mistakesIn, readTime, readWeek, sectionStates } from './posting-mistakes.ts'
import { SECTIONS } from './posting-sections.ts'

const now = new Date('2026-11-23T10:00:00Z')
const organization = { name: 'Sample Works', website: null, email: null, phone: null }
const posted = { id: 7, kind: 'job', listedOn: null, checkedOn: null } as const

describe('the life of a posting', () => {
  it('lets nobody but a moderator or a trusted organisation make it live for the first time', () => {
    assert.equal(canMove('draft', 'approve'), false)
    assert.deepEqual(partnerMoves('refused'), [])
    assert.equal(afterSubmitting('approved', []), 'submit')
    assert.equal(afterSubmitting('registered', []), 'submit')
    assert.equal(afterSubmitting('trusted', []), 'publish')
    assert.equal(afterSubmitting('trusted', [{ severity: 'look' }]), 'publish')
    assert.equal(afterSubmitting('trusted', [{ severity: 'stop' }]), 'submit')
    assert.equal(afterSubmitting('suspended', []), null)
  })

  it('shows nothing of organisations that are not approved', () => {
    const shown = (['listed', 'registered', 'vetting', 'approved', 'trusted', 'suspended', 'refused'] as const).filter(
      mayBePublic,
    )
    assert.deepEqual(shown, ['approved', 'trusted'])
  })

  it('keeps what is public where a change to it is refused or taken back', () => {
    assert.equal(stateAfter('refuse', true), 'live')
    assert.equal(stateAfter('refuse', false), 'refused')
    assert.equal(stateAfter('take-back', true), 'live')
    assert.equal(stateAfter('take-down', true), 'refused')
  })

  it('reaches every state, and leaves none that a partner cannot get out of but the refused', () => {
    const reached = new Set(['draft', ...Object.values(POSTING_MOVES).map(({ to }) => to)])
    assert.deepEqual(
      POSTING_STATES.map(({ value }) => value).filter((state) => !reached.has(state)),
      [],
    )
    const stuck = POSTING_STATES.map(({ value }) => value).filter((state) => partnerMoves(state).length === 0)
    assert.deepEqual(stuck, ['refused'])
  })
})

describe('what a posting says', () => {
  const times = [
    ['9', '09:00'],
    ['9.30am', '09:30'],
    ['12am', '00:00'],
    ['12:15pm', '12:15'],
    ['14:00', '14:00'],
    ['25:00', null],
    ['13pm', null],
    ['noon', null],
  ] as const
  for (const [typed, time] of times) it(`reads “${typed}” as ${time}`, () => assert.equal(readTime(typed), time))

  it('reads weekly hours as people write them', () => {
    assert.deepEqual(readWeek('16 to 24'), { minimum: 16, maximum: 24 })
    assert.deepEqual(readWeek('20 hours a week'), { minimum: 20, maximum: 20 })
    assert.equal(readWeek('many'), null)
    assert.equal(readWeek('200'), null)
  })

  it('asks each kind for a title and for what it is like, and names every needed question in its own section', () => {
    for (const { value } of KINDS) {
      const needed = SECTIONS[value].flatMap((section) => section.needed)
      assert.ok(needed.includes('title') && needed.includes('about'), value)
      for (const { fields, needed } of SECTIONS[value]) assert.ok(needed.every((field) => fields.includes(field)))
      assert.equal(isReady(sectionStates(value, {}, now)), false)
    }
  })

  it('wants a postcode only where people come', () => {
    const where = SECTIONS.job.find(({ name }) => name === 'where')!
    assert.deepEqual(mistakesIn(where, { delivery: ['online'] }, now), [])
    assert.equal(mistakesIn(where, { delivery: ['in-person'] }, now)[0]?.field, 'postcode')
  })

  it('takes several days, starts and places, each with its own times, in the order of the calendar', () => {
    const event = { day: '10/12/2026', from: '10:00', until: '12:00', spaces: '12', delivery: ['in-person'] }
    const days = { moreDay: ['3/12/2026', '10/12/2026', ''], moreFrom: ['14:00', '', ''], moreUntil: ['15:30', '', ''] }
    const places = {
      postcode: 'NW5 2AA',
      morePostcode: ['nw5 3bb', ''],
      morePlace: ['The annexe', ''],
      moreAddress: ['', ''],
    }
    const fair = postingDraft({ ...posted, kind: 'event' }, { ...event, ...days, ...places }, organization, now)
    assert.deepEqual(
      fair.occurrences.map(({ startsAt, endsAt }) => [startsAt.toISOString(), endsAt?.toISOString()]),
      [
        ['2026-12-03T14:00:00.000Z', '2026-12-03T15:30:00.000Z'],
        ['2026-12-10T10:00:00.000Z', '2026-12-10T12:00:00.000Z'],
      ],
    )
    assert.deepEqual([fair.startsOn, fair.endsOn], ['2026-12-03', '2026-12-10'])
    assert.deepEqual(
      fair.locations.map(({ name, postcode }) => [name, postcode]),
      [
        [null, 'NW5 2AA'],
        ['The annexe', 'NW5 3BB'],
      ],
    )
    const course = {
      starts: '11/1/2027',
      ends: '11/2/2027',
      spaces: '12',
      from: '9:30',
      days: ['1'],
      closes: '4/1/2027',
    }
    const starts = { moreStarts: ['12/4/2027'], moreEnds: [''], moreCloses: ['5/4/2027'], moreSpaces: ['8'] }
    const { intakes } = postingDraft({ ...posted, kind: 'course' }, { ...course, ...starts }, organization, now)
    assert.deepEqual(
      intakes.map(({ startsOn, applyBy, capacity, startTime }) => [startsOn, applyBy, capacity, startTime]),
      [
        ['2027-01-11', '2027-01-04', 12, '09:30'],
        ['2027-04-12', '2027-04-05', 8, '09:30'],
      ],
    )
  })

  it('says which of several times is wrong, and lets a day pass while another is ahead', () => {
    const when = SECTIONS.event.find(({ name }) => name === 'when')!
    const passed = { day: '1/11/2026', from: '10:00' }
    assert.deepEqual(mistakesIn(when, passed, now), [{ field: 'day', words: 'That day has passed' }])
    const again = { ...passed, moreDay: ['1/12/2026', 'soon', ''], moreFrom: ['', '', '9'], moreUntil: ['', '', ''] }
    assert.deepEqual(
      mistakesIn(when, again, now).map(({ field, at }) => [field, at]),
      [
        ['moreDay', 1],
        ['moreDay', 2],
      ],
    )
  })

  it('never lets what was typed become markup', () => {
    const html = postingDraft(posted, { title: 'x', about: '<b>hi</b>\n\n- <i>one</i>\n- two' }, organization, now)
    assert.equal(
      html.descriptionHtml,
      '<p>&lt;b&gt;hi&lt;/b&gt;</p><ul><li>&lt;i&gt;one&lt;/i&gt;</li><li>two</li></ul>',
    )
  })

  it('makes a listing of anything that anybody types', () => {
    const names = Object.keys(FIELDS) as FieldName[]
    const answers = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
    )
    const kinds = fc.constantFrom(...KINDS.map(({ value }) => value))
    fc.assert(
      fc.property(answers, kinds, (answers, kind) => {
        sectionStates(kind, answers, now)
        const draft = postingDraft({ ...posted, kind }, answers, organization, now)
        assert.ok(draft.title.length > 0)
        assert.doesNotMatch(draft.descriptionHtml, /<(?!\/?(p|ul|li|br)>)/)
      }),
    )
  })
})
