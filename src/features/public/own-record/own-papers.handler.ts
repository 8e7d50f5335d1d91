import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { fundRequestsOf } from '../../../records/fund-request.ts'
import { vouchersOf } from '../../../records/fund-voucher.ts'
import { writeHistory } from '../../../records/history.ts'
import { ownGroups } from '../../../records/own-cases.ts'
import { documentsOf, fileOf, findDocument, type PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import { ownCvView, ownPapersView } from './own-papers.view.ts'
import { KEPT_NOWHERE, type Own, ownOf } from './own-record.queries.ts'

/** Papers that are shown to the person, groups they are in, and money that was asked for. */
export async function showOwnPapers(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const { db, now } = ask
  const { viewer, ids } = own
  const shown = {
    documents: (await documentsOf(db, viewer, ids, now)).filter(({ inUse }) => inUse),
    groups: await ownGroups(db, viewer, now),
    requests: await fundRequestsOf(db, viewer, ids, now),
    vouchers: await vouchersOf(db, viewer, { participantIds: ids }, now),
  }
  await writeHistory(db, viewer, 'document.read', `participant:${viewer.participantId}`, {}, now, about(own))
  return page(ownPapersView(own, shown, ask), 200, KEPT_NOWHERE)
}

/** Opens one paper: a CV that was written here as a page, a file to save. */
export async function openOwnPaper(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const document = await paperAsked(ask, own)
  await writeHistory(ask.db, own.viewer, 'document.opened', `document:${document.id}`, {}, ask.now, about(own))
  if (document.cv) return page(ownCvView(own, document, document.cv, ask), 200, KEPT_NOWHERE)
  const file = await fileOf(ask.db, document)
  return fileAnswer(ask, file, file?.shownName)
}

async function paperAsked({ db, params, now }: Ask, { viewer }: Own): Promise<PersonDocument> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findDocument(db, viewer, id, now) : null)
}

const about = ({ viewer }: Own) => ({ participantId: viewer.participantId, why: 'own-record' }) as const
