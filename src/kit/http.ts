import type { Html } from './html.ts'

/** What a handler is asked. `web/ask.ts` names the database, the viewer and the place for our subject. */
export type BareAsk = {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: URLSearchParams
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** The path with its query, as asked: `/opportunities?q=care`. */
  readonly path: string
  /** Scheme and host this deployment is known by, without a slash at the end. */
  readonly origin: string
  readonly now: Date
  /** Files sent with a form, in memory and within its limits; empty for other forms. */
  readonly files: readonly UploadedFile[]
  /** Where the request came from, for limits alone: never stored as it is, never logged. */
  readonly remote: string
  /** Whether it came as browsers send forms; programs that pretend are no worse off. For limits alone. */
  readonly fromBrowser: boolean
}

export type UploadedFile = {
  /** Name of the form's field. */
  readonly field: string
  /** As the browser calls it: shown back to whoever sent it, never used as a path. */
  readonly name: string
  readonly bytes: Uint8Array
  /** True where the file was larger than we take: the bytes are then not all of it. */
  readonly tooLarge: boolean
}

export type Cookie = { readonly name: string; readonly value: string; readonly maxAgeSeconds: number }
export type Headers = Readonly<Record<string, string>>

/** What a handler answers. Only `app/` turns this into bytes. */
export type Answer =
  | {
      readonly kind: 'page'
      readonly status: number
      readonly html: Html
      readonly headers?: Headers
      readonly cookies?: readonly Cookie[]
    }
  | {
      readonly kind: 'data'
      readonly status: number
      readonly type: string
      readonly body: string | Uint8Array
      readonly headers?: Headers
    }
  | { readonly kind: 'redirect'; readonly status: 301 | 303; readonly to: string; readonly cookies?: readonly Cookie[] }

/** Answers a page: 200 unless told otherwise. */
export const page = (
  html: Html,
  status = 200,
  more: { headers?: Headers; cookies?: readonly Cookie[] } = {},
): Answer => ({
  kind: 'page',
  status,
  html,
  ...more,
})

/** Answers something other than a page, with its media type. */
export const data = (type: string, body: string | Uint8Array, status = 200, headers: Headers = {}): Answer => ({
  kind: 'data',
  status,
  type,
  body,
  headers,
})

/** Answers JSON. */
export const json = (value: unknown, status = 200, headers: Headers = {}): Answer =>
  data('application/json; charset=utf-8', JSON.stringify(value), status, headers)

/** Sends the browser on with a GET, as after a form; `301` for an address that has moved for good. */
export const redirect = (to: string, cookies: readonly Cookie[] = [], status: 301 | 303 = 303): Answer => ({
  kind: 'redirect',
  status,
  to,
  cookies,
})
