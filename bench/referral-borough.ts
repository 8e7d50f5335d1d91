import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Member, Role } from '../src/domain/permission.ts'

/** Everything that is measured happens at this moment. */
export const BOROUGH_NOW = new Date('2026-11-23T10:00:00Z')

/**
 * Fills an empty, migrated database with these files of statements, one after another. `url` is a superuser's: rows that
 * were made to fit one another need no checks, one by one, that they do.
 */
export async function fillBorough(
  url: string,
  files: readonly string[],
  size: Readonly<Record<string, number>>,
): Promise<void> {
  const connection = new pg.Client({ connectionString: url })
  await connection.connect()
  try {
    for (const file of files) {
      let statements = readFileSync(join(import.meta.dirname, file), 'utf8')
      for (const [what, n] of Object.entries(size)) statements = statements.replaceAll(`:${what}`, String(n))
      statements = statements.replaceAll(':now', `timestamptz '${BOROUGH_NOW.toISOString()}'`)
      await connection.query(`set session_replication_role = replica; ${statements}`)
      await connection.query('vacuum analyze')
    }
  } finally {
    await connection.end()
  }
}

const member = (accountId: number, role: Role, hubIds: readonly number[]): Member => {
  const membership = { id: accountId, organizationId: 1, organizationName: 'The council', role, hubIds }
  return { kind: 'member', accountId, name: `Colleague ${accountId}`, membership, memberships: [membership] }
}

/** Who is measured: one with a list of forty people, and one with a hub of a tenth of the borough. */
export const LOOKING: Readonly<Record<string, Member>> = {
  adviser: member(1007, 'adviser', []),
  manager: member(1, 'hub-manager', [1]),
}
