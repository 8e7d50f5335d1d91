import { checkFeed } from '../features/open-data/feed-check/check-feed.job.ts'
import { reportData, reportLines, verdictOf } from '../features/open-data/feed-check/feed-check.page.ts'

const USAGE = `bin/check open-referral PATH-OR-URL [--json] [--allow-private]

Tells what is wrong with an Open Referral UK feed before anybody imports it. PATH-OR-URL is the base address of a live
feed, a file, or a folder with a file for each endpoint (api_details.json, service_list.json, service_full.json …).

  --json           prints the report as JSON
  --allow-private  also reads http:// and addresses inside one's own network

Ends with 0 where nothing is wrong or there are warnings only, 1 where there are errors, 2 where it was not asked well.`

const known = new Set(['--json', '--allow-private', '--help'])
const words = process.argv.slice(2)
const flags = new Set(words.filter((word) => word.startsWith('--')))
const [format, address, ...more] = words.filter((word) => !word.startsWith('--'))

if (flags.has('--help')) process.stdout.write(`${USAGE}\n`)
else if (format !== 'open-referral' || !address || more.length > 0 || [...flags].some((flag) => !known.has(flag))) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else await check(address)

async function check(address: string): Promise<void> {
  const open = flags.has('--allow-private')
  const report = await checkFeed(address, { allowHttp: open, allowPrivate: open })
  const lines = flags.has('--json') ? JSON.stringify(reportData(report), null, 2) : reportLines(report).join('\n')
  process.stdout.write(`${lines}\n`)
  process.exitCode = verdictOf(report) === 'errors' ? 1 : 0
}
