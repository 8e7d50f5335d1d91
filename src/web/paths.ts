import { slug } from '../domain/slug.ts'

type Titled = { readonly id: number; readonly title: string }

/** Returns the address of a listing; `near` goes along so that its page can say how far it is. */
export function opportunityPath({ id, title }: Titled, near?: string | null): string {
  const path = `/opportunities/${id}/${knownSlug(title)}`
  return near ? `${path}?near=${encodeURIComponent(near)}` : path
}

/** The same titles stand on page after page; working their words out takes longer than the rest of the address. */
const SLUGS = new Map<string, string>()

function knownSlug(title: string): string {
  const known = SLUGS.get(title)
  if (known !== undefined) return known
  if (SLUGS.size >= 5000) SLUGS.clear()
  const words = slug(title)
  SLUGS.set(title, words)
  return words
}

/** Returns the address of an organisation's page. */
export const organizationPath = (id: number, name: string): string => `/organisations/${id}/${slug(name)}`

export const hubPath = (hub: { readonly slug: string }): string => `/hubs/${hub.slug}`
export const articlePath = (article: { readonly slug: string }): string => `/advice/${article.slug}`

/** Returns a way back within this deployment: a path as it came in a form, or `/` where it would lead elsewhere. */
export function safeBack(path: string | null): string {
  return path !== null && /^\/(?![/\\])[^\\\s]*$/.test(path) && path.length <= 2000 ? path : '/'
}

/** Returns the number in an address part, where it is a whole one that the database could hold; null otherwise. */
export function readId(text: string | undefined): number | null {
  return text && /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647 ? Number(text) : null
}
