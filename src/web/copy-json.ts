import { z } from 'zod'
import type { PersonCopy } from '../records/copy-of-person.ts'

/** Raised whenever the shape changes, so that a program knows what it reads. */
const COPY_VERSION = 2

const counts = z.record(z.string(), z.int().min(0))

/** The shape of `copy.json`. `copy.schema.json` beside it says the same for programs (JSON Schema 2020-12). */
export const COPY_JSON = z.strictObject({
  format: z.literal('good-work-copy'),
  version: z.literal(COPY_VERSION),
  madeAt: z.iso.datetime(),
  record: z.string(),
  organization: z.string(),
  alsoHeldBy: z.array(z.string()),
  notGiven: z.strictObject({ withheld: counts, redacted: counts, underOtherNames: z.int().min(0) }),
  tables: z.array(
    z.strictObject({
      table: z.string(),
      group: z.string(),
      title: z.string(),
      rows: z.array(z.record(z.string(), z.json())),
    }),
  ),
  files: z.array(z.strictObject({ name: z.string() })),
})

/** Returns the copy for programs: everything that the readable file says, with dates and moments in ISO 8601. */
export const copyJson = (copy: PersonCopy, files: readonly string[], now: Date): string =>
  JSON.stringify(
    {
      format: 'good-work-copy',
      version: COPY_VERSION,
      madeAt: now.toISOString(),
      record: copy.number,
      organization: copy.organization,
      alsoHeldBy: copy.others,
      notGiven: { withheld: copy.withheld, redacted: copy.redacted, underOtherNames: copy.underOtherNames },
      tables: copy.tables,
      files: files.map((name) => ({ name })),
    },
    null,
    2,
  )

/** Returns the schema of that file. */
export const copySchema = (): string =>
  JSON.stringify({ ...z.toJSONSchema(COPY_JSON), title: 'A copy of what is held about one person' }, null, 2)
