import { type Located, normalisePostcode } from '../domain/postcode.ts'
import type { Db } from './schema.ts'

export type { Located }

/**
 * Returns where each of these postcodes lies, in one query, by the text as it was given. What is not a postcode, and
 * what lies in an outcode that is not known either, is absent. Terminated postcodes are found like live ones.
 */
export async function locatePostcodes(db: Db, postcodes: Iterable<string>): Promise<Map<string, Located>> {
  const asked = new Map<string, { compact: string; outcode: string }>()
  for (const text of postcodes) {
    const postcode = normalisePostcode(text)
    if (postcode) asked.set(text, postcode)
  }
  if (asked.size === 0) return new Map()

  const compact = [...new Set([...asked.values()].map((postcode) => postcode.compact))]
  const outcodes = [...new Set([...asked.values()].map((postcode) => postcode.outcode))]
  const rows = await db
    .selectFrom('postcode')
    .select(['postcode as code', 'lat', 'lng', 'ward_code', 'lsoa_code', 'borough_code'])
    .where((where) => where('postcode', '=', where.fn.any(where.val(compact))))
    .unionAll(
      db
        .selectFrom('outcode')
        .select((select) => [
          'outcode as code',
          'lat',
          'lng',
          select.val<string | null>(null).as('ward_code'),
          select.val<string | null>(null).as('lsoa_code'),
          select.val<string | null>(null).as('borough_code'),
        ])
        .where((where) => where('outcode', '=', where.fn.any(where.val(outcodes)))),
    )
    .execute()

  const byCode = new Map(rows.map((row) => [row.code, row]))
  const located = new Map<string, Located>()
  for (const [text, { compact, outcode }] of asked) {
    const exact = byCode.get(compact)
    const row = exact ?? byCode.get(outcode)
    if (!row) continue
    located.set(text, {
      point: { lat: row.lat, lng: row.lng },
      from: exact ? 'postcode' : 'outcode',
      wardCode: row.ward_code,
      lsoaCode: row.lsoa_code,
      boroughCode: row.borough_code,
    })
  }
  return located
}
