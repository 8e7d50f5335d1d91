import type { ResidentMessage } from '../../../domain/message.ts'
import type { NewAdviser } from '../../../records/new-adviser.ts'
import { type TellingFrom, toldPerson } from '../../../web/told-person.ts'

/** Tells somebody who helps them now, and that nothing is lost; null where they have no address that is safe. */
export function newAdviserMessage(
  { eventId, person, adviser, organization }: NewAdviser,
  from: TellingFrom,
): ResidentMessage | null {
  const says = `${adviser} from ${organization} helps you from now on.`
  return toldPerson(
    person,
    {
      ...{ kind: 'case.new-adviser', key: `case-new-adviser:${eventId}`, subject: `${adviser} helps you from now on` },
      lines: [
        says,
        'Nothing you told us is lost. What you have agreed stays agreed.',
        `See it here:\n${from.origin}/requests`,
      ],
      text: says,
      slots: { title: adviser },
    },
    from,
  )
}
