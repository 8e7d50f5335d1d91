import { type Answer, page } from '../../../kit/http.ts'
import { promiseFigures } from '../../../records/promise.ts'
import type { Ask } from '../../../web/ask.ts'
import { promisePage } from './promise.page.ts'
import { promiseView } from './promise.view.ts'

/** Shows that everybody who asked has an owner, a next step and a date: counted anew at every look. */
export async function showPromise(ask: Ask): Promise<Answer> {
  return page(promiseView(promisePage(await promiseFigures(ask.db), ask.now), ask))
}
