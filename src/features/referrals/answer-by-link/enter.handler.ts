import { keyedDigest } from '../../../kit/form-token.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { digest, newCode, newSecret } from '../../../kit/secret.ts'
import { addressAwaited, tryAddressCode, writeAddressCode } from '../../../records/address-code.ts'
import { queueMessage } from '../../../records/message.ts'
import { findLink, type OpenLink } from '../../../records/referral-link.ts'
import { SIGN_IN_COOKIE, signInAs } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { askingBrowser, codeDigest, knownBrowser, wrongCodeWords } from '../../../web/asking-browser.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { readCode } from '../../../web/code-field.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { linkCodeMessage } from './answer-by-link.email.ts'
import { codeView, deadLinkView, endedView, linkView } from './enter.view.ts'

const ROOM = 'answer-by-link'
const HOUR = 3600
/** Codes for one referral in an hour, and tries at codes from one network in an hour. */
const MOST_CODES = 12
const MOST_TRIES = 60

/** The same for a link that never was, one that has run out and one that was ended. */
const deadLink = (ask: Ask): Answer => page(deadLinkView(ask), 404)

const tokenIn = ({ params }: Ask): string => params.token ?? ''
const linkOf = (ask: Ask): Promise<OpenLink | null> => findLink(ask.db, tokenIn(ask), ask.now)

/** A code counts for one link in one browser. */
const placeOf = (ask: Ask, browser: string): Buffer => digest(`${browser}:link:${tokenIn(ask)}`)

/** Shows who a link was sent to, and nothing else. Opening it does nothing: mail programs open links too. */
export async function showLink(ask: Ask): Promise<Answer> {
  const link = await linkOf(ask)
  if (!link) return deadLink(ask)
  const { viewer } = ask
  if (viewer.kind === 'link' && viewer.referralId === link.referralId) return redirect('/answer')
  return page(linkView(ask, link), 200, { cookies: [askingBrowser(ask)] })
}

/**
 * Sends a code to the address of the link. What posts this form without ever having opened the page in a browser is a
 * program that looks through somebody's mail: it is shown the page, and nothing is sent.
 */
export async function sendLinkCode(ask: Ask): Promise<Answer> {
  const link = await linkOf(ask)
  if (!link) return deadLink(ask)
  const cookies = [askingBrowser(ask)]
  const browser = knownBrowser(ask)
  if (!browser) return page(linkView(ask, link, 'Press the button once more'), 422, { cookies })
  if (await tooManyTries(ask, 'answer:codes', MOST_CODES, HOUR, link.referralId)) {
    return page(linkView(ask, link, 'We have sent many codes. Wait an hour, or call us'), 429, { cookies })
  }
  const answer = await takeOnce(ask, ROOM, async (db) => {
    const code = newCode()
    const address = { kind: 'email', value: link.email } as const
    await writeAddressCode(
      db,
      { browser: placeOf(ask, browser), address, code: codeDigest(ask, browser, code) },
      ask.now,
    )
    const key = `referral-link:code:${keyedDigest(ask.formRules.key, newSecret()).toString('base64url').slice(0, 22)}`
    await queueMessage(db, linkCodeMessage(link.email, code, key, ask.now), ask.now)
    return `/answer/${tokenIn(ask)}/code`
  })
  return answer.kind === 'redirect' ? { ...answer, cookies } : answer
}

export async function showLinkCode(ask: Ask): Promise<Answer> {
  const link = await linkOf(ask)
  if (!link) return deadLink(ask)
  const browser = knownBrowser(ask)
  const sent = browser ? await addressAwaited(ask.db, placeOf(ask, browser), ask.now) : null
  return page(codeView(ask, sent !== null))
}

/** Opens the referral in the browser that asked for the code. Every try counts, and a right code counts once. */
export async function takeLinkCode(ask: Ask): Promise<Answer> {
  const { db, now, cookies } = ask
  const link = await linkOf(ask)
  if (!link) return deadLink(ask)
  const browser = knownBrowser(ask)
  const place = browser ? placeOf(ask, browser) : null
  const sent = place ? await addressAwaited(db, place, now) : null
  const code = readCode(ask.form)
  if (!browser || !place || !sent || !code) {
    return page(codeView(ask, sent !== null, 'Enter the six numbers of your code'), 422)
  }
  if (await tooManyTries(ask, 'answer:tries', MOST_TRIES, HOUR)) {
    return page(codeView(ask, true, 'There were many tries. Wait an hour, or call us'), 429)
  }
  // Outside a transaction on purpose: a try counts even where what follows fails.
  const tried = await tryAddressCode(db, place, codeDigest(ask, browser, code), now)
  if (!tried.ok) return page(codeView(ask, tried.attemptsLeft > 0, wrongCodeWords(tried.attemptsLeft)), 422)
  const who = { address: tried.address, referralId: link.referralId }
  const cookie = await inTransaction(db, (db) => signInAs(db, who, 'code', now, cookies[SIGN_IN_COOKIE]))
  return redirect('/answer', [cookie])
}

/** What is left once a referral has ended: thanks, and where to ask. */
export const showEnded = (ask: Ask): Answer => page(endedView(ask))
