import { canarySuite } from './canary-crawl.ts'
import { caseSuite } from './case-suite.ts'
import { groupSuite } from './group-suite.ts'
import { recordSuite } from './record-suite.ts'
import { requestSuite } from './request-crawl.ts'
import { showingSuite } from './showing-suite.ts'

canarySuite('both')
caseSuite('both')
requestSuite('both')
groupSuite('both')
recordSuite('both')
showingSuite('both')
