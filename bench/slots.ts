import { testApp } from '../test/harness/app.ts'

/*
 * So many people press “Book this time” for one and the same time at the same moment, each over a connection of their
 * own, each as a browser would: open the form, wait, send it, and press once more where a busy page asks for it.
 */
const PEOPLE = Number(process.argv[process.argv.indexOf('--people') + 1]) || 200
const MOST_PRESSES = 5
const BROWSER = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'accept-language': 'en-GB' }

const app = await testApp({ seed: 'demo' })
const path = await aTimeLastingLongEnough()
const forms = await Promise.all(Array.from({ length: PEOPLE }, () => openForm()))
await new Promise((resolve) => setTimeout(resolve, 2500))

const began = performance.now()
const answers = await Promise.all(forms.map((token, person) => press(token, person)))
const seconds = (performance.now() - began) / 1000

const count = (status: number) => answers.filter((answer) => answer.status === status).length
const slot = Number(/\/book\/(\d+)/.exec(path)![1])
const rows = await app.owner
  .selectFrom('booking')
  .select('id')
  .where('slot_id', '=', slot)
  .where('status', '=', 'booked')
  .execute()
const kind = answers.filter(
  ({ body }) => body.includes('These times are free') || body.includes('find a time together'),
)

process.stdout.write(`${PEOPLE} people for one time, over HTTP, in ${seconds.toFixed(1)} seconds
  booked it                        ${count(303)}
  saw a kind page with other ways  ${kind.length} (status 409: ${count(409)})
  anything else                    ${PEOPLE - count(303) - count(409)}
  rows in the database             ${rows.length}
  asked to press once more         ${answers.filter(({ presses }) => presses > 1).length}
`)
await app.close()
process.exitCode = rows.length === 1 && count(303) === 1 && kind.length === PEOPLE - 1 ? 0 : 1

type Pressed = { readonly status: number; readonly body: string; readonly presses: number }

async function press(token: string, person: number): Promise<Pressed> {
  let form = token
  for (let presses = 1; ; presses++) {
    const answer = await fetch(app.origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: BROWSER,
      body: new URLSearchParams({
        form,
        website_url: '',
        name: `Person ${person}`,
        reach: 'email',
        email: `person-${person}@home.example`,
      }),
    })
    const body = await answer.text()
    const again = tokenIn(body)
    if (answer.status !== 429 || !again || presses === MOST_PRESSES) return { status: answer.status, body, presses }
    form = again
  }
}

async function openForm(): Promise<string> {
  return tokenIn(await (await fetch(app.origin + path)).text())!
}

/** The last time that is shown: it will not begin while we measure. */
async function aTimeLastingLongEnough(): Promise<string> {
  const page = await (await fetch(`${app.origin}/hubs/cobblers-green/book`)).text()
  return [...page.matchAll(/class="gw-time" href="([^"?]+)/g)].at(-1)![1]!
}

function tokenIn(page: string): string | undefined {
  return /name="form" value="([^"]+)"/.exec(page)?.[1]
}
