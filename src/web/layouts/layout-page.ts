import type { Html } from '../../kit/html.ts'
import type { Ask } from '../ask.ts'
import type { Breadcrumb } from '../components/breadcrumbs.ts'
import type { NavigationItem } from '../components/service-navigation.ts'

/** A language this page can be read in; without `href` it is the one being read. */
export type LanguageLink = { readonly code: string; readonly href?: string | undefined }

/** The part of an Ask that the page around the content needs; none of it touches the database. */
export type LayoutAsk = Pick<Ask, 'place' | 'origin' | 'path' | 'cookies' | 'now' | 'demo'>

export type LayoutPage = {
  readonly ask: LayoutAsk
  /** The heading of the page; the name of the site is added after it. */
  readonly title: string
  /** For search engines and shared links: one or two sentences. */
  readonly description?: string | undefined
  /** Path under which this page should be known; as asked, without its query, unless said. */
  readonly canonicalPath?: string | undefined
  readonly backTo?: { readonly href: string; readonly text?: string | undefined } | undefined
  readonly breadcrumbs?: readonly Breadcrumb[] | undefined
  /** A reading column, or the whole width. Two-thirds unless said. */
  readonly width?: 'two-thirds' | 'wide' | undefined
  /** What stands in the coloured opening across the window, in its own `govuk-width-container`. */
  readonly hero?: Html | undefined
  /** JSON-LD, alternate links, more Open Graph. */
  readonly head?: Html | undefined
  readonly robots?: 'noindex' | undefined
  /** Language of the content; the header and footer stay in English. */
  readonly lang?: string | undefined
  readonly dir?: 'ltr' | 'rtl' | undefined
  /** The languages this page can be read in. */
  readonly languages?: readonly LanguageLink[] | undefined
  /** How many are on the shortlist; counted from the shortlist cookie unless said. */
  readonly shortlistCount?: number | undefined
  /** For people who are signed in: their own sections instead of the public ones, and who they act for. */
  readonly desk?: { readonly navigation: readonly NavigationItem[]; readonly bar: Html } | undefined
  /** Whether the page shows mistakes in a form, which its title then says first. */
  readonly hasErrors?: boolean | undefined
}
