import { canarySuite } from './canary-crawl.ts'
import { caseSuite } from './case-suite.ts'
import { strangerSuite } from './fhir-strangers.ts'
import { fundSuite } from './fund-suite.ts'
import { groupSuite } from './group-suite.ts'
import { messageSuite } from './message-suite.ts'
import { planSuite } from './plan-suite.ts'
import { recordSuite } from './record-suite.ts'
import { requestSuite } from './request-crawl.ts'
import { showingSuite } from './showing-suite.ts'

canarySuite('queries-alone')
caseSuite('queries-alone')
requestSuite('queries-alone')
fundSuite('queries-alone')
messageSuite('queries-alone')
planSuite('queries-alone')
groupSuite('queries-alone')
recordSuite('queries-alone')
showingSuite('queries-alone')
strangerSuite('queries-alone')
