import { escapeHtml, Html, html } from '../../kit/html.ts'

/** Options that may be left out or be handed over empty, as the results of a lookup often are. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The words of a component: `html` wins over `text`, as in the macros. */
export type Words = Given<{ text: string | number; html: Html }>

type AttributeValue = string | number | boolean | null | undefined
/** Extra attributes of the outermost element. `optional` leaves one out when empty and writes `true` as a bare name. */
export type Attributes =
  | Html
  | Readonly<Record<string, AttributeValue | { readonly value: AttributeValue; readonly optional?: boolean }>>

/** What every component takes. */
export type Common = Given<{ classes: string; attributes: Attributes }>

export const NOTHING = html``

/** Returns the class names joined by a space, without the empty ones. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** Returns the words of a component, or the fallback where it was given none. */
export const wordsOf = (given: Words | undefined, fallback: string | Html = ''): string | number | Html =>
  given?.html?.text ? given.html : given?.text || fallback

export const hasWords = (given: Words | undefined): boolean => Boolean(given?.html?.text || given?.text)

/** Returns ` name="value"` where there is a value, and nothing where there is none. */
export const attribute = (name: string, value: string | number | boolean | null | undefined): Html =>
  value === undefined || value === null || value === '' || value === false ? NOTHING : html` ${name}="${String(value)}"`

/** Returns ` name` when on. */
export const flag = (name: string, on: unknown): Html => (on ? html` ${name}` : NOTHING)

/** Returns the attributes as markup, each with a space before it. */
export function attributes(given: Attributes | undefined): Html {
  if (!given || given instanceof Html) return given ?? NOTHING
  return new Html(
    Object.entries(given)
      .map(([name, item]) => {
        const { value, optional } = typeof item === 'object' && item ? item : { value: item, optional: false }
        if (optional && (value === undefined || value === null || value === false)) return ''
        if (optional && value === true) return ` ${escapeHtml(name)}`
        return ` ${escapeHtml(name)}="${escapeHtml(String(value ?? ''))}"`
      })
      .join(''),
  )
}
