import { setTimeout as delay } from 'node:timers/promises'
import { issueFormToken, keyedDigest, readFormToken, type TokenStage } from '../kit/form-token.ts'
import { type Html, html } from '../kit/html.ts'
import { type Answer, page, redirect } from '../kit/http.ts'
import { networkOf } from '../kit/network.ts'
import { countAttempt } from '../records/attempt.ts'
import type { Db } from '../records/schema.ts'
import { earlierAnswer, takeSubmission } from '../records/submission.ts'
import type { Ask } from './ask.ts'
import { sendAgainView } from './form-guard-page.ts'

/** Why a form is not taken as it came. None of them loses what was typed. */
export type Hesitation = 'too-fast' | 'too-old' | 'trap' | 'busy' | 'too-many'

const TOKEN = 'form'
/** Programs fill in whatever is called so; people do not see it. */
const TRAP = 'website_url'
const ITS_OWN = [TOKEN, TRAP]

/**
 * Returns the hidden part of a form that anybody can send: when it was opened, signed, and a field that only programs
 * fill in. `room` names the form. A form that is shown again after a mistake keeps its token.
 */
export function guardFields(ask: Ask, room: string): Html {
  const sent = ask.form.get(TOKEN) ?? ''
  const keeps = sent !== '' && hesitationOverAge(ask, room, sent) !== 'too-old'
  return hiddenPart(keeps ? sent : issueFormToken(ask.formRules.key, room, 'first', ask.now))
}

/**
 * Takes a form once. `work` does everything in one transaction and returns the path to go to; the same form again (a
 * double click, a retry after a lost reply, the back button) goes to the same path and does nothing. A form that came
 * too fast, too late, with the trap filled in, or among too many, is answered by a page that asks to send it once more
 * with everything typed still in it; `again` shows a page of the room's own instead. Then nothing was stored.
 */
export async function takeOnce(
  ask: Ask,
  room: string,
  work: (db: Db) => Promise<string>,
  again?: (why: Hesitation, fields: Html) => Answer,
): Promise<Answer> {
  const token = ask.form.get(TOKEN) ?? ''
  if (readFormToken(ask.formRules.key, room, token)) {
    const before = await earlierAnswer(ask.db, token, room)
    if (before) return redirect(before)
  }
  const why = await hesitation(ask, room, token, await patience(ask, room, token))
  if (!why) return redirect(await takeSubmission(ask.db, token, room, ask.now, work))

  const fields = hiddenPart(nextToken(ask, room, why, token))
  const status = why === 'busy' || why === 'too-many' ? 429 : 422
  return again?.(why, fields) ?? page(sendAgainView(ask, why, fields, ITS_OWN), status)
}

async function hesitation(ask: Ask, room: string, token: string, waited: boolean): Promise<Hesitation | null> {
  const overAge = hesitationOverAge(ask, room, token)
  // Whoever is signed in for an organisation is known, and may be as quick and as busy as they like.
  if (ask.viewer.kind === 'member') return overAge === 'too-old' ? overAge : null
  if (overAge && !(overAge === 'too-fast' && waited)) return overAge
  if (ask.form.get(TRAP)) return 'trap'
  return hesitationOverNumbers(ask, room, readFormToken(ask.formRules.key, room, token)!.stage)
}

function hesitationOverAge({ formRules, now }: Ask, room: string, text: string): 'too-fast' | 'too-old' | null {
  const token = readFormToken(formRules.key, room, text)
  if (!token) return 'too-old'
  const seconds = (now.getTime() - token.issuedAt.getTime()) / 1000
  if (seconds > formRules.limits.mostHours * 3600 || seconds < -60) return 'too-old'
  return token.stage === 'first' && seconds < formRules.limits.leastSeconds ? 'too-fast' : null
}

/**
 * Waits until a form that a browser sent too fast is old enough, and returns whether it did: a browser that filled in a
 * remembered name and address can be that quick, and its owner has done nothing wrong. Never more than a few at once.
 */
async function patience(ask: Ask, room: string, token: string): Promise<boolean> {
  if (
    !ask.fromBrowser ||
    ask.viewer.kind === 'member' ||
    waiting >= MOST_WAITING ||
    hesitationOverAge(ask, room, token) !== 'too-fast'
  )
    return false
  const opened = readFormToken(ask.formRules.key, room, token)!.issuedAt.getTime()
  waiting += 1
  await delay(Math.max(0, opened + ask.formRules.limits.leastSeconds * 1000 - ask.now.getTime()))
  waiting -= 1
  return true
}

const MOST_WAITING = 40
let waiting = 0

/**
 * In a flood nobody is shut out by others: whoever comes after the first few of a minute is asked to press once more,
 * which people can and programs that only post cannot. One network alone cannot send more than its share either way.
 */
async function hesitationOverNumbers(ask: Ask, room: string, stage: TokenStage): Promise<Hesitation | null> {
  const { key, limits } = ask.formRules
  const network = networkOf(ask.remote)
  if (network) {
    const count = await countAttempt(ask.db, `network:${room}`, keyedDigest(key, network), 60, ask.now)
    if (count > limits.networkAMinute) return 'too-many'
  }
  if (stage === 'confirmed') return null
  const [manner, most] = ask.fromBrowser
    ? (['browser', limits.browserAMinute] as const)
    : (['plain', limits.plainAMinute] as const)
  const count = await countAttempt(ask.db, `form:${room}`, keyedDigest(key, manner), 60, ask.now)
  return count > most ? 'busy' : null
}

/** One who waited a day need not wait again, and one who is asked to press once more has shown a little patience. */
function nextToken({ formRules, now }: Ask, room: string, why: Hesitation, token: string): string {
  if (why === 'busy') return issueFormToken(formRules.key, room, 'confirmed', now)
  if (why !== 'too-old') return token
  const waited = readFormToken(formRules.key, room, token) ? formRules.limits.leastSeconds * 1000 : 0
  return issueFormToken(formRules.key, room, 'first', new Date(now.getTime() - waited))
}

const hiddenPart = (token: string): Html => html`<input type="hidden" name="${TOKEN}" value="${token}">
<div class="gw-guard" aria-hidden="true"><label for="${TRAP}">Leave this empty</label><input id="${TRAP}" name="${TRAP}" type="text" tabindex="-1" autocomplete="off"></div>`
