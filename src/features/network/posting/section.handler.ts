import { EDITABLE } from '../../../domain/posting.ts'
import { mistakesIn } from '../../../domain/posting-mistakes.ts'
import { sectionOf } from '../../../domain/posting-sections.ts'
import { found } from '../../../kit/errors.ts'
import { json, page, redirect } from '../../../kit/http.ts'
import { saveAnswers } from '../../../records/posting-store.ts'
import type { Handler } from '../../../web/ask.ts'
import { asked } from './posting.handler.ts'
import { readAnswers } from './section.form.ts'
import { moreHref, sectionView } from './section.view.ts'

export const showSection: Handler = async (ask) => {
  const posting = await asked(ask)
  const section = found(sectionOf(posting.kind, ask.params.section ?? ''))
  if (!EDITABLE.has(posting.state)) return redirect(`/desk/postings/${posting.id}`)
  const blank = ask.query.get('more') === 'yes'
  return page(sectionView({ posting, section, answers: posting.working, mistakes: [], blank }, ask))
}

/**
 * POST …/edit/:section: keeps what was typed, right or wrong, and then says what to mend. With `save=later` it goes back
 * to the list without a word, with `save=more` to the same questions with one more time to answer; `save=by-itself`
 * comes from the page's script while somebody is still typing.
 */
export const saveSection: Handler = async (ask) => {
  const posting = await asked(ask)
  const section = found(sectionOf(posting.kind, ask.params.section ?? ''))
  const how = ask.form.get('save')
  if (!EDITABLE.has(posting.state)) return redirect(`/desk/postings/${posting.id}`)
  const answers = readAnswers(section, ask.form)
  await saveAnswers(ask.db, ask.viewer, posting, answers, ask.now)
  if (how === 'by-itself') return json({ saved: true })
  if (how === 'more' && section.more) return redirect(moreHref(posting, section, { ...posting.working, ...answers }))

  const whole = { ...posting.working, ...answers }
  const mistakes = how === 'later' ? [] : mistakesIn(section, whole, ask.now)
  if (mistakes.length > 0) return page(sectionView({ posting, section, answers: whole, mistakes }, ask), 422)
  return redirect(`/desk/postings/${posting.id}`)
}
