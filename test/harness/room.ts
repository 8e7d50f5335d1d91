import type { Route } from '../../src/web/ask.ts'
import { demoPlaces, type Visitor } from './ask.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** Opens the rooms behind these routes over the made-up borough at a moment; `database.drop` after the tests. */
export async function openRooms(
  routes: readonly Route[],
  now: Date,
): Promise<{ readonly database: TestDatabase; readonly visitor: Visitor }> {
  const database = await testDatabase({ demo: now })
  return { database, visitor: { db: database.web, now, places: await demoPlaces(), routes } }
}
