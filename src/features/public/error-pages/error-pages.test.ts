import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Place } from '../../../domain/place.ts'
import { html } from '../../../kit/html.ts'
import { errorView, type Trouble, troubleTitle } from './error-pages.view.ts'

const place: Place = {
  slug: 'fleet-vale',
  name: 'Fleet Vale',
  council: 'Fleet Vale Council',
  gssCode: null,
  hosts: [],
  centre: { lat: 51.55, lng: -0.14 },
  languages: ['en'],
  colours: { brand: '#0b4f4a', accent: '#9c3d1e' },
  words: { title: 'Good Work', welcome: 'Welcome', neighbourhood: 'ward', hub: 'job hub' },
  contact: { email: 'help@fleetvale.example', phone: '020 7946 0100' },
  replyWorkingDays: 2,
  sample: true,
}
const ask = {
  place,
  origin: 'https://x.example',
  path: '/gone?q=1',
  cookies: {},
  now: new Date('2026-11-21T12:00:00Z'),
}

describe('a page for when something is wrong', () => {
  const troubles: Trouble[] = [400, 403, 404, 405, 409, 410, 413, 415, 422, 500, 503]
  for (const trouble of troubles) {
    it(`says “${troubleTitle(trouble)}” and gives a number to ring`, () => {
      const page = errorView(ask, trouble).text
      assert.match(page, new RegExp(`<h1[^>]*>${troubleTitle(trouble)}</h1>`))
      assert.match(page, /href="tel:02079460100"/)
      assert.match(page, /<meta name="robots" content="noindex">/)
    })
  }

  it('offers a search where one would work, and none where it would fail too', () => {
    assert.match(errorView(ask, 404).text, /action="\/opportunities"/)
    assert.doesNotMatch(errorView(ask, 500).text, /action="\/opportunities"/)
    assert.doesNotMatch(errorView(ask, 503).text, /action="\/opportunities"/)
  })

  it('has room for what is like a thing that has closed', () => {
    assert.match(errorView(ask, 410, html`<h2>Like it now</h2>`).text, /<h2>Like it now<\/h2>/)
  })
})
