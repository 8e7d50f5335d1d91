const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const MAIL_HOSTS =
  /(^|\.)(outlook\.(office|office365|live)\.com|attachments\.office\.net|mail\.google\.com|googleusercontent\.com)$/i
const PERSONAL =
  /^(utm_\w+|sid|s?session(_?id|token)?|phpsessid|jsessionid|cfid|cftoken|token|access_token|id_token|auth|pw|pwd|password|fbclid|gclid|mc_[ce]id|_hs\w+)$/i

/**
 * Returns the address of a link in a description, tidied: a scheme added to `www.…`, Outlook's safe-link wrapping undone,
 * session tokens and tracking dropped. Null for what is no place to send anybody: other schemes, relative addresses,
 * addresses with a password in them, links into somebody's mailbox.
 */
export function tidyHref(href: string): string | null {
  // Browsers ignore control characters and line breaks in addresses, so they hide nothing here either.
  const bare = href.replace(/[\p{Cc}\s]+/gu, (gap) => (gap === ' ' ? '%20' : '')).replace(/^(%20)+|(%20)+$/g, '')
  const typed = /^www\./i.test(bare) ? `https://${bare}` : bare
  if (!URL.canParse(typed)) return null
  const url = new URL(typed)
  if (!SCHEMES.has(url.protocol) || url.username || url.password) return null
  if (url.protocol === 'mailto:')
    return /^mailto:[^@?]+@[^@?]+\.[^@?]+/i.test(typed) ? typed.replace(/\?.*$/, '') : null
  if (url.protocol === 'tel:') return /\d{3}/.test(typed) ? typed : null

  const wrapped = /safelinks\.protection\.outlook\.com$/i.test(url.hostname) ? url.searchParams.get('url') : null
  if (wrapped) return tidyHref(wrapped)
  if (MAIL_HOSTS.test(url.hostname) || !url.hostname.includes('.')) return null
  return withoutTokens(url)
}

/** Returns an http or https address with nothing personal in it; null for any other. */
export function tidyWebAddress(text: string): string | null {
  const words = text.trim()
  if (/\s/.test(words)) return null
  const typed = /^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(words) ? `https://${words}` : words
  const tidy = tidyHref(typed)
  return tidy && /^https?:/i.test(tidy) ? tidy : null
}

/** Returns an e-mail address in a text that holds nothing else; null for any other. */
export function tidyEmail(text: string): string | null {
  const typed = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\.$/, '')
  return /^[^\s@,;<>()"]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(typed) && typed.length <= 254 ? typed : null
}

function withoutTokens(url: URL): string {
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '')
  for (const name of [...url.searchParams.keys()]) if (PERSONAL.test(name)) url.searchParams.delete(name)
  return url.href
}
