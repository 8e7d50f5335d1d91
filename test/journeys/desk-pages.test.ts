import { DESK_PAGES } from './desk-pages.ts'
import { everyOne } from './walk.ts'

everyOne('every page of the desk', async () => DESK_PAGES)
