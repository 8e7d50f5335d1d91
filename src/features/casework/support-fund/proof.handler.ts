import type { KeptFile } from '../../../adapters/files/file-store.ts'
import { EVIDENCE_KINDS } from '../../../domain/support-fund.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { addEvidence, evidenceOf } from '../../../records/fund-spend.ts'
import { writeHistory } from '../../../records/history.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import { fileOf, findDocument } from '../../../records/person-document.ts'
import { addStoredFile, findStoredFile, type StoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import { type FundAsked, fundAsked } from '../../../web/fund-asked.ts'
import { fileRefusal, shownName } from '../../../web/sent-file.ts'
import { ROOM } from './ask.handler.ts'
import { mayProve } from './proof.page.ts'
import { requestAnswer } from './request.handler.ts'

const FILES_AN_HOUR = 60

/** Keeps a proof: a file, by what it holds, scanned and sealed; or in words where the paper lies. */
export async function addProof(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const asked = await fundAsked(ask)
  if (!(await mayChangeParticipant(db, viewer, asked.request.participantId, now))) throw new NotFound()
  const kind = EVIDENCE_KINDS.find(({ value }) => value === form.get('kind'))?.value
  const words = (form.get('where') ?? '').normalize('NFC').trim().slice(0, 200) || null
  const sent = ask.files.find(({ field }) => field === 'file')
  const again = (mistakes: Readonly<Record<string, string>>) => requestAnswer(ask, asked, mistakes)
  if (!kind) return again({ kind: 'Choose what it is' })
  const paper = sent ? null : await paperAsked(ask, asked)
  if (!sent && !paper && !words) return again({ file: 'Choose a file, or say where the paper lies' })
  if (sent && (await tooManyTries(ask, 'fund-proof', FILES_AN_HOUR, 3600, `account:${viewer.accountId}`))) {
    return again({ file: 'You have added many files. Wait an hour' })
  }
  const received = sent ? await ask.fileStore.receive(sent, 'papers') : null
  if (received && !received.ok) return again({ file: fileRefusal(received.why, 'papers') })
  return takeDeskForm(ask, ROOM, async (db) => {
    const file = received?.ok && sent ? named(received.file, sent.name) : paper && (await copyOf(ask, paper))
    const fileId = file ? await addStoredFile(db, file, now) : null
    await addEvidence(db, viewer, asked.request, { kind, words, fileId }, now)
    return `/desk/fund/${asked.request.id}#proof`
  })
}

const named = ({ kind, ...file }: KeptFile, name: string): Omit<StoredFile, 'id'> => ({
  ...file,
  shownName: `${shownName(name)}.${kind}`,
})

/** What they sent with a message and the form names; null where it names nothing that may be a proof. */
async function paperAsked({ db, viewer, form, now }: Ask, { person }: FundAsked): Promise<StoredFile | null> {
  const id = form.get('paper') ?? ''
  const paper = isUuid(id) ? await findDocument(db, viewer, id, now) : null
  if (!paper || !mayProve(paper) || !(await recordsOf(db, viewer, person.id, now)).includes(paper.participantId))
    return null
  return fileOf(db, paper)
}

/** A proof has a file of its own: the paper may be taken out of the record, the proof stays. */
async function copyOf({ fileStore }: Ask, { id: _, ...file }: StoredFile): Promise<Omit<StoredFile, 'id'>> {
  return { ...file, uuid: await fileStore.keep(found(await fileStore.read(file.uuid))) }
}

/** Hands out the file of a proof to save, and writes that down. */
export async function openProof(ask: Ask): Promise<Answer> {
  const { db, viewer, params, now } = ask
  const { request } = await fundAsked(ask)
  const proof = found((await evidenceOf(db, viewer, request.id, now)).find(({ id }) => id === params.proof))
  const answer = await fileAnswer(ask, proof.fileId === null ? null : await findStoredFile(db, proof.fileId))
  await writeHistory(db, viewer, 'fund.evidence-opened', `fund-request:${request.id}`, { kind: proof.kind }, now, {
    participantId: request.participantId,
    why: 'support',
  })
  return answer
}
