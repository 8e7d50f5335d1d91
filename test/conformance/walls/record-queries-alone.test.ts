import { recordSuite } from './record-suite.ts'

recordSuite('queries-alone')
