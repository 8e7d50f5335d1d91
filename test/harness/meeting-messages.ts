import type { MessageDraft } from '../../src/domain/message.ts'
import { RESIDENT_KINDS } from '../../src/domain/message-kinds.ts'
import type { ShownAppointment } from '../../src/records/appointment-list.ts'
import { type AppointmentTold, appointmentMessage } from '../../src/web/appointment-messages.ts'
import { type CohortTold, cohortMessage } from '../../src/web/cohort-messages.ts'
import { packetOf } from './referral.ts'

type Facts = { readonly language: string; readonly origin: string; readonly at: Date; readonly now: Date }

const PHONE = '020 7946 0100'

/** Returns every message about appointments and groups to somebody who reads this language, open and guarded. */
export function meetingMessages({ language, origin, at, now }: Facts): readonly (MessageDraft | null)[] {
  const { person } = packetOf({ language, email: 'deniz@example.org', contactBy: 'email' })
  const known = { ...person, id: '1', number: 'P-7K3M-4QRT', wardCode: null, version: 1 }
  const appointment: ShownAppointment = {
    ...{ id: '1', caseId: null, participantId: '1', organizationId: 1, hubId: 1, ownerAccountId: 1, about: 'CV' },
    ...({ way: 'hub', whereWords: null, videoLink: null, startsAt: at, minutes: 45, status: 'booked' } as const),
    ...{
      isNextStep: true,
      movedFrom: null,
      movedBy: null,
      moves: 0,
      clashes: false,
      reason: null,
      chosenAt: now,
      recordedAt: null,
    },
    ...{ noteId: null, feedback: null, feedbackWords: null, version: 1, adviserName: 'Grace Oyelaran' },
    hub: { name: 'Cobblers Green Job Hub', address: '1 Green', phone: PHONE },
  }
  const group = {
    cohort: { id: '1', name: 'Skills for Work', organizationName: 'Fleet Vale Council' },
    ...{ meeting: { startsAt: at, whereWords: 'Tilekiln hall' }, once: '1' },
  }
  const from = { origin, phone: PHONE, organization: 'Fleet Vale Council' }
  const kindsOf = (start: string) =>
    RESIDENT_KINDS.filter((kind) => kind.startsWith(start)).map((kind) => kind.slice(start.length))
  return [false, true].flatMap((othersMaySee) => {
    const them = { ...known, othersMaySee }
    return [
      ...kindsOf('appointment.').map((told) =>
        appointmentMessage(told as AppointmentTold, { appointment, person: them }, from, now),
      ),
      ...kindsOf('cohort.').map((told) => cohortMessage(told as CohortTold, { ...group, person: them }, from, now)),
    ]
  })
}
