import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takeQueryWallAway } from '../../harness/walls.ts'

takeQueryWallAway()
const { fhirSystem } = await import('../../harness/fhir-system.ts')
const { strangersAsk } = await import('./fhir-strangers.ts')

describe('another organisation’s system, with the policies of the database alone', () => {
  it('reads and changes nothing of a referral that is not its own', async () => {
    const system = await fhirSystem(new Date('2026-11-23T10:00:00Z'))
    try {
      const { asked, leaks } = await strangersAsk(system)
      assert.deepEqual(leaks, [])
      console.log(`policies alone: ${asked} requests of a stranger, 0 leaks`)
    } finally {
      await system.close()
    }
  })
})
