import { FUND_STATUSES } from '../domain/fund-move.ts'
import { may } from '../domain/permission.ts'
import { FUND_PURPOSES } from '../domain/support-fund.ts'
import { readsCasework } from './reach-of-casework.ts'
import { before, keyOf, latest, type TimelineSource } from './timeline-source.ts'

/** What happened to requests to the support fund. */
export const fundHappened: TimelineSource = {
  kind: 'fund',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('fund_event')
      .innerJoin('fund_request', 'fund_request.id', 'fund_event.request_id')
      .leftJoin('account', 'account.id', 'fund_event.account_id')
      .where('fund_event.participant_id', 'in', look.participantIds)
      .where(before(look, 'fund_event.at', 'fund', 'fund_event.id'))
      .where(readsCasework(viewer, 'fund_event', look.now))
      .select(['fund_event.at', 'fund_event.to_status', 'fund_event.words', 'fund_event.participant_id'])
      .select(['fund_request.purpose', 'account.name', keyOf('fund', 'fund_event.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'fund', words: row.words, by: row.name },
      what: `${text(FUND_PURPOSES, row.purpose)}: ${text(FUND_STATUSES, row.to_status).toLowerCase()}`,
      href: may(viewer, 'support-fund.ask') ? `/desk/people/${row.participant_id}/fund` : null,
    }))
  },
}

const text = (options: readonly { readonly value: string; readonly text: string }[], value: string): string =>
  options.find((option) => option.value === value)?.text ?? value
