import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** An address that a name stands for. */
export type Resolved = { readonly address: string; readonly family: 4 | 6 }

/** Turns a host name into addresses; the system's own unless a test brings another. */
export type Resolver = (host: string) => Promise<readonly Resolved[]>

/** Everything that is not the public internet: RFC 6890 and what came after it. */
const FORBIDDEN_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Only global unicast (2000::/3) is public; of it, tunnels and documentation are not. */
const FORBIDDEN_6: readonly (readonly [string, number])[] = [
  ['::', 3],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['4000::', 2],
  ['8000::', 1],
]

const forbidden4 = new BlockList()
for (const [net, bits] of FORBIDDEN_4) forbidden4.addSubnet(net, bits, 'ipv4')
const forbidden6 = new BlockList()
for (const [net, bits] of FORBIDDEN_6) forbidden6.addSubnet(net, bits, 'ipv6')

/** Returns whether an address may be reached: public, and not an IPv4 address dressed as IPv6. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  return family === 4 ? !forbidden4.check(address, 'ipv4') : !forbidden6.check(address, 'ipv6')
}

/** Asks the system, for all addresses that a name has. */
export const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }))

/**
 * Returns the one address to connect to, resolved once and then kept: a name that changes its mind between check and
 * use changes nothing. Null where the name has no address; `forbidden` where any of its addresses is not public.
 */
export async function pinAddress(
  host: string,
  resolve: Resolver,
  allowPrivate: boolean,
): Promise<Resolved | 'forbidden' | null> {
  const bare = host.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  const found = family ? [{ address: bare, family: family === 6 ? (6 as const) : (4 as const) }] : await resolve(bare)
  if (!allowPrivate && found.some(({ address }) => !isPublicAddress(address))) return 'forbidden'
  return found[0] ?? null
}
