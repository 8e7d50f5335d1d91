import { takeQueryWallAway } from '../../harness/walls.ts'

// Before anything of the product is loaded.
takeQueryWallAway()
const { canarySuite } = await import('./canary-crawl.ts')
const { caseSuite } = await import('./case-suite.ts')
const { groupSuite } = await import('./group-suite.ts')
const { fundSuite } = await import('./fund-suite.ts')
const { messageSuite } = await import('./message-suite.ts')
const { planSuite } = await import('./plan-suite.ts')
const { recordSuite } = await import('./record-suite.ts')
const { requestSuite } = await import('./request-crawl.ts')
const { showingSuite } = await import('./showing-suite.ts')
const { strangerSuite } = await import('./fhir-strangers.ts')

canarySuite('policies-alone')
caseSuite('policies-alone')
requestSuite('policies-alone')
groupSuite('policies-alone')
fundSuite('policies-alone')
messageSuite('policies-alone')
planSuite('policies-alone')
recordSuite('policies-alone')
showingSuite('policies-alone')
strangerSuite('policies-alone')

// What is tested of possible matches and of their room holds behind the policies alone.
await import('../../../src/records/person-match.test.ts')
await import('../../../src/features/casework/duplicates/duplicates.test.ts')
