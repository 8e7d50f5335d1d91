import { canarySuite } from './canary-crawl.ts'

canarySuite('both')
