import { phoneWords } from '../adapters/text/contact-address.ts'
import { CONTACT_WAYS } from '../domain/help-request.ts'
import type { Participant } from '../domain/participant.ts'
import type { Address } from '../domain/permission.ts'
import { optionText } from './option-words.ts'

/** Returns how somebody is reached, in words: "Phone call: 07700 900 982". */
export function reachedBy(person: Pick<Participant, 'contactBy' | 'phone' | 'email' | 'postalAddress'>): string {
  const phone = person.phone ? phoneWords(person.phone) : ''
  const address = { phone, text: phone, email: person.email ?? '', post: person.postalAddress ?? '' }[person.contactBy]
  return `${optionText(CONTACT_WAYS, person.contactBy)}: ${address}`
}

/** Returns an address as people write it: "07700 900 982". */
export const addressWords = ({ kind, value }: Address): string => (kind === 'phone' ? phoneWords(value) : value)
