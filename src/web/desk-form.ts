import { Conflict } from '../kit/errors.ts'
import { type Html, html } from '../kit/html.ts'
import { type Answer, redirect } from '../kit/http.ts'
import { newSecret } from '../kit/secret.ts'
import type { Db } from '../records/schema.ts'
import { takeSubmission } from '../records/submission.ts'
import type { Ask } from './ask.ts'

const TOKEN = 'once'

/** Returns the hidden part of a form at the desk, by which it is taken once; a form shown again keeps it. */
export const deskFields = ({ form }: Pick<Ask, 'form'>): Html =>
  html`<input type="hidden" name="${TOKEN}" value="${form.get(TOKEN) || newSecret()}">`

/** Returns the hidden part of a form that changes something, by which it is known which state of it somebody saw. */
export const versionField = (version: number | string): Html =>
  html`<input type="hidden" name="version" value="${version}">`

/** Throws Conflict for a form that was opened before somebody else changed what it is about. */
export function refuseStale({ form }: Pick<Ask, 'form'>, { version }: { readonly version: number }): void {
  const seen = form.get('version')
  if (seen !== null && seen !== String(version)) throw new Conflict('moved-by-someone-else')
}

/**
 * Takes a form of somebody who is signed in once: `work` does everything in one transaction and returns the path to go
 * to; the same form again goes to the same path and does nothing. Unlike public forms it is not held up.
 */
export async function takeDeskForm(ask: Ask, room: string, work: (db: Db) => Promise<string>): Promise<Answer> {
  const viewer = ask.viewer.kind === 'member' ? ask.viewer.accountId : 0
  const token = `${viewer}:${ask.form.get(TOKEN) || newSecret()}`
  return redirect(await takeSubmission(ask.db, token, room, ask.now, work))
}
