import { takeQueryWallAway } from '../../harness/walls.ts'

// Before anything of the product is loaded.
takeQueryWallAway()
const { recordSuite } = await import('./record-suite.ts')
recordSuite('policies-alone')
