import { createConnection } from 'node:net'
import type { Scanner, Verdict } from './scanner.ts'

const LONGEST_MS = 20_000

/**
 * A scanner that asks a clamd: `/run/clamav/clamd.ctl`, or `host:port`. INSTREAM of its protocol: pieces with their
 * length before them, an empty one at the end, and one line for an answer.
 */
export const clamd =
  (address: string): Scanner =>
  (bytes) =>
    new Promise<Verdict>((resolve) => {
      const unavailable = () => resolve({ verdict: 'unavailable' })
      const socket = createConnection(addressOf(address))
      let answer = ''
      socket.setTimeout(LONGEST_MS, () => socket.destroy())
      socket.on('connect', () => {
        socket.write('zINSTREAM\0')
        const length = Buffer.alloc(4)
        length.writeUInt32BE(bytes.length)
        socket.write(length)
        socket.write(bytes)
        socket.write(Buffer.alloc(4))
      })
      socket.on('data', (data) => {
        answer += data.toString('latin1')
      })
      socket.on('error', unavailable)
      socket.on('close', () => resolve(read(answer)))
    })

function addressOf(address: string): { path: string } | { host: string; port: number } {
  if (address.startsWith('/')) return { path: address }
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) }
}

function read(answer: string): Verdict {
  if (/^stream: OK\0?\s*$/.test(answer)) return { verdict: 'clean' }
  const virus = /^stream: (.+) FOUND\0?\s*$/.exec(answer)
  return virus ? { verdict: 'found', what: virus[1]! } : { verdict: 'unavailable' }
}
