/** What bin/screenshots runs: the pictures of the README, taken of the running product. */
import { testApp } from '../test/harness/app.ts'
import { launchBrowser } from '../test/harness/browser.ts'

type Picture = { readonly file: string; readonly path: string; readonly width: number; readonly height: number }

const PICTURES: readonly Picture[] = [
  { file: 'home.png', path: '/', width: 1280, height: 900 },
  {
    file: 'results.png',
    path: '/opportunities?q=care+assistant&near=NW5&within=2&hours=part-time&pay=london-living-wage',
    width: 1280,
    height: 900,
  },
  { file: 'results-phone.png', path: '/opportunities?q=care+assistant&near=NW5', width: 390, height: 844 },
  { file: 'listing-phone.png', path: '/opportunities/1', width: 390, height: 844 },
]

/** Noon of an ordinary working day, so that pictures differ only where the product does. */
const NOW = new Date('2026-11-18T12:00:00Z')

const app = await testApp({ seed: 'demo', now: NOW })
const browser = await launchBrowser()
for (const { file, path, width, height } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(`${app.origin}${path}`, { waitUntil: 'networkidle' })
  await page.screenshot({ path: `docs/pictures/${file}` })
  process.stdout.write(`docs/pictures/${file}\n`)
  await page.close()
}
await browser.close()
await app.close()
process.exit(0)
