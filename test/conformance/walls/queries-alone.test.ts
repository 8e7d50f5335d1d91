import { canarySuite } from './canary-crawl.ts'

canarySuite('queries-alone')
