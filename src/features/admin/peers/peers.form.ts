import { readOdsCode } from '../../../domain/ods-code.ts'
import type { NewPeer } from '../../../records/fhir-peer.ts'
import { PEER_SCOPES } from '../../../web/machine.ts'

export type PeerForm = {
  readonly organization: string
  readonly name: string
  readonly odsCode: string
  readonly scopes: readonly string[]
  readonly endpoint: string
}

export type PeerMistakes = Partial<Record<'organization' | 'name' | 'ods-code' | 'scopes' | 'endpoint', string>>

export const EMPTY_PEER: PeerForm = {
  organization: '',
  name: '',
  odsCode: '',
  scopes: PEER_SCOPES.map(({ value }) => value),
  endpoint: '',
}

export const readPeerForm = (form: URLSearchParams): PeerForm => ({
  organization: form.get('organization') ?? '',
  name: (form.get('name') ?? '').trim().slice(0, 80),
  odsCode: (form.get('ods-code') ?? '').trim().slice(0, 20),
  scopes: PEER_SCOPES.map(({ value }) => value).filter((scope) => form.getAll('scope').includes(scope)),
  endpoint: (form.get('endpoint') ?? '').trim().slice(0, 500),
})

/** Returns whom to let in, or what to mend. Only organisations of the list can be chosen, whatever the form says. */
export function readPeer(
  form: PeerForm,
  organizations: readonly { readonly id: number }[],
): { readonly ok: true; readonly peer: NewPeer } | { readonly ok: false; readonly mistakes: PeerMistakes } {
  const organization = organizations.find(({ id }) => String(id) === form.organization)
  const odsCode = form.odsCode === '' ? null : readOdsCode(form.odsCode)
  const mistakes: PeerMistakes = {
    ...(organization ? {} : { organization: 'Choose the organisation' }),
    ...(form.name === '' ? { name: 'Enter what the system is called' } : {}),
    ...(form.odsCode !== '' && odsCode === null ? { 'ods-code': 'Enter a code like G82080, or leave it empty' } : {}),
    ...(form.scopes.length === 0 ? { scopes: 'Choose what the system may do' } : {}),
    ...(form.endpoint === '' || isHttps(form.endpoint)
      ? {}
      : { endpoint: 'Enter an address that begins with https://, or leave it empty' }),
  }
  if (Object.keys(mistakes).length > 0 || !organization) return { ok: false, mistakes }
  const { name, scopes } = form
  return { ok: true, peer: { organizationId: organization.id, name, odsCode, scopes, endpoint: form.endpoint || null } }
}

function isHttps(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
}

/** The code system of the Directory of Services; its numbers are digits. */
export const DIRECTORY_OF_SERVICES = 'https://fhir.nhs.uk/Id/dos-service-id'

export const readServiceNumber = (form: URLSearchParams): { readonly service: string; readonly value: string } => ({
  service: form.get('service') ?? '',
  value: (form.get('number') ?? '').replace(/\s/g, '').slice(0, 40),
})

export type NumberMistakes = Partial<Record<'service' | 'number', string>>

export const numberMistakes = (
  { service, value }: ReturnType<typeof readServiceNumber>,
  services: readonly { readonly id: number }[],
): NumberMistakes => ({
  ...(services.some(({ id }) => String(id) === service) ? {} : { service: 'Choose the service' }),
  ...(/^\d{3,20}$/.test(value) ? {} : { number: 'Enter the number, digits only' }),
})
