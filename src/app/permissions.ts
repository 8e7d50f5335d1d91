import { permissionTable } from '../domain/permission-table.ts'

process.stdout.write(permissionTable())
