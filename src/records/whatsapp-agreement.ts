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
  agreed: { readonly participantId: string; readonly how: 'in-person' | 'phone' },
  now: Date,
): Promise<void> {
  const { participantId } = agreed
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
  const { organizationId } = viewer.membership
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
      captured_by: viewer.accountId,
      captured_organization_id: organizationId,
      captured_how: agreed.how,
    })
    .execute()
  const details = { purpose: 'whatsapp', to: organizationId }
  await writeHistory(db, viewer, 'sharing.given', `sharing:${id}`, details, now, { participantId, why: 'support' })
}
