import { BlockList, isIP } from 'node:net'

const OWN_MACHINE = new BlockList()
OWN_MACHINE.addSubnet('127.0.0.0', 8, 'ipv4')
OWN_MACHINE.addAddress('::1', 'ipv6')

/**
 * Returns the network an address belongs to, for limits: the /24 of IPv4 (three numbers), the /56 of IPv6, which is
 * what one household or one hired machine is given. Null for this machine itself (a proxy that was not named in the
 * settings would make everybody look like one), and for what is no address.
 */
export function networkOf(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const kind = isIP(plain)
  if (kind === 0 || OWN_MACHINE.check(plain, kind === 4 ? 'ipv4' : 'ipv6')) return null
  if (kind === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  const [head = '', tail = ''] = plain.replace(/%.*$/, '').split('::')
  const before = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const groups = [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  const bits = groups.slice(0, 4).map((group) => group.padStart(4, '0').toLowerCase())
  return `${bits.join('').slice(0, 14)}/56`
}
