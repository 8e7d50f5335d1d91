import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Place } from '../../domain/place.ts'
import { html } from '../../kit/html.ts'
import { type LayoutAsk, type LayoutPage, layout } from './page-layout.ts'

const place: Place = {
  slug: 'fleet-vale',
  name: 'Fleet Vale',
  council: 'Fleet Vale Council',
  gssCode: null,
  hosts: [],
  centre: { lat: 51.55, lng: -0.14 },
  languages: ['en', 'so', 'ar'],
  colours: { brand: '#0b4f4a', accent: '#9c3d1e' },
  words: { title: 'Good Work', welcome: 'Welcome', neighbourhood: 'ward', hub: 'job hub' },
  contact: { email: 'help@fleetvale.example', phone: '020 7946 0100' },
  replyWorkingDays: 2,
  sample: true,
}
const ask: LayoutAsk = {
  place,
  origin: 'https://work.example',
  path: '/hubs?near=NW5+2AA',
  cookies: {},
  now: new Date('2026-11-21T12:00:00Z'),
}
const shown = (page: Partial<LayoutPage> = {}) => layout({ ask, title: 'Job hubs', ...page }, html`<h1>Hubs</h1>`).text

describe('the page around every content', () => {
  it('names the page, then the site, and mistakes before both', () => {
    assert.match(shown(), /<title>Job hubs – Good Work Fleet Vale<\/title>/)
    assert.match(shown({ hasErrors: true }), /<title>Error: Job hubs/)
    assert.match(shown({ title: 'Good Work Fleet Vale' }), /<title>Good Work Fleet Vale<\/title>/)
  })

  it('is known by its address without what somebody searched for', () => {
    assert.match(shown(), /<link rel="canonical" href="https:\/\/work\.example\/hubs">/)
    assert.doesNotMatch(shown(), /NW5/)
  })

  it('keeps search engines away where it is told to, and then has no address to be known by', () => {
    const page = shown({ robots: 'noindex' })
    assert.match(page, /<meta name="robots" content="noindex">/)
    assert.doesNotMatch(page, /canonical/)
  })

  it('says on sample data that it is made up, and nothing of the kind on real data', () => {
    assert.match(shown(), /Fleet Vale is made up/)
    assert.doesNotMatch(shown({ ask: { ...ask, place: { ...place, sample: false } } }), /made up/)
  })

  it('shows where the visitor is', () => {
    assert.match(shown({ ask: { ...ask, path: '/ask-for-help' } }), /href="\/ask-for-help" aria-current="page"/)
    assert.match(shown({ ask: { ...ask, path: '/hubs/cobblers-green' } }), /href="\/ask-for-help" aria-current="true"/)
    assert.doesNotMatch(shown({ ask: { ...ask, path: '/privacy' } }), /aria-current/)
  })

  it('counts what is on the shortlist', () => {
    assert.match(shown({ ask: { ...ask, cookies: { shortlist: '12.7.301' } } }), /gw-count">3</)
    assert.doesNotMatch(shown(), /gw-count/)
  })

  it('is read from the right in languages that are', () => {
    assert.match(shown({ lang: 'ar' }), /<html lang="ar" dir="rtl"/)
    assert.match(shown({ lang: 'ar' }), /<header class="gw-header" lang="en">/)
    assert.match(shown({ lang: 'so' }), /<html lang="so" dir="ltr"/)
  })

  it('offers the help that is given in other languages, each by its own name', () => {
    assert.match(shown(), /<a href="\/opportunities\?language=ar"><bdi lang="ar" dir="rtl">العربية<\/bdi><\/a>/)
  })

  it('holds no script or style of its own, as the security policy demands', () => {
    assert.doesNotMatch(shown(), /<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=/)
  })
})
