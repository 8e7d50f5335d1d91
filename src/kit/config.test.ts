import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BadSetting, readConfig } from './config.ts'

const read = (env: Record<string, string>) => readConfig(env, '/srv/good-work')

describe('settings', () => {
  it('needs none: a demo on this machine', () => {
    const config = read({})
    assert.equal(config.port, 3000)
    assert.equal(config.host, '127.0.0.1')
    assert.equal(config.dataDir, '/srv/good-work/var')
    assert.equal(config.demo, true)
  })

  it('is no demo in production, nor on a database of one’s own, unless said', () => {
    const places = { PLACES: '/etc/good-work' }
    assert.equal(read({ NODE_ENV: 'production', ...places }).demo, false)
    assert.equal(read({ DATABASE_URL: 'postgres://a:b@db/c', ...places }).demo, false)
    assert.equal(read({ NODE_ENV: 'production', DEMO: 'yes' }).demo, true)
    assert.throws(() => read({ NODE_ENV: 'production' }), /PLACES/)
  })

  it('freezes the clock outside production only', () => {
    assert.deepEqual(read({ NOW: '2021-02-20' }).frozenNow, new Date('2021-02-20T00:00:00Z'))
    assert.equal(read({ NOW: '2021-02-20', NODE_ENV: 'production', DEMO: 'yes' }).frozenNow, null)
  })

  for (const [name, value] of [
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['ORIGIN', 'work.example.org'],
    ['DATABASE_URL', 'mysql://a:secret@b/c'],
    ['DEMO', 'perhaps'],
    ['NOW', 'soon'],
    ['OPENID_ISSUER', 'https://sign-in.council.example'],
  ] as const) {
    it(`names the setting when ${name} is "${value}", and keeps passwords to itself`, () => {
      assert.throws(
        () => read({ [name]: value }),
        (error) => error instanceof BadSetting && error.message.startsWith(name) && !error.message.includes('secret'),
      )
    })
  }
})
