/** Returns an address that a link may lead to: http or https, and nothing that a browser would run. Null otherwise. */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const { protocol } = new URL(text)
  return protocol === 'https:' || protocol === 'http:' ? text : null
}
