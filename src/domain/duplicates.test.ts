import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { blankDraft } from './draft.ts'
import { duplicateKeys, organizationKey } from './duplicates.ts'
import { slug } from './slug.ts'

const at = (postcode: string | null) => ({
  sourceId: null,
  name: null,
  address: null,
  town: null,
  postcode,
  point: null,
  access: [],
  accessWords: null,
  transport: null,
})
const job = {
  ...blankDraft('17', 'job', 'Care Assistant – Nights'),
  organization: { ...blankDraft('17', 'job', '').organization, name: 'Fleet Vale Care Ltd.' },
  delivery: ['in-person' as const],
  locations: [at('FV1 2AB')],
}

describe('what makes two listings the same', () => {
  it('matches organisations whatever their legal form and punctuation', () => {
    assert.equal(organizationKey('The Fleet Vale Café, Ltd'), organizationKey('Fleet Vale Cafe Limited'))
    assert.notEqual(organizationKey('Fleet Vale North'), organizationKey('Fleet Vale South'))
    assert.equal(organizationKey('Trust'), 'trust')
  })

  it('matches title, organisation and postcode however they are written', () => {
    const again = {
      ...job,
      sourceId: '9',
      title: 'CARE ASSISTANT (nights)',
      organization: { ...job.organization, name: 'Fleet Vale Care Limited' },
      locations: [at('fv12ab')],
    }
    assert.equal(duplicateKeys(again).facts, duplicateKeys(job).facts)
    assert.notEqual(duplicateKeys({ ...job, locations: [at('FV9 9ZZ')] }).facts, duplicateKeys(job).facts)
  })

  it('tells a job from a course with the same title', () => {
    assert.notEqual(duplicateKeys({ ...job, kind: 'course' }).facts, duplicateKeys(job).facts)
  })

  it('takes a reference only where it is distinctive', () => {
    assert.equal(duplicateKeys(job).reference, null)
    assert.equal(duplicateKeys({ ...job, sourceId: 'FV-2026-00417' }).reference, 'work|fv-2026-00417|fleet vale care')
    assert.equal(
      duplicateKeys({ ...job, uuid: '5F0F9A5B-2F6D-4C7E-8B3A-6F1A8F0E5C1D' }).reference,
      'work|5f0f9a5b-2f6d-4c7e-8b3a-6f1a8f0e5c1d',
    )
  })

  it('tells events on different days apart, and knows a weekly one by its weekday and time', () => {
    const on = (...days: string[]) =>
      duplicateKeys({
        ...job,
        kind: 'event',
        occurrences: days.map((day) => ({ startsAt: new Date(`${day}T10:00:00Z`), endsAt: null, allDay: false })),
      }).facts
    assert.notEqual(on('2026-12-01'), on('2026-12-02'))
    assert.equal(on('2026-12-01', '2026-12-08'), on('2026-12-08', '2026-12-15'))
  })

  it('says nothing where a title or an organisation says nothing', () => {
    assert.equal(duplicateKeys({ ...job, title: '***' }).facts, null)
    assert.equal(duplicateKeys({ ...job, organization: { ...job.organization, name: '' } }).facts, null)
  })
})

describe('the words of an address', () => {
  it('are lower case letters, figures and hyphens, never more than 60', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        assert.match(slug(title), /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/)
      }),
    )
  })
  it('keep the words of the title', () => {
    assert.equal(slug('Chef’s Assistant & Café (Nights)'), 'chefs-assistant-and-cafe-nights')
    assert.equal(slug('工作'), 'listing')
  })
})
