import { takeQueryWallAway } from '../../harness/walls.ts'

// What is tested of possible matches and of their room holds behind the policies alone.
takeQueryWallAway()
await import('../../../src/records/person-match.test.ts')
await import('../../../src/features/casework/duplicates/duplicates.test.ts')
