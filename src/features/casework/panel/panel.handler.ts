import { londonMoment, readDate } from '../../../domain/london-time.ts'
import { runsPanel } from '../../../domain/panel.ts'
import { readTime } from '../../../domain/posting-mistakes.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { findPanel, movePanel, type Panel, writePanelHistory } from '../../../records/panel.ts'
import {
  endGuests,
  followMeeting,
  guestsOf,
  invitableTo,
  inviteGuest,
  NotForThisPanel,
  sayAsGuest,
} from '../../../records/panel-guest.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { ROOM } from './ask-panel.handler.ts'
import type { PanelShown } from './panel.page.ts'
import { panelView } from './panel.view.ts'

export const showQuestion = async (ask: Ask): Promise<Answer> => answerOf(ask, {})

async function answerOf(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const member = memberIn(ask)
  const panel = await panelAsked(ask)
  const guests = await guestsOf(db, viewer, panel.id, now)
  const changes = runsPanel(panel, member) && !panel.decidedAt
  const shown: PanelShown = {
    ...{ panel, guests, changes },
    invitable: changes ? await invitableTo(db, member, panel, now) : [],
    seat: guests.find(({ accountId }) => accountId === member.accountId) ?? null,
  }
  await writePanelHistory(db, viewer, panel, 'viewed', now)
  return page(panelView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Returns the question of this address; whoever may not read it finds nothing. */
async function panelAsked({ db, viewer, params, now }: Ask): Promise<Panel> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findPanel(db, viewer, id, now) : null)
}

/** Returns the question of this address, where it is whoever looks who invites to it and decides; guests do not. */
export async function panelToChange(ask: Ask): Promise<Panel> {
  const panel = await panelAsked(ask)
  if (!runsPanel(panel, memberIn(ask))) throw new NotFound()
  if (panel.decidedAt) throw new Conflict('cannot-be-done-now')
  return panel
}

/** Sets a date; whoever was invited sees the person until shortly after it. */
export async function planMeeting(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const panel = await panelToChange(ask)
  const date = readDate(form.get('day') ?? '')
  const time = readTime(form.get('at') ?? '')
  const whereWords = (form.get('where') ?? '').trim().slice(0, 200) || null
  const meetsAt = date && time ? londonMoment(date, time) : null
  const mistakes = {
    ...(!date && { day: 'Enter a day, like 24/11/2026' }),
    ...(!time && { at: 'Enter when it starts, like 2pm or 14:00' }),
    ...(meetsAt && meetsAt <= now && { day: 'Choose a day that is still to come' }),
  }
  if (!meetsAt || Object.keys(mistakes).length > 0) return answerOf(ask, mistakes)
  return change(ask, panel, async (db) => {
    refuseStale(ask, panel)
    await movePanel(db, memberIn(ask), panel, 'plan', { meets_at: meetsAt, where_words: whereWords }, now)
    await followMeeting(db, memberIn(ask), panel, meetsAt, now)
  })
}

/** Invites somebody; where they must not be let in, nobody is told why. */
export async function invite(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const member = memberIn(ask)
  const panel = await panelToChange(ask)
  const whom = (await invitableTo(db, member, panel, now)).find(
    ({ accountId, organizationId }) => `${organizationId}:${accountId}` === form.get('whom'),
  )
  if (!whom) return answerOf(ask, { whom: 'Choose whom to invite' })
  try {
    return await change(ask, panel, (db) => inviteGuest(db, member, panel, whom, now))
  } catch (error) {
    if (!(error instanceof NotForThisPanel)) throw error
    return answerOf(ask, { whom: `${whom.name} cannot take part in this one. Choose somebody else` })
  }
}

export async function endGuest(ask: Ask): Promise<Answer> {
  const panel = await panelToChange(ask)
  const guest = (await guestsOf(ask.db, ask.viewer, panel.id, ask.now)).find(({ id }) => id === ask.params.guest)
  return change(ask, panel, (db) => endGuests(db, memberIn(ask), panel, ask.now, found(guest).id))
}

/** What a guest thinks, before or after the meeting. */
export async function say(ask: Ask): Promise<Answer> {
  const panel = await panelAsked(ask)
  const words = (ask.form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, 2000)
  if (!words) return answerOf(ask, { words: 'Enter what you think' })
  return change(ask, panel, (db) => sayAsGuest(db, memberIn(ask), panel, words, ask.now))
}

/** Takes a question back: everybody's sight ends with it. */
export async function withdraw(ask: Ask): Promise<Answer> {
  const panel = await panelToChange(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    await endGuests(db, memberIn(ask), panel, ask.now)
    await movePanel(db, memberIn(ask), panel, 'withdraw', {}, ask.now)
    return '/desk/panel'
  })
}

const change = (ask: Ask, panel: Panel, work: (db: Ask['db']) => Promise<void>): Promise<Answer> =>
  takeDeskForm(ask, ROOM, async (db) => {
    await work(db)
    return `/desk/panel/${panel.id}`
  })
