import { EVIDENCE_KINDS } from '../../../domain/support-fund.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { addEvidence, evidenceOf } from '../../../records/fund-spend.ts'
import { writeHistory } from '../../../records/history.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import { addStoredFile, findStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import { fundAsked } from '../../../web/fund-asked.ts'
import { fileRefusal, shownName } from '../../../web/sent-file.ts'
import { ROOM } from './ask.handler.ts'
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
  if (!sent && !words) return again({ file: 'Choose a file, or say where the paper lies' })
  if (sent && (await tooManyTries(ask, 'fund-proof', FILES_AN_HOUR, 3600, `account:${viewer.accountId}`))) {
    return again({ file: 'You have added many files. Wait an hour' })
  }
  const received = sent ? await ask.fileStore.receive(sent, 'papers') : null
  if (received && !received.ok) return again({ file: fileRefusal(received.why, 'papers') })
  return takeDeskForm(ask, ROOM, async (db) => {
    const { kind: ending, ...file } = received?.ok ? received.file : { kind: null }
    const fileId =
      sent && ending
        ? await addStoredFile(
            db,
            { ...(file as Parameters<typeof addStoredFile>[1]), shownName: `${shownName(sent.name)}.${ending}` },
            now,
          )
        : null
    await addEvidence(db, viewer, asked.request, { kind, words, fileId }, now)
    return `/desk/fund/${asked.request.id}#proof`
  })
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
