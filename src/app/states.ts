import { caseTable } from '../domain/case-table.ts'
import { fundTable } from '../domain/fund-table.ts'
import { meetingTable } from '../domain/meeting-table.ts'
import { planTable } from '../domain/plan-table.ts'
import { stateTable } from '../domain/state-table.ts'

process.stdout.write(`${stateTable()}\n${caseTable()}\n${planTable()}\n${meetingTable()}\n${fundTable()}`)
