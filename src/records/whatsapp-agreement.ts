import { randomUUID } from 'node:crypto'
import type { Member } from '../domain/permission.ts'
import { SHARING_WORDING } from '../domain/sharing.ts'
import { NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import type { Db } from './schema.ts'

/** Keeps that somebody agreed to be written to on WhatsApp by this viewer's organisation, and how they said so. */
export async function agreeToWhatsApp(
  db: Db,
  viewer: Member,
  { participantId, how }: { readonly participantId: string; readonly how: 'in-person' | 'phone' | 'online' },
  now: Date,
): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
  await keepAgreement(db, viewer, { participantId, organizationId: viewer.membership.organizationId, how }, now)
}

/** Keeps that somebody asked for it themself, by START from their own number. Under the login of the background work. */
export const agreeByThemself = (
  db: Db,
  whose: { readonly participantId: string; readonly organizationId: number },
  now: Date,
): Promise<void> => keepAgreement(db, 'job', { ...whose, how: 'online' }, now)

/** Takes back every agreement of somebody to be written to on WhatsApp: they said STOP there. */
export async function endWhatsApp(db: Db, participantId: string, now: Date): Promise<void> {
  await db
    .updateTable('sharing_decision')
    .set({ withdrawn_at: now })
    .where('participant_id', '=', participantId)
    .where('purpose', '=', 'whatsapp')
    .where('withdrawn_at', 'is', null)
    .execute()
  await writeHistory(db, 'job', 'sharing.withdrawn', `participant:${participantId}`, { purpose: 'whatsapp' }, now, {
    participantId,
    why: 'support',
  })
}

type Agreement = {
  readonly participantId: string
  readonly organizationId: number
  readonly how: 'in-person' | 'phone' | 'online'
}

async function keepAgreement(
  db: Db,
  viewer: Member | 'job',
  { participantId, organizationId, how }: Agreement,
  now: Date,
): Promise<void> {
  const id = randomUUID()
  await db
    .insertInto('sharing_decision')
    .values({
      id,
      participant_id: participantId,
      purpose: 'whatsapp',
      recipient_organization_id: organizationId,
      data_classes: ['contact'],
      lawful_basis: 'consent',
      wording_version: SHARING_WORDING.version,
      given_at: now,
      withdrawn_at: null,
      expires_at: null,
      captured_by: viewer === 'job' ? null : viewer.accountId,
      captured_organization_id: organizationId,
      captured_how: how,
    })
    .execute()
  const details = { purpose: 'whatsapp', to: organizationId }
  await writeHistory(db, viewer, 'sharing.given', `sharing:${id}`, details, now, { participantId, why: 'support' })
}
