import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { ROOT } from './cluster.ts'

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** Every rule; only what is wrong is written down, and no style sheet is fetched again for rules that are off. */
const FAULTS = `axe.run({ resultTypes: ['violations'], preload: false, iframes: false }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html))`

/** Puts axe into every page that this visitor opens, which is quicker than asking for it page by page. */
export const bringAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript(AXE)

/** Returns what axe finds wrong with a page as it stands: the rule, and the first element that breaks it. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE)
  return (await page.evaluate(FAULTS)) as string[]
}
