import { type Answer, data } from '../kit/http.ts'

/** One page of a list in the envelope of Open Referral UK 3.0. */
export type Envelope<Item> = {
  readonly total_items: number
  readonly total_pages: number
  readonly page_number: number
  readonly size: number
  readonly first_page: boolean
  readonly last_page: boolean
  readonly empty: boolean
  readonly contents: readonly Item[]
}

/** Returns the envelope around one page of contents; pages count from 1 and an empty list is one empty page. */
export function envelope<Item>(
  contents: readonly Item[],
  total: number,
  page: number,
  perPage: number,
): Envelope<Item> {
  const pages = Math.max(1, Math.ceil(total / perPage))
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}

/**
 * Anyone may read open data from any page in any browser. It may be kept for half a minute: a listing that is taken
 * down has to be gone from everywhere within one.
 */
export const OPEN_HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=30' } as const

/** Answers open data as JSON. */
export const openJson = (value: unknown, status = 200): Answer =>
  data('application/json; charset=utf-8', JSON.stringify(value), status, OPEN_HEADERS)

/** Answers open data as one JSON document a line. */
export const openLines = (values: readonly unknown[]): Answer =>
  data('application/x-ndjson', values.map((value) => `${JSON.stringify(value)}\n`).join(''), 200, OPEN_HEADERS)

export type Mistake = { readonly parameter: string; readonly message: string }

/** Refuses parameters that cannot be read, each with what it should look like. */
export const openMistakes = (mistakes: readonly Mistake[]): Answer => openJson({ errors: mistakes }, 400)

/** Says that there is nothing under this identifier, in JSON, because programs read it. */
export const openNotFound = (): Answer =>
  openJson({ errors: [{ parameter: 'id', message: 'There is nothing here under this identifier.' }] }, 404)
