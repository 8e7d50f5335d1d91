import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { takePoliciesAway } from '../../harness/walls.ts'

const { fhirSystem } = await import('../../harness/fhir-system.ts')
const { strangersAsk } = await import('./fhir-strangers.ts')

describe('another organisation’s system, with the conditions of the queries alone', () => {
  it('reads and changes nothing of a referral that is not its own', async () => {
    const system = await fhirSystem(new Date('2026-11-23T10:00:00Z'))
    try {
      assert.ok((await takePoliciesAway(system.owner)) > 10)
      const { asked, leaks } = await strangersAsk(system)
      assert.deepEqual(leaks, [])
      console.log(`queries alone: ${asked} requests of a stranger, 0 leaks`)
    } finally {
      await system.close()
    }
  })
})
