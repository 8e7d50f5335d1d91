import { documentKind } from '../domain/person-document.ts'
import { type MessageBy, wayText } from '../domain/person-message.ts'
import type { ReferralMove } from '../domain/referral.ts'
import { SHARING_PURPOSES } from '../domain/sharing.ts'
import { REFERRAL_PAST } from '../domain/timeline.ts'
import { receivesReferral, STUB_STATUSES, seesParticipant } from './reach.ts'
import { readsDocument, readsMessage } from './reach-of-messages.ts'
import { before, keyOf, latest, type TimelineSource } from './timeline-source.ts'

/** What happened to referrals that are here: of those that are not ours any more, nothing. */
export const referralsHappened: TimelineSource = {
  kind: 'referral',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('referral_event')
      .innerJoin('referral', 'referral.id', 'referral_event.referral_id')
      .leftJoin('account', 'account.id', 'referral_event.account_id')
      .leftJoin('organization', 'organization.id', 'referral_event.organization_id')
      .where('referral.participant_id', 'in', look.participantIds)
      .where('referral.status', 'not in', [...STUB_STATUSES])
      .where('referral_event.undoes', 'is', null)
      .where(before(look, 'referral_event.at', 'referral', 'referral_event.id'))
      .where(receivesReferral(viewer, look.now))
      .select(['referral_event.at', 'referral_event.move', 'referral_event.words', 'referral.reference'])
      .select(['referral.id', 'account.name', 'organization.name as organization'])
      .select(keyOf('referral', 'referral_event.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'referral', words: row.words, by: row.name ?? row.organization },
      what: `${REFERRAL_PAST[row.move as ReferralMove] ?? row.move}, ${row.reference}`,
      href: `/desk/referrals/${row.id}`,
    }))
  },
}

/** What somebody agreed to share, and took back. */
export const agreementsHappened: TimelineSource = {
  kind: 'record',
  async read(db, viewer, look) {
    const of = (at: 'given_at' | 'withdrawn_at', table: string) =>
      db
        .selectFrom('sharing_decision')
        .innerJoin('participant', 'participant.id', 'sharing_decision.participant_id')
        .leftJoin('organization', 'organization.id', 'sharing_decision.recipient_organization_id')
        .where('sharing_decision.participant_id', 'in', look.participantIds)
        .where(before(look, `sharing_decision.${at}`, table, 'sharing_decision.id'))
        .where(seesParticipant(viewer, look.now))
        .select([`sharing_decision.${at} as at`, 'sharing_decision.purpose', 'sharing_decision.participant_id'])
        .select(['organization.name as recipient', keyOf(table, 'sharing_decision.id').as('key')])
        .$call(latest(look))
        .execute()
    const [given, ended] = [await of('given_at', 'agreed'), await of('withdrawn_at', 'withdrawn')]
    const entry = (what: string) => (row: (typeof given)[number]) => ({
      ...{ key: row.key, at: row.at!, kind: 'record' as const, what, by: row.recipient },
      words: SHARING_PURPOSES.find(({ value }) => value === row.purpose)?.text ?? row.purpose,
      href: `/desk/people/${row.participant_id}#agreed`,
    })
    return [...given.map(entry('They agreed to share')), ...ended.map(entry('They took an agreement back'))]
  },
}

/** What was written to and fro. */
export const messagesHappened: TimelineSource = {
  kind: 'message',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('person_message')
      .leftJoin('account', 'account.id', 'person_message.account_id')
      .where('person_message.participant_id', 'in', look.participantIds)
      .where(before(look, 'person_message.at', 'message', 'person_message.id'))
      .where(readsMessage(viewer, look.now))
      .select(['person_message.at', 'person_message.direction', 'person_message.channel', 'person_message.words'])
      .select(['person_message.participant_id', 'account.name', keyOf('message', 'person_message.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'message', words: row.words, by: row.name },
      what: `${row.direction === 'in' ? 'They wrote' : 'We wrote'}: ${wayText(row.channel as MessageBy).toLowerCase()}`,
      href: `/desk/people/${row.participant_id}/messages`,
    }))
  },
}

/** Documents and their versions. */
export const documentsHappened: TimelineSource = {
  kind: 'document',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('person_document')
      .leftJoin('account', 'account.id', 'person_document.made_by')
      .where('person_document.participant_id', 'in', look.participantIds)
      .where('person_document.removed_at', 'is', null)
      .where(before(look, 'person_document.made_at', 'document', 'person_document.id'))
      .where(readsDocument(viewer, look.now))
      .select(['person_document.made_at as at', 'person_document.kind', 'person_document.name as title'])
      .select(['person_document.health', 'person_document.participant_id', 'person_document.changed_words as words'])
      .select(['account.name', keyOf('document', 'person_document.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{
        key: row.key,
        at: row.at,
        kind: 'document',
        words: row.words,
        by: row.name,
        about: row.health ? 'health' : null,
      },
      what: `${documentKind(row.kind).text}: ${row.title}`,
      href: `/desk/people/${row.participant_id}/documents`,
    }))
  },
}
