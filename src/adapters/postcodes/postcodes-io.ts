import { z } from 'zod'
import { type Located, normalisePostcode, type PostcodeLookup } from '../../domain/postcode.ts'
import { type FetchLimits, openAddress } from '../fetch/open-address.ts'

const gss = z.string().nullish().catch(null)
const RESULT = z.object({
  postcode: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  codes: z.object({ admin_district: gss, admin_ward: gss, lsoa21: gss, lsoa: gss }).partial().nullish(),
})
const ANSWER = z.object({ result: z.union([RESULT, z.array(RESULT)]).nullable() })

/** A resident waits for this answer, so it is a short one or none. */
const PATIENCE: FetchLimits = { maxBytes: 100_000, connectMs: 1500, idleMs: 1500, wholeMs: 2500 }

/**
 * Returns a lookup that asks postcodes.io, or a copy of it that a council runs itself, at this address. Only the
 * postcode is sent. `limits` opens the guard further for a copy inside one's own network.
 */
export function postcodesIo(address: string, limits: FetchLimits = {}): PostcodeLookup {
  const base = address.replace(/\/+$/, '')
  return async (typed) => {
    const postcode = normalisePostcode(typed)
    if (!postcode) return null
    try {
      const { body } = await openAddress(`${base}/postcodes/${postcode.compact}`, { ...PATIENCE, ...limits })
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      return located(ANSWER.parse(JSON.parse(Buffer.concat(chunks).toString())).result, postcode.compact)
    } catch {
      return null
    }
  }
}

function located(result: z.infer<typeof ANSWER>['result'], compact: string): Located | null {
  const candidates = Array.isArray(result) ? result : result ? [result] : []
  const found = candidates.find(({ postcode }) => normalisePostcode(postcode)?.compact === compact)
  if (!found || found.latitude === null || found.longitude === null) return null
  return {
    point: { lat: found.latitude, lng: found.longitude },
    from: 'postcode',
    wardCode: code(found.codes?.admin_ward),
    lsoaCode: code(found.codes?.lsoa21 ?? found.codes?.lsoa),
    boroughCode: code(found.codes?.admin_district),
  }
}

/** Codes such as E99999999 say "not applicable here". */
const code = (text: string | null | undefined): string | null =>
  text && /^[A-Z]\d{8}$/.test(text) && !text.endsWith('99999999') ? text : null
