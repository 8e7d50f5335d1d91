import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { ROOT } from '../../harness/cluster.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'

/** Tables that hold a person's name, address, contact or words, or say whose they are. */
const WALLED = new Set([
  ...['participant', 'participant_reach', 'participant_word', 'participant_match_key', 'sharing_decision'],
  ...['exclusion', 'restriction', 'restriction_pass', 'break_glass'],
  ...['referral', 'referral_packet', 'referral_tracking', 'referral_event', 'referral_handover', 'referral_hold'],
  ...['referral_draft', 'referral_file', 'referral_link', 'referral_template', 'contact_attempt'],
  ...['person_match', 'person_merge', 'link_question', 'fhir_message', 'fhir_request', 'history'],
  ...['address_code', 'recovery_request', 'message', 'unsubscribed', 'sign_in'],
  ...['help_request', 'help_request_entry', 'help_request_draft', 'contact_message', 'listing_report'],
  ...['booking', 'job_application', 'job_application_move', 'application_draft', 'stored_file'],
  ...['enrolment', 'alert', 'alert_sent'],
  ...['message_arrival', 'person_message', 'person_document'],
  ...['cohort_place', 'cohort_attendance', 'absence_flag', 'panel_question', 'panel_guest'],
  ...[
    'support_case',
    'case_event',
    'barrier',
    'strength',
    'goal',
    'step',
    'note',
    'assessment',
    'assessment_request',
    'review',
    'appointment',
    'plan_event',
  ],
  ...['job_report', 'job_check', 'text_question'],
  ...['support_fund', 'fund_budget', 'fund_budget_change', 'fund_limit', 'fund_request', 'fund_event'],
  ...['fund_voucher', 'fund_spend', 'fund_evidence'],
  ...['legal_hold', 'erasure_order', 'erasure', 'erasure_due'],
  ...['access_request', 'access_decision', 'correction_request', 'erasure_request'],
  ...['participant_story', 'information_need', 'key_date', 'concern', 'work_draft'],
])

/** Tables with columns that sound like a person's, and why they are no wall's business. */
const CLEARED: Readonly<Record<string, string>> = {
  account: 'people at work, whose names stand on pages',
  invitation: 'people at work',
  registration: 'people at work who register their organisation',
  passkey: 'the name of a device',
  partner_upload: 'the name of a file of listings',
  availability: 'an adviser, as the public is told',
  slot: 'an adviser, as the public is told',
  equality_answer: 'nobody’s: no reference, no time but the month',
  feedback: 'nobody’s: the page, the day and the words',
  failed_search: 'nobody’s: words without a searcher',
  cohort: 'a course and when it meets; who is in it stands in cohort_place',
  cohort_session: 'when a course meets',
  person_name_count: 'how common a name is, over everybody',
  ...Object.fromEntries(
    ['announcement', 'area', 'article', 'article_draft', 'closure', 'hub', 'import_source', 'location', 'opportunity']
      .concat(['organization', 'outcode', 'postcode', 'posting', 'posting_entry', 'posting_reading'])
      .concat(['fhir_peer', 'referral_service', 'migration', 'opportunity_search'])
      .map((table) => [table, 'listings, places and organisations']),
  ),
}

const SOUNDS_LIKE_A_PERSON =
  /email|phone|name|words|born_on|address|postcode|nhs_number|ni_number|answers|own_words|body|^search$/

type Table = {
  readonly name: string
  readonly enabled: boolean
  readonly forced: boolean
  readonly policies: number
  readonly columns: readonly string[]
}

describe('the second wall', () => {
  let database: TestDatabase
  let tables: readonly Table[]

  before(async () => {
    database = await testDatabase()
    const { rows } = await sql<Table>`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        (select array_agg(a.attname::text) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by 1`.execute(database.owner)
    tables = rows
  })
  after(() => database.drop())

  it('stands around every table of people, for the owner’s queries too', () => {
    const known = new Set(tables.map(({ name }) => name))
    assert.deepEqual(
      [...WALLED].filter((name) => !known.has(name)),
      [],
    )
    const open = tables.filter(
      ({ name, enabled, forced, policies }) => WALLED.has(name) && !(enabled && forced && policies >= 2),
    )
    assert.deepEqual(
      open.map(({ name }) => name),
      [],
    )
  })

  it('has been thought of for every table whose columns sound like a person’s', () => {
    const unknown = tables.filter(
      ({ name, enabled, columns }) =>
        !WALLED.has(name) && !CLEARED[name] && (enabled || columns.some((column) => SOUNDS_LIKE_A_PERSON.test(column))),
    )
    assert.deepEqual(
      unknown.map(({ name }) => name),
      [],
      'say in WALLED or CLEARED what this table is',
    )
  })

  it('has no view to look around it by', async () => {
    const { rows } = await sql`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        and not coalesce(reloptions, '{}') @> '{security_invoker=true}'`.execute(database.owner)
    assert.deepEqual(rows, [])
  })

  it('lets somebody read all of their own records, where several were made one', async () => {
    const { rows } = await sql<{ name: string }>`
      select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and concat(qual, with_check) ~ 'viewer_participant'`.execute(database.owner)
    assert.deepEqual(rows, [], 'ask for viewer_records() instead')
  })

  it('is passed by no function but those with a reason, and by none that can be led elsewhere', async () => {
    const { rows } = await sql<{ name: string; path: string | null }>`
      select proname as name, (select s from unnest(proconfig) as s where s like 'search_path=%') as path
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`.execute(database.owner)
    assert.ok(rows.length > 20)
    assert.deepEqual(
      rows.filter(({ path }) => path === null || /\$user/.test(path)),
      [],
    )
    const said = readFileSync(join(ROOT, 'docs/decisions/0022-two-walls.md'), 'utf8')
    const unexplained = rows.filter(({ name }) => !said.includes(`\`${name}\``)).map(({ name }) => name)
    assert.deepEqual(unexplained, [], 'say in docs/decisions/0022-two-walls.md why it runs as the owner')
  })

  it('is passed by no login of daily work', async () => {
    for (const db of [database.web, database.jobs]) {
      const { rows } = await sql<{ passes: boolean; owns: number }>`
        select bool_or(r.rolsuper or r.rolbypassrls) as passes,
          (select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace
            and pg_has_role(current_user, c.relowner, 'member')) as owns
        from pg_roles r where pg_has_role(current_user, r.oid, 'member')`.execute(db)
      assert.deepEqual(rows, [{ passes: false, owns: 0 }])
    }
  })
})
