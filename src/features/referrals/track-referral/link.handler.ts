import { Conflict, found } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { endLinks } from '../../../records/referral-link.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { sendLinkAgain } from '../../../web/referral-arrival.ts'
import { ROOM, sentToChange } from './steps.handler.ts'

/** Sends the link of a partner without accounts once more, or ends every link there is, as the button says. */
export async function changeLink(ask: Ask): Promise<Answer> {
  const kept = await sentToChange(ask)
  const wanted = found(['again', 'end'].find((one) => one === ask.form.get('do')))
  return takeDeskForm(ask, ROOM, async (db) => {
    const { viewer, origin, now } = ask
    if (wanted === 'again') {
      if (!(await sendLinkAgain(db, viewer, kept, origin, now))) throw new Conflict('kept-shut')
    } else await endLinks(db, kept.id, now)
    const about = { participantId: kept.participantId, why: 'referral' } as const
    await writeHistory(db, viewer, `referral.link-${wanted}`, `referral:${kept.id}`, {}, now, about)
    return `/desk/referrals/sent/${kept.id}`
  })
}
