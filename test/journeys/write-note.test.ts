import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { HODAN } from '../harness/full-record.ts'
import { type Story, story } from './story.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const NOTES = `/desk/people/${HODAN}/notes`

describe('an adviser writes down what happened', () => {
  let tale: Story

  before(async () => {
    tale = await story(NOW)
  })
  after(() => tale.close())

  it('and what was typed is there again on another computer, before it was saved', async () => {
    const atTheDesk = await tale.somebody({ as: 'Grace Oyelaran' })
    await atTheDesk.open(`${NOTES}/new`)
    await atTheDesk.type('What was said or done?', 'She has an interview on')
    await atTheDesk.page.getByText('Saved.', { exact: true }).waitFor()
    await atTheDesk.page.close()

    const onThePhone = await tale.somebody({ as: 'Grace Oyelaran', width: 375 })
    await onThePhone.open(`${NOTES}/new`)
    assert.match(await onThePhone.reads(), /You typed this and did not save it.*She has an interview on/)
    await onThePhone.press('Go on with what you typed')
    await onThePhone.type('What was said or done?', 'She has an interview on Thursday.')
    await onThePhone.page.getByLabel('Meeting').check()
    await onThePhone.press('Save the note')
    assert.match(await onThePhone.reads(), /The note is kept.*Meeting.*She has an interview on Thursday\./)
    await onThePhone.open(`${NOTES}/new`)
    assert.doesNotMatch(await onThePhone.reads(), /did not save it/)
  })

  it('and needs no script for it', async () => {
    const grace = await tale.somebody({ as: 'Grace Oyelaran', javaScript: false })
    await grace.open(`${NOTES}/new`)
    await grace.type('What was said or done?', 'Called about the bus')
    await grace.press('Go on later')
    assert.match(await grace.reads(), /What you typed is kept/)
    await grace.open(`${NOTES}/new`)
    await grace.press('Go on with what you typed')
    await grace.press('Save the note')
    assert.match(await grace.reads(), /Choose what it was/)
    await grace.page.getByLabel('Telephone call').check()
    await grace.press('Save the note')
    assert.match(await grace.reads(), /The note is kept.*Called about the bus/)
  })

  it('and a minute or two is one tap', async () => {
    const grace = await tale.somebody({ as: 'Grace Oyelaran', width: 375 })
    await grace.open(`/desk/people/${HODAN}`)
    await grace.press('Write a note')
    await grace.press('Money and benefits')
    assert.match(await grace.reads(), /Kept\. Show Hodan what there is: money and benefits/)
  })
})
