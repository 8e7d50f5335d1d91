/**
 * Shows what a minute of spam leaves: `bin/bench spam`. A thousand machine posts within one minute of a clock that is
 * told, of every kind we know, against the form of “Your requests”, which writes
 * a code and a message each time; and one person in the middle of them.
 */
import { requestsRoutes } from '../src/features/public/requests/requests.routes.ts'
import { demoPlaces } from '../test/harness/ask.ts'
import { testDatabase } from '../test/harness/database.ts'
import { SPAM_POSTS, spamMinute } from '../test/harness/spam-minute.ts'

const MINUTES = [0, 1, 2]
const START = Date.parse('2026-11-23T10:00:00Z')

const { web, owner, drop } = await testDatabase()
try {
  const visitor = { db: web, places: await demoPlaces(), routes: requestsRoutes }
  for (const minute of MINUTES) {
    const person = `person${minute}@example.org`
    const { presses, ledTo } = await spamMinute(
      {
        visitor,
        path: '/requests',
        fields: (n) => ({ address: `machine${minute}-${n}@example.org`, next: '/requests' }),
        person: { address: person, next: '/requests' },
      },
      START + minute * 60_000,
    )
    const machines = await owner
      .selectFrom('address_code')
      .select('id')
      .where('address', 'like', `machine${minute}-%`)
      .execute()
    const arrived = await owner.selectFrom('message').select('id').where('address', '=', person).execute()
    console.log(
      `minute ${minute + 1}: ${SPAM_POSTS} machine posts left ${machines.length} rows (20 at most); ` +
        `the person got through after ${presses === 1 ? 'one press' : `${presses} presses`}, to ${ledTo}, ` +
        `with ${arrived.length} message`,
    )
    if (machines.length > 20 || arrived.length !== 1) process.exitCode = 1
  }
} finally {
  await drop()
}
