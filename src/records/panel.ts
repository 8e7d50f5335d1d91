import type { Updateable } from 'kysely'
import { lookBy, type PanelMove, type PanelStatus, panelAfter } from '../domain/panel.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesPanel, seesPanel } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'
import type { PanelQuestionTable } from './schema-cohorts.ts'

/** A question about somebody that several look at together. */
export type Panel = {
  readonly id: string
  readonly participantId: string
  readonly givenName: string
  readonly familyName: string
  readonly caseId: string | null
  readonly organizationId: number
  readonly askedBy: number
  readonly askedByName: string
  readonly question: string
  readonly health: boolean
  readonly status: PanelStatus
  readonly askedAt: Date
  readonly lookBy: Date
  readonly meetsAt: Date | null
  readonly whereWords: string | null
  readonly decidedAt: Date | null
  readonly decidedWords: string | null
  readonly version: number
}

/** A question that is asked: the person has agreed that it is, and how they said so is kept. */
export type AskingPanel = Pick<Panel, 'id' | 'participantId' | 'caseId' | 'question' | 'health'> & {
  readonly placeSlug: string
  readonly agreedHow: 'in-person' | 'phone' | 'online' | 'letter'
  readonly sample?: boolean
}

/** Puts a question on the queue, in the caller's transaction. NotFound where the person is not this viewer's to change. */
export async function askPanel(db: Db, viewer: Member, asking: AskingPanel, now: Date): Promise<void> {
  const { id, participantId } = asking
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
  await db
    .insertInto('panel_question')
    .values({
      ...{ id, place_slug: asking.placeSlug, participant_id: participantId, case_id: asking.caseId },
      ...{ organization_id: viewer.membership.organizationId, asked_by: viewer.accountId },
      ...{ question: asking.question, health: asking.health, agreed_how: asking.agreedHow, status: 'waiting' as const },
      ...{ asked_at: now, look_by: lookBy(now), meets_at: null, where_words: null },
      ...{ decided_at: null, decided_by: null, decided_words: null, sample: asking.sample ?? false },
    })
    .execute()
  await writePanelHistory(db, viewer, asking, 'asked', now)
}

const LONGEST_LIST = 100

/** Returns the questions that this viewer may read: open ones first, by when they are looked at. */
export async function panelsFor(db: Db, viewer: Viewer, now: Date): Promise<readonly Panel[]> {
  const listed = (as: 'own' | 'guest') =>
    rowsOf(db)
      .where(seesPanel(viewer, now, as))
      .orderBy('panel_question.decided_at', (order) => order.desc().nullsFirst())
      .orderBy('panel_question.look_by')
      .orderBy('panel_question.id')
      .limit(LONGEST_LIST)
      .execute()
  const own = await listed('own')
  const others = (await listed('guest')).filter(({ id }) => !own.some((one) => one.id === id))
  const ofEach = ({ decidedAt, lookBy }: Panel) => [-(decidedAt?.getTime() ?? Number.MAX_VALUE), lookBy.getTime()]
  return [...own, ...others]
    .map(panelOf)
    .toSorted((one, other) => {
      const [ended, due] = ofEach(one).map((at, i) => at - ofEach(other)[i]!)
      return ended || due || one.id.localeCompare(other.id)
    })
    .slice(0, LONGEST_LIST)
}

/** Returns a question that this viewer may read; null for everybody else, and where there is none. */
export async function findPanel(db: Db, viewer: Viewer, id: string, now: Date): Promise<Panel | null> {
  const row = await rowsOf(db).where('panel_question.id', '=', id).where(seesPanel(viewer, now)).executeTakeFirst()
  return row ? panelOf(row) : null
}

/**
 * Moves a question as it was read, in the caller's transaction. Throws Conflict where the move cannot be made from here,
 * where somebody else was first, or where it is not this viewer's to move.
 */
export async function movePanel(
  db: Db,
  viewer: Member,
  panel: Panel,
  move: PanelMove,
  columns: Updateable<PanelQuestionTable>,
  now: Date,
): Promise<void> {
  const status = panelAfter(panel.status, move)
  if (!status) throw new Conflict('cannot-be-done-now')
  const ends = status === 'decided' || status === 'withdrawn'
  const { numUpdatedRows } = await db
    .updateTable('panel_question')
    .set({
      ...columns,
      ...{ status, version: panel.version + 1 },
      ...(ends && { decided_at: now, decided_by: viewer.accountId }),
    })
    .where('id', '=', panel.id)
    .where('version', '=', panel.version)
    .where(changesPanel(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await writePanelHistory(db, viewer, panel, VERBS[move], now)
}

const VERBS: Readonly<Record<PanelMove, string>> = { plan: 'planned', decide: 'decided', withdraw: 'withdrawn' }

/** Writes what was done about a question in the history of whom it is about. */
export const writePanelHistory = (
  db: Db,
  viewer: Viewer,
  { id, participantId }: Pick<Panel, 'id' | 'participantId'>,
  verb: string,
  now: Date,
  details: Readonly<Record<string, number | string>> = {},
): Promise<void> =>
  writeHistory(db, viewer, `panel.${verb}`, `panel:${id}`, details, now, { participantId, why: 'support' })

const rowsOf = (db: Db) =>
  db
    .selectFrom('panel_question')
    .innerJoin('participant as whom', 'whom.id', 'panel_question.participant_id')
    .innerJoin('account', 'account.id', 'panel_question.asked_by')
    .selectAll('panel_question')
    .select(['whom.given_name', 'whom.family_name', 'account.name as asked_by_name'])

const panelOf = (row: Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]): Panel => ({
  ...{ id: row.id, participantId: row.participant_id, givenName: row.given_name, familyName: row.family_name },
  ...{
    caseId: row.case_id,
    organizationId: row.organization_id,
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
  },
  ...{ question: row.question, health: row.health, status: row.status, askedAt: row.asked_at, lookBy: row.look_by },
  ...{ meetsAt: row.meets_at, whereWords: row.where_words, decidedAt: row.decided_at },
  ...{ decidedWords: row.decided_words, version: row.version },
})
