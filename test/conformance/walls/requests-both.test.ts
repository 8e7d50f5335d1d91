import { requestSuite } from './request-crawl.ts'

requestSuite('both')
