import { stateTable } from '../domain/state-table.ts'

process.stdout.write(stateTable())
