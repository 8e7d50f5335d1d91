import type { Bundle, FhirResource, MessageHeader } from 'fhir/r4.js'
import { isLoose, type Loose } from '../formats/loose.ts'
import type { Finding } from './finding.ts'

/** A resource of a bundle, with where it stands. */
export type Entry<R extends FhirResource = FhirResource> = { readonly resource: R; readonly path: string }

/** A message whose parts can be found by how they are referred to. */
export type Message = {
  readonly bundle: Bundle<FhirResource>
  readonly header: MessageHeader
  /** Returns what a reference means inside this message; null where it leads out of it. */
  readonly resolve: (reference: string | undefined) => Entry | null
  /** Returns the resource that a reference means, where it is of this type. */
  readonly find: <T extends FhirResource['resourceType']>(
    type: T,
    reference: string | undefined,
  ) => Entry<Extract<FhirResource, { resourceType: T }>> | null
  /** Returns every resource of a type, in their order. */
  readonly all: <T extends FhirResource['resourceType']>(
    type: T,
  ) => readonly Entry<Extract<FhirResource, { resourceType: T }>>[]
}

/**
 * Returns a tidied bundle as a message, and what is wrong with it as one: its type, its header first, each address
 * once, and every reference resolving inside it. `message` is null where it has no header at all.
 */
export function asMessage(bundle: Bundle<FhirResource>): {
  readonly message: Message | null
  readonly findings: readonly Finding[]
} {
  const entries = (bundle.entry ?? []).map(({ fullUrl, resource }, i) => ({ fullUrl, resource, i }))
  const findings: Finding[] = []
  const wrong = (issue: Finding['issue'], words: string, expression: string) =>
    findings.push({ severity: 'error', issue, words, expression })
  if (bundle.type !== 'message') wrong('invariant', 'The type of this bundle should be “message”.', 'Bundle.type')
  const header = entries[0]?.resource
  if (header?.resourceType !== 'MessageHeader') {
    const at = entries.length > 0 ? 'Bundle.entry[0].resource' : 'Bundle.entry'
    wrong('required', 'The first entry of a message is its MessageHeader.', at)
    return { message: null, findings }
  }
  const byAddress = new Map<string, Entry>()
  for (const { fullUrl, resource, i } of entries) {
    const at = `Bundle.entry[${i}]`
    if (!resource) continue
    if (!fullUrl) wrong('required', 'An entry of a message has an address of its own.', `${at}.fullUrl`)
    for (const address of addressesOf(fullUrl, resource)) {
      const other = byAddress.get(address)
      if (other && other.resource !== resource) wrong('invariant', 'Two entries have one address.', `${at}.fullUrl`)
      byAddress.set(address, { resource, path: `${at}.resource` })
    }
  }
  const resolve = (reference: string | undefined): Entry | null => byAddress.get(normalised(reference ?? '')) ?? null
  findings.push(...unresolved(bundle, resolve))
  return { message: { bundle, header, resolve, ...finders(entries, resolve) }, findings }
}

function finders(
  entries: readonly { readonly resource: FhirResource | undefined; readonly i: number }[],
  resolve: Message['resolve'],
): Pick<Message, 'find' | 'all'> {
  return {
    find: ((type: string, reference: string | undefined) => {
      const entry = resolve(reference)
      return entry?.resource.resourceType === type ? entry : null
    }) as Message['find'],
    all: ((type: string) =>
      entries.flatMap(({ resource, i }) =>
        resource?.resourceType === type ? [{ resource, path: `Bundle.entry[${i}].resource` }] : [],
      )) as Message['all'],
  }
}

/** A resource is found by its whole address, by the end of it (`Patient/1`), and by its type and id. */
function addressesOf(fullUrl: string | undefined, { resourceType, id }: FhirResource): Set<string> {
  const end = fullUrl ? /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})$/.exec(fullUrl)?.[1] : undefined
  return new Set([
    ...(fullUrl ? [normalised(fullUrl)] : []),
    ...(end ? [end] : []),
    ...(id ? [`${resourceType}/${id}`] : []),
  ])
}

const normalised = (address: string): string =>
  /^urn:uuid:/i.test(address) ? address.toLowerCase() : address.replace(/\/_history\/.*$/, '')

/** Every reference that leads nowhere. A whole web address may be answered by somebody else: that is no fault. */
function unresolved(bundle: Bundle<FhirResource>, resolve: Message['resolve']): readonly Finding[] {
  return (bundle.entry ?? []).flatMap(({ resource }, i) =>
    referencesIn(resource, `Bundle.entry[${i}].resource`).flatMap(({ reference, path, contained }) => {
      if (/^https?:\/\//i.test(reference) || contained.has(reference) || resolve(reference)) return []
      return [
        { severity: 'warning', issue: 'not-found', words: 'This refers to nothing in the message.', expression: path },
      ]
    }),
  )
}

type Found = { readonly reference: string; readonly path: string; readonly contained: ReadonlySet<string> }

/** Returns every reference in a resource, wherever it is, with its path. */
function referencesIn(resource: unknown, path: string): readonly Found[] {
  if (!isLoose(resource)) return []
  const inside = Array.isArray(resource.contained) ? resource.contained.filter(isLoose) : []
  const contained = new Set(inside.map(({ id }) => `#${id}`))
  return referencesUnder(resource, path).map((found) => ({ ...found, contained }))
}

function referencesUnder(value: unknown, path: string): { reference: string; path: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => referencesUnder(one, `${path}[${i}]`))
  if (!isLoose(value)) return []
  const own = typeof value.reference === 'string' ? [{ reference: value.reference, path: `${path}.reference` }] : []
  return [...own, ...Object.entries(value as Loose).flatMap(([name, part]) => referencesUnder(part, `${path}.${name}`))]
}
