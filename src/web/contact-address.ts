import { phoneWords } from '../adapters/text/contact-address.ts'
import { CONTACT_WAYS, type ContactWay, type SafeContact } from '../domain/help-request.ts'
import { optionText } from './option-words.ts'

type Reachable = Pick<SafeContact, 'contactBy' | 'email' | 'phone' | 'postalAddress'>

/** Returns how somebody is reached, the way they chose first; then what else is known, for when that fails. */
export function contactRows(person: Reachable): readonly (readonly [way: string, address: string])[] {
  const chosen = addressFor(person, person.contactBy)
  const others = (['phone', 'email', 'post'] as const).filter((way) => addressFor(person, way) !== chosen)
  const rows = [person.contactBy, ...others].map(
    (way) => [optionText(CONTACT_WAYS, way), addressFor(person, way)] as const,
  )
  return rows.flatMap(([way, address]) => (address ? [[way, address] as const] : []))
}

const addressFor = ({ email, phone, postalAddress }: Reachable, way: ContactWay): string | null =>
  ({ phone: phone && phoneWords(phone), text: phone && phoneWords(phone), email, post: postalAddress })[way]
