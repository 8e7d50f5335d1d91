import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../harness/app.ts'
import { DESK_PAGES } from './desk-pages.ts'
import { type Walked, walk } from './walk.ts'

describe('every page of the desk', () => {
  let app: TestApp
  let walked: Walked

  before(async () => {
    app = await testApp({ seed: 'demo' })
    walked = await walk(app, DESK_PAGES)
  })
  after(() => app.close())

  it('answers with its status, and says nothing on the console', () => {
    assert.deepEqual([walked.statuses, walked.console], [[], []])
  })

  it('asks nothing of any other host', () => assert.deepEqual(walked.elsewhere, []))

  it('has nothing that axe finds, narrow or wide', () => assert.deepEqual(walked.axe, []))

  it('never scrolls sideways', () => assert.deepEqual(walked.sideways, []))

  it('is valid HTML', () => assert.deepEqual(walked.markup, []))
})
