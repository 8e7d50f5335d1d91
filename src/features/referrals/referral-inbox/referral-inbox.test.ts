import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { textOf } from '../../../../test/harness/ask.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { decideReferralRoutes } from '../decide-referral/decide-referral.routes.ts'
import { referralInboxRoutes } from './referral-inbox.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('the inbox of referrals', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member
  let grace: Member
  let tobias: Member

  before(async () => {
    desk = await referralDesk([...referralInboxRoutes, ...decideReferralRoutes], NOW)
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
    grace = await desk.member('Grace Oyelaran')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())

  const council = () => ({ organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null })
  const search = async (words: string, viewer: Viewer) =>
    textOf(await desk.post('/desk/referrals/search', { words }, viewer))

  it('shows what is next, by when and with whom, the most urgent date first', async () => {
    const text = textOf(await desk.see('/desk/referrals', marguerite))
    assert.match(text, /Augustin Petrossian.*Late by 6 working days.*Kwame Mensah-Hill.*Due Tuesday 24 November/)
    assert.match(text, /Peter Lanyon-Fry.*Try to reach them again.*Grace Oyelaran/)
  })

  it('shows an adviser their own, another organisation its own, and the public nothing', async () => {
    const own = textOf(await desk.see('/desk/referrals', grace))
    assert.match(own, /Peter Lanyon-Fry/)
    assert.doesNotMatch(own, /Kwame|Yusuf/)
    const theirs = textOf(await desk.see('/desk/referrals', tobias))
    assert.match(theirs, /Saskia Montrose-Ali/)
    assert.doesNotMatch(theirs, /Peter Lanyon-Fry/)
    await assert.rejects(async () => desk.see('/desk/referrals', PUBLIC), NotFound)
    await assert.rejects(async () => desk.see('/desk/referrals', leela), NotFound)
    await assert.rejects(async () => desk.see('/desk/referrals/unassigned', grace), NotFound)
  })

  it('has parts for what is one’s own, nobody’s, late and on hold', async () => {
    const part = async (show: string) => textOf(await desk.see(`/desk/referrals?show=${show}`, marguerite))
    assert.match(await part('on-hold'), /Geraldine Pryce-Osei.*On hold until/)
    assert.doesNotMatch(await part('on-hold'), /Kwame/)
    assert.doesNotMatch(await part('unassigned'), /Peter Lanyon-Fry/)
    assert.match(await part('mine'), /Nothing waits here/)
  })

  it('groups what is late by the clock that was broken', async () => {
    const text = textOf(await desk.see('/desk/referrals/late', marguerite))
    assert.match(text, /Decide 2 .*Edric Vantongeren.*Ines Halvorsen/)
    assert.match(text, /Say that it has come 1 .*Marta Quill-Ferreira/)
  })

  it('pages through all of them, each once', async () => {
    for (let i = 0; i < 30; i++) await desk.send(leela, council())
    const seen: string[] = []
    let path: string | null = '/desk/referrals?show=open'
    let pages = 0
    while (path) {
      const answer: Answer = await desk.see(path, marguerite)
      const html: string = answer.kind === 'page' ? answer.html.text : ''
      seen.push(...[...html.matchAll(/href="\/desk\/referrals\/([0-9a-f-]{36})"/g)].map(([, id]) => id!))
      path = /href="([^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? null
      pages += 1
    }
    const all = await desk.database.owner
      .selectFrom('referral')
      .select('id')
      .where('to_organization_id', '=', marguerite.membership.organizationId)
      .where('ended_at', 'is', null)
      .execute()
    assert.deepEqual([pages, seen.toSorted()], [3, all.map(({ id }) => id).toSorted()])
  })

  it('finds by reference and by name, as far as names are still kept here', async () => {
    const { id, reference } = await desk.send(leela, council())
    assert.match(await search(reference, marguerite), new RegExp(`1 referral\\..*Deniz.*${reference}`))
    assert.match(await search('deniz ayd', marguerite), new RegExp(reference))
    assert.match(await search('deniz ayd', tobias), /Nothing found/)
    await desk.post(`/desk/referrals/${id}/acknowledge`, {}, marguerite)
    await desk.post(`/desk/referrals/${id}/decline`, { reason: 'no-capacity' }, marguerite)
    assert.doesNotMatch(await search('deniz ayd', marguerite), new RegExp(reference))
  })
})
