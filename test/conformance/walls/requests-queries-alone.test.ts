import { requestSuite } from './request-crawl.ts'

requestSuite('queries-alone')
