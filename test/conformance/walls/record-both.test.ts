import { recordSuite } from './record-suite.ts'

recordSuite('both')
