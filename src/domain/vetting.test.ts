import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CHECKLIST, checklistFor, decisionsFor, whyNotYet } from './vetting.ts'

const given = { standing: 'registered', worksWithUnder18: false, ticked: [] as string[], words: '', people: 0 } as const
const ALL = CHECKLIST.map(({ value }) => value)

describe('getting to know an organisation', () => {
  it('asks for more where it offers things to under-18s', () => {
    assert.equal(checklistFor(true).length - checklistFor(false).length, 3)
  })

  it('approves nobody before everything has been looked at', () => {
    assert.equal(whyNotYet('approve', given)?.field, 'checklist')
    const adults = checklistFor(false).map(({ value }) => value)
    assert.equal(whyNotYet('approve', { ...given, ticked: adults }), null)
    assert.equal(whyNotYet('approve', { ...given, worksWithUnder18: true, ticked: adults })?.field, 'checklist')
    assert.equal(whyNotYet('approve', { ...given, worksWithUnder18: true, ticked: ALL }), null)
  })

  it('refuses nobody without a word', () => {
    assert.equal(whyNotYet('refuse', { ...given, words: ' ' })?.field, 'words')
    assert.equal(whyNotYet('refuse', { ...given, words: 'We could not reach you.' }), null)
  })

  it('puts nobody on hold over the heads of those whom they look after', () => {
    const trusted = { ...given, standing: 'trusted', words: 'Somebody was asked to pay.' } as const
    assert.equal(whyNotYet('suspend', trusted), null)
    assert.match(whyNotYet('suspend', { ...trusted, people: 12 })!.words, /look after 12 people/)
  })

  it('decides only what can be decided', () => {
    assert.deepEqual(decisionsFor('registered'), ['approve', 'ask', 'refuse'])
    assert.deepEqual(decisionsFor('trusted'), ['check', 'suspend'])
    assert.deepEqual(decisionsFor('listed'), [])
    assert.equal(whyNotYet('trust', given)?.field, 'decision')
  })
})
