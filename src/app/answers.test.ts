import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import fastify from 'fastify'
import { data } from '../kit/http.ts'
import { send } from './answers.ts'

const SOUND = Buffer.from('0123456789')

describe('a sound that is asked for in parts, as Safari does', () => {
  const app = fastify()
  app.get('/sound', (_, reply) => send(reply, data('audio/ogg', SOUND, 200, { 'accept-ranges': 'bytes' }), true))
  app.get('/page', (_, reply) => send(reply, data('text/plain', SOUND), true))
  const get = async (range: string | undefined, url = '/sound') => {
    const answer = await app.inject({ url, headers: range === undefined ? {} : { range } })
    return [answer.statusCode, answer.headers['content-range'], answer.body] as const
  }

  for (const [range, part, body] of [
    ['bytes=0-1', 'bytes 0-1/10', '01'],
    ['bytes=4-', 'bytes 4-9/10', '456789'],
    ['bytes=-3', 'bytes 7-9/10', '789'],
    ['bytes=8-99', 'bytes 8-9/10', '89'],
  ] as const) {
    it(`answers ${range} with that part`, async () => {
      assert.deepEqual(await get(range), [206, part, body])
    })
  }

  for (const range of [undefined, 'bytes=-', 'bytes=5-4', 'bytes=10-', 'bytes=0-1,4-5', 'words=0-1']) {
    it(`answers ${range ?? 'no range'} with all of it`, async () => {
      assert.deepEqual(await get(range), [200, undefined, '0123456789'])
    })
  }

  it('gives parts of nothing else', async () => {
    assert.deepEqual(await get('bytes=0-1', '/page'), [200, undefined, '0123456789'])
  })

  it('never fails, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^bytes=\d{0,25}-\d{0,25}$/), async (range) => {
        const [status, , body] = await get(range)
        assert.ok([200, 206].includes(status) && SOUND.includes(body))
      }),
      { numRuns: 200 },
    )
  })
})
