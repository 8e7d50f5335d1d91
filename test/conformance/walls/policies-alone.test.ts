import { takeQueryWallAway } from '../../harness/walls.ts'

// Before anything of the product is loaded.
takeQueryWallAway()
const { canarySuite } = await import('./canary-crawl.ts')
canarySuite('policies-alone')
