import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { adverts, confusion, findingsOf, phrases, type Row } from './labelled.ts'

const row = (rows: readonly Row[], what: string): Row => rows.find((one) => one.what === what)!
const share = ({ caught, all }: Row): number => caught / all

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

  it('do the same on the texts that were held out from the first rules and used for the rules of today', () => {
    const second = confusion('-second')
    assert.deepEqual(row(second.adverts, 'scam').missed, [])
    assert.ok(share(row(second.adverts, 'genuine')) <= 0.1)
    assert.ok(share(row(second.phrases, 'discriminatory')) >= 0.95)
    assert.ok(share(row(second.phrases, 'lawful')) <= 0.05)
  })

  it('explain each finding: the words, why, and where the rule comes from', () => {
    for (const finding of [...adverts('scam'), ...adverts('genuine')].flatMap(findingsOf)) {
      assert.ok(finding.why.length > 20 && finding.why.endsWith('.'), finding.rule)
      assert.ok(finding.source.length > 8, finding.rule)
      assert.ok(finding.severity === 'advise' || finding.words !== '', finding.rule)
    }
  })
})
