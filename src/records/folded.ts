import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { seesParticipant } from './reach.ts'

/**
 * Records that this viewer takes for a person of their own: all but those that were folded into another one which the
 * viewer sees too. Whoever sees one of the two alone goes on with it as if nothing had happened.
 */
export const standsForItself = (viewer: Viewer, now: Date): RawBuilder<SqlBool> => sql<SqlBool>`
  (participant.merged_into is null or not exists (
    select from (select participant.merged_into as kept_id) as folded
    where exists (select from participant where participant.id = folded.kept_id and ${seesParticipant(viewer, now)})))`
