import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { ROOT, testDataDir, testServer } from '../../test/harness/cluster.ts'
import { testDatabase } from '../../test/harness/database.ts'
import { BadSetting, readConfig } from '../kit/config.ts'
import { databaseUrl } from '../kit/db.ts'
import { openDatabases } from './database.ts'

const { urls, drop } = await testDatabase()
after(drop)

const open = (web: string, jobs: string) =>
  openDatabases(
    readConfig({ DATABASE_URL: urls.owner, WEB_DATABASE_URL: web, JOBS_DATABASE_URL: jobs, DEMO: 'yes' }, ROOT),
  )

describe('a database of one’s own', () => {
  it('is opened under the logins that were given', async () => {
    const { web, jobs, close } = await open(urls.web, urls.jobs)
    assert.deepEqual(await web.selectFrom('hub').select('id').execute(), [])
    assert.deepEqual(await jobs.selectFrom('import_source').select('name').execute(), [])
    await close()
  })

  it('refuses daily work as the owner of the tables or as a superuser', async () => {
    const { url } = await testServer()
    const superuser = databaseUrl(url, { database: new URL(urls.owner).pathname.slice(1) })
    const refusal = (words: RegExp) => (error: unknown) => error instanceof BadSetting && words.test(error.message)
    await assert.rejects(open(urls.owner, urls.jobs), refusal(/the web login "good_work_owner" owns tables/))
    await assert.rejects(open(urls.web, urls.owner), refusal(/the jobs login "good_work_owner" owns tables/))
    await assert.rejects(open(superuser, urls.jobs), refusal(/the web login ".*" is a superuser/))
  })

  it('says which settings are missing where the owner may not make logins', async () => {
    const config = readConfig({ DATABASE_URL: urls.owner, DEMO: 'yes', DATA_DIR: testDataDir() }, ROOT)
    await assert.rejects(openDatabases(config), /WEB_DATABASE_URL and JOBS_DATABASE_URL/)
  })
})
