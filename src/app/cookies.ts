import type { Cookie } from '../kit/http.ts'

/** Browsers accept this prefix only from a secure page and for this host alone: nobody can plant one from beside us. */
const HOST_PREFIX = '__Host-'

/** Returns a Set-Cookie header. Kept from scripts, from other sites' forms and, over https, from other hosts. */
export function setCookieHeader(cookie: Cookie, https: boolean): string {
  const name = https ? HOST_PREFIX + cookie.name : cookie.name
  const parts = [`${name}=${encodeURIComponent(cookie.value)}`, 'Path=/', `Max-Age=${cookie.maxAgeSeconds}`]
  return [...parts, 'HttpOnly', 'SameSite=Lax', ...(https ? ['Secure'] : [])].join('; ')
}

/** Returns the cookies that are ours under the names we gave them; over https, only those with the prefix. */
export function readCookies(
  sent: Readonly<Record<string, string | undefined>>,
  https: boolean,
): Readonly<Record<string, string | undefined>> {
  if (!https) return sent
  const ours = Object.entries(sent).filter(([name]) => name.startsWith(HOST_PREFIX))
  return Object.fromEntries(ours.map(([name, value]) => [name.slice(HOST_PREFIX.length), value]))
}
