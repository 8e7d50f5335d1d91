import { keyedDigest } from '../../../kit/form-token.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { digest, newCode, newSecret } from '../../../kit/secret.ts'
import { addressAwaited, tryAddressCode, writeAddressCode } from '../../../records/address-code.ts'
import { queueMessage } from '../../../records/message.ts'
import { SIGN_IN_COOKIE, signInAs } from '../../../records/sign-in.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { askingBrowser, codeDigest, knownBrowser, wrongCodeWords } from '../../../web/asking-browser.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { readCode } from '../../../web/code-field.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { localPath } from '../../../web/local-path.ts'
import { readMessageLanguage, rememberingLanguage } from '../../../web/message-language.ts'
import { OWN_REQUESTS } from '../../../web/own-requests.ts'
import { codeMessage } from './requests.email.ts'
import { readCodeAddress } from './requests.form.ts'
import { requestLines } from './requests.page.ts'
import { addressView, codeView, requestsView } from './requests.view.ts'

const ROOM = 'requests'
const HOUR = 3600

/** Codes for one address in an hour, and tries at codes from one network in an hour. */
const MOST_CODES = 6
/** A text costs money, and wakes somebody: so many for one number in a day, and from one network in an hour. */
const MOST_TEXTS = { day: 24, network: 30 } as const
const MOST_TRIES = 60

/** What was sent from the address that this browser has proved; asks for the address where it has proved none. */
export async function showRequests(ask: Ask): Promise<Answer> {
  if (ask.viewer.kind !== 'resident')
    return page(addressView(ask, nextPath(ask)), 200, { cookies: [askingBrowser(ask)] })
  const lists = await Promise.all(OWN_REQUESTS.map(({ list }) => list(ask.db, ask.viewer, ask.now)))
  return page(requestsView(ask, ask.viewer.address, requestLines(lists.flat())))
}

/**
 * Sends a code, whether or not anything was ever sent from this address: nobody looks, so neither the page nor the time
 * it takes can tell. Whoever has asked for nothing yet finds an empty list.
 */
export async function sendCode(ask: Ask): Promise<Answer> {
  const { now, formRules, form } = ask
  const read = readCodeAddress(form)
  if (!read.ok) return page(addressView(ask, nextPath(ask), read.error), 422, { cookies: [askingBrowser(ask)] })
  const address = read.value
  const often =
    (await tooManyTries(ask, 'requests:codes', MOST_CODES, HOUR, address.value)) ||
    (address.kind === 'phone' &&
      ((await tooManyTries(ask, 'requests:texts', MOST_TEXTS.network, HOUR)) ||
        (await tooManyTries(ask, 'requests:texts-day', MOST_TEXTS.day, 24 * HOUR, address.value))))
  if (often) return tooMany(ask)

  const browser = askingBrowser(ask)
  const onward = `/requests/code?next=${encodeURIComponent(nextPath(ask))}`
  const answer = await takeOnce(ask, ROOM, async (db) => {
    const code = newCode()
    await writeAddressCode(
      db,
      { browser: digest(browser.value), address, code: codeDigest(ask, browser.value, code) },
      now,
    )
    const key = `requests:code:${keyedDigest(formRules.key, newSecret()).toString('base64url').slice(0, 22)}`
    const language = readMessageLanguage(ask)
    await queueMessage(db, codeMessage(address, code, { origin: ask.origin, key, language }, now), now)
    return onward
  })
  return rememberingLanguage(ask, answer.kind === 'redirect' ? { ...answer, cookies: [browser] } : answer)
}

const tooMany = (ask: Ask): Answer =>
  page(addressView(ask, nextPath(ask), 'We have sent many codes there. Wait an hour, or call us'), 429, {
    cookies: [askingBrowser(ask)],
  })

export async function showCodeForm(ask: Ask): Promise<Answer> {
  const browser = knownBrowser(ask)
  const address = browser ? await addressAwaited(ask.db, digest(browser), ask.now) : null
  return page(codeView(ask, nextPath(ask), address))
}

/** A code counts in the browser that asked for it alone: whatever anybody else sends here uses nothing up. */
export async function takeCode(ask: Ask): Promise<Answer> {
  const { db, cookies, now } = ask
  const browser = knownBrowser(ask)
  if (!browser) return page(codeView(ask, nextPath(ask), null), 422)
  const hash = digest(browser)
  const address = await addressAwaited(db, hash, now)
  const code = readCode(ask.form)
  if (!address || !code) return page(codeView(ask, nextPath(ask), address, 'Enter the six numbers of your code'), 422)
  if (await tooManyTries(ask, 'requests:tries', MOST_TRIES, HOUR)) {
    return page(codeView(ask, nextPath(ask), address, 'There were many tries. Wait an hour, or call us'), 429)
  }
  // Outside a transaction on purpose: a try counts even where what follows fails.
  const tried = await tryAddressCode(db, hash, codeDigest(ask, browser, code), now)
  if (!tried.ok) return page(codeView(ask, nextPath(ask), address, wrongCodeWords(tried.attemptsLeft)), 422)
  const cookie = await inTransaction(db, (db) =>
    signInAs(db, { address: tried.address }, 'code', now, cookies[SIGN_IN_COOKIE]),
  )
  return redirect(nextPath(ask), [cookie])
}

const nextPath = ({ query, form }: Ask): string => localPath(form.get('next') ?? query.get('next'), '/requests')
