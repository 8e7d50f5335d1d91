import type { Kysely } from 'kysely'
import type { AccountTables } from './schema-accounts.ts'
import type { ApplicationTables } from './schema-applications.ts'
import type { AskedTables } from './schema-asked.ts'
import type { AskingTables } from './schema-asking.ts'
import type { CaseworkTables } from './schema-casework.ts'
import type { CohortTables } from './schema-cohorts.ts'
import type { DataProtectionTables } from './schema-data-protection.ts'
import type { EnrolmentTables } from './schema-enrolments.ts'
import type { FhirTables } from './schema-fhir.ts'
import type { FrontDoorTables } from './schema-front-door.ts'
import type { FundTables } from './schema-fund.ts'
import type { MatchTables } from './schema-matches.ts'
import type { MessageTables } from './schema-messages.ts'
import type { ModerationTables } from './schema-moderation.ts'
import type { MyPlanTables } from './schema-my-plan.ts'
import type { OwnRecordTables } from './schema-own-record.ts'
import type { PeopleTables } from './schema-people.ts'
import type { PersonMessageTables } from './schema-person-messages.ts'
import type { PlanTables } from './schema-plan.ts'
import type { PostingTables } from './schema-postings.ts'
import type { RecordTables } from './schema-record.ts'
import type { ReferralFormTables } from './schema-referral-forms.ts'
import type { ReferralTables } from './schema-referrals.ts'
import type { RetentionTables } from './schema-retention.ts'
import type { SlotTables } from './schema-slots.ts'

/** Every table, subject by subject. */
export type Schema = FrontDoorTables &
  AccountTables &
  ApplicationTables &
  MessageTables &
  AskingTables &
  SlotTables &
  EnrolmentTables &
  PostingTables &
  ModerationTables &
  PeopleTables &
  MatchTables &
  ReferralTables &
  ReferralFormTables &
  CaseworkTables &
  PersonMessageTables &
  PlanTables &
  AskedTables &
  MyPlanTables &
  CohortTables &
  FundTables &
  RecordTables &
  OwnRecordTables &
  DataProtectionTables &
  FhirTables &
  RetentionTables

/** The database as queries see it. A transaction is just another `Db`. */
export type Db = Kysely<Schema>
