import type { CastName } from '../../demo/cast.ts'

/** A page to look at, as whom (nobody in particular unless said), and the status it answers with. */
export type DeskPageToSee = {
  readonly name: string
  readonly path: string
  readonly as?: CastName
  readonly status?: number
}
