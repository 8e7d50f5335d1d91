import type { Member } from '../../src/domain/permission.ts'
import { makeReferralRoutes } from '../../src/features/referrals/make-referral/make-referral.routes.ts'
import { referralDraftRoutes } from '../../src/features/referrals/referral-drafts/referral-drafts.routes.ts'
import type { Answer, UploadedFile } from '../../src/kit/http.ts'
import type { Db } from '../../src/records/schema.ts'
import { demoPlaces, visit, whereTo } from './ask.ts'

type Form = Readonly<Record<string, string>>

/** Somebody to refer, and what they agreed to: change what a test is about. */
export const WHO = {
  'given-name': 'Pelumi',
  'family-name': 'Strand',
  'contact-by': 'text',
  mobile: '07700 900 982',
  others: 'no',
}
export const AGREED = { class: 'needs', milestone: 'started', how: 'in-person' }

/** Somebody who writes one referral, through the handlers of the form. */
export async function writer(web: Db, viewer: Member, now: Date, start = '/desk/referrals/new') {
  const visitor = { db: web, now, places: await demoPlaces(), routes: [...makeReferralRoutes, ...referralDraftRoutes] }
  const open = (path: string): Promise<Answer> => visit(visitor, path, { viewer })
  const draft = /drafts\/([0-9a-f-]{36})\/who/.exec(markupOf(await open(start)))![1]!
  const path = (page: string) => `/desk/referrals/drafts/${draft}/${page}`
  const postTo = (path: string, form: Form, files: readonly UploadedFile[] = []) =>
    visit(visitor, path, { viewer, files, form })
  const post = (page: string, form: Form, files: readonly UploadedFile[] = []) => postTo(path(page), form, files)
  const fill = (page: string, form: Form, files: readonly UploadedFile[] = []) =>
    post(page, { window: 'one', opened: '0', ...form }, files)
  const seal = async () => /name="seal" value="(\w+)"/.exec(markupOf(await open(path('check'))))?.[1] ?? 'none'
  return {
    draft,
    path,
    open,
    post,
    postTo,
    fill,
    seal,
    check: () => open(path('check')),
    send: async () => post('send', { seal: await seal() }),
    /** Sends what stands in the form; returns the id of the referral. */
    sent: async () => /sent\/([^/]+)\/done/.exec(whereTo(await post('send', { seal: await seal() })))![1]!,
    /** Fills in all three pages. */
    whole: async (service: string, more: { who?: Form; what?: Form; agreed?: Form } = {}) => {
      await fill('who', { ...WHO, ...more.who })
      await fill('what', { service, words: 'Wants to go back to the kitchen.', ...more.what })
      await fill('agreed', { ...AGREED, ...more.agreed })
    },
  }
}

/** Returns the markup of a page; nothing of any other answer. */
export const markupOf = (answer: Answer): string => (answer.kind === 'page' ? answer.html.text : '')

/** Returns the ids of the services that take referrals, by their names. */
export async function serviceIds(owner: Db): Promise<Readonly<Record<string, string>>> {
  const rows = await owner.selectFrom('referral_service').select(['id', 'name']).execute()
  return Object.fromEntries(rows.map(({ id, name }) => [name, String(id)]))
}
