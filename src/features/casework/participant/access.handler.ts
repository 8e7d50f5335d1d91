import type { Option } from '../../../domain/facets.ts'
import {
  INFORMATION_FORMATS,
  INFORMATION_NEEDS,
  INFORMATION_SUPPORTS,
  type InformationNeed,
} from '../../../domain/information-need.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { informationNeedOf, keepInformationNeed } from '../../../records/information-need.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { accessView } from './access.view.ts'
import { lineIn } from './barriers.form.ts'

/** How to write to somebody and talk with them, to be asked and written down. */
export async function showAccess(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personOpened(ask)
  const need = await informationNeedOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  return page(accessView({ person, need, version: need?.version ?? 0, theirs: null }, ask))
}

/** Keeps it. Where somebody else was first, what they wrote is shown beside what was typed. */
export async function saveAccess(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const need = readNeed(form, londonDate(now))
  const version = Number(form.get('version')) || 0
  try {
    await inTransaction(db, (db) => keepInformationNeed(db, viewer, person.id, need, version, now))
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const theirs = await informationNeedOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
    if (!theirs) throw error
    return page(accessView({ person, need, version: theirs.version, theirs }, ask), 409)
  }
  return redirect(`/desk/people/${person.id}?saved=access`)
}

function readNeed(form: URLSearchParams, today: string): InformationNeed {
  const ticked = <T extends string>(options: readonly (Option & { value: T })[], name: string): readonly T[] =>
    options.map(({ value }) => value).filter((value) => form.getAll(name).includes(value))
  return {
    needs: ticked(INFORMATION_NEEDS, 'needs'),
    formats: ticked(INFORMATION_FORMATS, 'formats'),
    supports: ticked(INFORMATION_SUPPORTS, 'supports'),
    words: lineIn(form, 'words', 1000),
    sharedWith: lineIn(form, 'shared-with', 500),
    mayShare: form.get('may-share') === 'yes',
    reviewedOn: today,
  }
}
