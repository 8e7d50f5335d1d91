import { statusText } from '../domain/enrolment.ts'
import type { Viewer } from '../domain/permission.ts'
import { ownEnrolments } from '../records/enrolment-list.ts'
import type { Db } from '../records/schema.ts'
import { enrolmentNextStep } from './enrolment-words.ts'
import type { OwnRequest } from './own-request.ts'

export const ownEnrolmentPath = ({ reference }: { readonly reference: string }): string =>
  `/requests/enrolments/${reference}`

/** Returns what this viewer enrolled on, as lines of “Your requests”. */
export async function ownEnrolmentLines(db: Db, viewer: Viewer, now: Date): Promise<readonly OwnRequest[]> {
  return (await ownEnrolments(db, viewer)).map((enrolment) => ({
    reference: enrolment.reference,
    title: enrolment.title,
    status: statusText(enrolment.status),
    nextStep: enrolmentNextStep(enrolment, now),
    date: enrolment.madeAt,
    path: ownEnrolmentPath(enrolment),
  }))
}
