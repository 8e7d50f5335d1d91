import { takeQueryWallAway } from '../../harness/walls.ts'

// Before anything of the product is loaded.
takeQueryWallAway()
const { requestSuite } = await import('./request-crawl.ts')
requestSuite('policies-alone')
