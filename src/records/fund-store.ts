import type { Db } from './schema.ts'

/** Marks all that these funds were asked for as samples. Run by who sets up a database. */
export async function markFundSamples(db: Db, fundIds: readonly string[]): Promise<void> {
  await db.updateTable('support_fund').set({ sample: true }).where('id', 'in', fundIds).execute()
  await db.updateTable('fund_request').set({ sample: true }).where('fund_id', 'in', fundIds).execute()
  const ofThem = db.selectFrom('fund_request').select('id').where('fund_id', 'in', fundIds)
  await db.updateTable('fund_voucher').set({ sample: true }).where('request_id', 'in', ofThem).execute()
  await db.updateTable('fund_spend').set({ sample: true }).where('request_id', 'in', ofThem).execute()
}
