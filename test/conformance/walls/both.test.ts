import { canarySuite } from './canary-crawl.ts'
import { recordSuite } from './record-suite.ts'
import { requestSuite } from './request-crawl.ts'

canarySuite('both')
requestSuite('both')
recordSuite('both')
