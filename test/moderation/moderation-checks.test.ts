import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adverts, advertsIn, confusion, findingsOf, isAdvertHeld, isFlagged, phrases, type Row } from './labelled.ts'
import { holds, realAdverts } from './real-adverts.ts'

const row = (rows: readonly Row[], what: string): Row => rows.find((one) => one.what === what)!
const share = ({ caught, all }: Row): number => caught / all
const real = await realAdverts('england-unread')

describe('the automatic checks on labelled texts', () => {
  const { adverts: held, phrases: flagged } = confusion('')

  it('hold every one of 100 scam-like adverts, and at most one genuine advert in ten', () => {
    assert.equal(adverts('scam').length, 100)
    assert.equal(adverts('genuine').length, 100)
    assert.deepEqual(row(held, 'scam').missed, [])
    assert.ok(share(row(held, 'genuine')) <= 0.1, row(held, 'genuine').missed.join('\n'))
  })

  it('flag 95 discriminatory phrases of 100, and at most one lawful phrase in twenty', () => {
    assert.ok(phrases('equality').length >= 150)
    assert.ok(share(row(flagged, 'discriminatory')) >= 0.95, row(flagged, 'discriminatory').missed.join('\n'))
    assert.ok(share(row(flagged, 'lawful')) <= 0.05, row(flagged, 'lawful').missed.join('\n'))
  })

  for (const set of ['-second', '-third', '-a'] as const) {
    it(`do the same on the development set ${set}`, () => {
      const { adverts, phrases } = confusion(set)
      assert.deepEqual(row(adverts, 'scam').missed, [])
      assert.ok(share(row(adverts, 'genuine')) <= 0.1, row(adverts, 'genuine').missed.join('\n'))
      assert.ok(share(row(phrases, 'discriminatory')) >= 0.95, row(phrases, 'discriminatory').missed.join('\n'))
      assert.ok(share(row(phrases, 'lawful')) <= 0.05, row(phrases, 'lawful').missed.join('\n'))
      assert.deepEqual(row(phrases, 'claims exemption').missed, [])
    })
  }

  it('hold at most one in ten of 600 real adverts', { skip: !real }, () => {
    const some = real!.filter((_, i) => i % 5 === 0).slice(0, 600)
    const held = some.filter((draft) => holds(draft).length > 0)
    assert.ok(some.length >= 300 && held.length / some.length <= 0.1, `${held.length} of ${some.length}`)
  })

  it('ask who is meant: the people who are served are not the people who apply', () => {
    const flagged = (words: string): boolean => isFlagged({ label: '', words })
    for (const words of [
      'A matron runs our ward for men aged over 65.',
      'You will work in our older people’s mental health service.',
      'The clinic sees young people aged 12 to 18 who cannot be cared for at home.',
    ]) {
      assert.ok(!flagged(words), words)
    }
    for (const words of [
      'Our customers expect a young face, so nobody over 40.',
      'You will support older people, but older people should not apply.',
      'We can’t take on anybody who’s expecting.',
    ]) {
      assert.ok(flagged(words), words)
    }
  })

  it('tell money that is asked for from money that is given', () => {
    const held = (words: string): boolean =>
      isAdvertHeld(advertsIn(`job | Assistant | £14.80 an hour\n${words}\n> Fill in our form`)[0]!)
    for (const words of [
      'We pay the £49.50 for your DBS check.',
      'A relocation package of up to £8,000 is offered, and a joining incentive of £2,500.',
      'There is no fee at any stage, and nobody may ask you for one.',
      'Your pay goes straight into your bank account each month.',
    ]) {
      assert.ok(!held(words), words)
    }
    for (const words of [
      'Please send £49.50 for your DBS check before your first shift.',
      'Come for a week and show us what you can do; if we keep you, it is paid later.',
      'Let us use your delivery account for £100 a week.',
      'Get your badge without sitting the exam.',
    ]) {
      assert.ok(held(words), words)
    }
  })

  it('explain each finding: the words, why, and where the rule comes from', () => {
    for (const finding of [
      ...adverts('scam'),
      ...adverts('genuine'),
      ...adverts('scam-a'),
      ...adverts('scam-third'),
    ].flatMap(findingsOf)) {
      assert.ok(finding.why.length > 20 && finding.why.endsWith('.'), finding.rule)
      assert.ok(finding.source.length > 8, finding.rule)
      assert.ok(finding.severity === 'advise' || finding.words !== '', finding.rule)
    }
  })
})
