import type { Page } from 'playwright-core'
import { readPage, type Seen } from '../harness/browser.ts'

/**
 * Somebody at a browser, who finds everything by the words that stand on it and never waits by the clock: what leads to
 * another page is followed until that page has come.
 */
export function person(page: Page, origin: string) {
  const arrive = async (act: () => Promise<unknown>): Promise<void> => {
    const arrived = page.waitForEvent('load')
    await act()
    await arrived
  }
  return {
    page,
    /** Goes to a path and returns its status. */
    open: async (path: string): Promise<number> => (await page.goto(`${origin}${path}`))?.status() ?? 0,
    back: () => page.goBack(),
    type: (label: string, words: string) => page.getByLabel(label, { exact: true }).fill(words),
    choose: (label: string, option: string) => page.getByLabel(label, { exact: true }).selectOption({ label: option }),
    tick: (label: string) => box(page, label).check(),
    isTicked: (label: string) => box(page, label).isChecked(),
    /** The number that stands beside a box: how many results ticking it would give. */
    count: async (label: string): Promise<number> => {
      const id = await box(page, label).getAttribute('id')
      return numberIn((await page.locator(`label[for="${id}"]`).textContent())?.split('(')[1] ?? '')
    },
    press: (button: string) => arrive(() => page.getByRole('button', { name: button, exact: true }).first().click()),
    follow: (link: string | RegExp) =>
      arrive(() =>
        page
          .getByRole('main')
          .getByRole('link', { name: link, exact: typeof link === 'string' })
          .first()
          .click(),
      ),
    sees: (): Promise<Seen> => readPage(page),
    /** All the words of the main part, spaces tidied. */
    reads: async (): Promise<string> => (await page.getByRole('main').innerText()).replace(/\s+/g, ' '),
    path: (): string => page.url().slice(origin.length),
  }
}

export type Person = ReturnType<typeof person>

/** Returns the first whole number in a text: 1240 from "1,240 results"; 0 where there is none. */
export const numberIn = (text: string): number => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', '') ?? 0)

const box = (page: Page, label: string) => page.getByRole('checkbox', { name: new RegExp(`^${label}`) })
