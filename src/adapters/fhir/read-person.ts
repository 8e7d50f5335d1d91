import type { Address, ContactPoint, HumanName, Identifier, Patient } from 'fhir/r4.js'
import { readNhsNumber } from '../../domain/nhs-number.ts'
import { readOdsCode } from '../../domain/ods-code.ts'
import { normalisePostcode } from '../../domain/postcode.ts'
import type { ReferredPerson, ReferringOrganization } from './incoming-referral.ts'
import type { Message } from './message.ts'
import { SYSTEMS, sameSystem } from './systems.ts'

/**
 * Returns a person as a message tells of them. Ethnicity, religion, marital status, photographs and relatives are left
 * where they are: nobody needs them to answer a referral.
 */
export function readPerson(message: Message, patient: Patient): ReferredPerson {
  const name = bestName(patient.name ?? [])
  const known = (patient.name ?? []).find(({ use }) => use === 'usual' || use === 'nickname')
  const telecoms = [...(patient.telecom ?? []), ...ownContacts(patient)]
  const address = bestAddress(patient.address ?? [])
  return {
    givenNames: name?.given ?? [],
    familyName: name?.family ?? null,
    name: nameOf(patient),
    knownAs: known && known !== name ? nameLine(known) || null : null,
    bornOn: /^\d{4}-\d{2}-\d{2}$/.test(patient.birthDate ?? '') ? patient.birthDate! : null,
    nhsNumber: readNhsNumber(identifierOf(patient.identifier, SYSTEMS.nhsNumber) ?? ''),
    phones: valuesOf(telecoms, ['phone', 'sms']),
    emails: valuesOf(telecoms, ['email']),
    addressLines: address ? addressLines(address) : [],
    postcode: address?.postalCode ? (normalisePostcode(address.postalCode)?.postcode ?? null) : null,
    ...readLanguage(patient),
    practice: readOrganization(message, patient.generalPractitioner?.[0]?.reference),
  }
}

/** Returns the name of a person as one line; empty where they have none. Asks nothing else of the resource. */
export function nameOf({ name }: Patient): string {
  const best = bestName(name ?? [])
  return best ? nameLine(best) : ''
}

/** Returns the organisation that a reference leads to, also by way of a role; null where it leads to none. */
export function readOrganization(message: Message, reference: string | undefined): ReferringOrganization | null {
  const entry = message.resolve(reference)
  if (entry?.resource.resourceType === 'PractitionerRole') {
    return readOrganization(message, entry.resource.organization?.reference)
  }
  if (entry?.resource.resourceType !== 'Organization') return null
  const { name, identifier } = entry.resource
  return { name: name ?? null, odsCode: readOdsCode(identifierOf(identifier, SYSTEMS.odsCode) ?? '') }
}

/** Returns the value that identifiers have in this system. */
export const identifierOf = (identifiers: readonly Identifier[] | undefined, system: string): string | undefined =>
  identifiers?.find((one) => sameSystem(one.system, system))?.value

/** Returns a name as one line, without its title; as it was written whole where it is in no parts. */
export const nameLine = ({ given, family, text }: HumanName): string =>
  [...(given ?? []), ...(family ? [family] : [])].join(' ').trim() || (text ?? '').trim()

/** Returns the numbers or addresses of these kinds, the preferred first, each once; old ones not at all. */
export function valuesOf(telecoms: readonly ContactPoint[], systems: readonly string[]): readonly string[] {
  const fitting = telecoms
    .filter(({ system, use, value }) => value && use !== 'old' && systems.includes(system ?? ''))
    .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99))
  return [...new Set(fitting.map(({ value }) => value!.trim()))]
}

const NAME_ORDER = ['official', 'usual', undefined, 'temp', 'nickname']

function bestName(names: readonly HumanName[]): HumanName | undefined {
  const rank = ({ use }: HumanName) => (NAME_ORDER.includes(use) ? NAME_ORDER.indexOf(use) : NAME_ORDER.length)
  return names.filter((name) => nameLine(name) !== '').sort((a, b) => rank(a) - rank(b))[0]
}

/** The Booking and Referral Standard writes a person's own numbers as those of a contact who is themselves. */
const ownContacts = ({ contact }: Patient): ContactPoint[] =>
  (contact ?? [])
    .filter(({ relationship }) => relationship?.some(({ coding }) => coding?.some(({ code }) => code === 'ONESELF')))
    .flatMap(({ telecom }) => telecom ?? [])

const bestAddress = (addresses: readonly Address[]): Address | undefined =>
  addresses.find(({ use }) => use === 'home') ?? addresses.find(({ use }) => use !== 'old' && use !== 'billing')

function addressLines({ line, city, district, text, postalCode }: Address): readonly string[] {
  const parts = [...(line ?? []), city, district].filter((part): part is string => Boolean(part?.trim()))
  if (parts.length > 0) return [...new Set(parts)]
  return (text ?? '')
    .split(/,|\n/)
    .map((part) => part.replace(postalCode ?? '\u0000', '').trim())
    .filter(Boolean)
}

function readLanguage({ communication, extension }: Patient): Pick<ReferredPerson, 'language' | 'interpreter'> {
  const spoken = communication?.find(({ preferred }) => preferred) ?? communication?.[0]
  const code = spoken?.language.coding?.find(({ code }) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(code ?? ''))?.code
  const interpreter = extension?.some(({ url, valueBoolean }) => /interpreterRequired$/i.test(url) && valueBoolean)
  return { language: code ?? null, interpreter: interpreter ?? false }
}
