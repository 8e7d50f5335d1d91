import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { storiesOf, writeStory } from '../../../records/participant-story.ts'
import { toldStoriesOf } from '../../../records/record-overview.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { removeWorkDraft } from '../../../records/work-draft.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { draftAnswer, draftFound } from '../../../web/work-draft-offer.ts'
import { storyView } from './story.view.ts'

const LONGEST = 10_000

/** The story as it stands, to be changed; before the first time, as it came with the referral. */
export async function showStory(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personOpened(ask)
  const ids = await recordsOf(db, viewer, person.id, now)
  const [latest] = await storiesOf(db, viewer, ids, now, 1)
  const draft = await draftFound(ask, person, 'story')
  const told = latest ? [] : await toldStoriesOf(db, viewer, ids, now)
  const typed = draft.kind === 'taken-up' ? draft.form.get('words') : null
  const words = typed ?? latest?.words ?? told[0]?.words ?? ''
  return page(storyView({ person, words, version: latest?.version ?? 0, theirs: null, draft }, {}, ask))
}

/** Keeps a new version. Where somebody else wrote one meanwhile, both are shown and nothing typed is lost. */
export async function saveStory(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const kept = await draftAnswer(ask, person, 'story', `/desk/people/${person.id}/story`)
  if (kept) return kept
  const words = (form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim()
  const version = Number(form.get('version')) || 0
  const shown = { person, words, version, theirs: null, draft: { kind: 'nothing' } } as const
  const wrong = words ? tooLong(words) : 'Write the story'
  if (wrong) return page(storyView(shown, { words: wrong }, ask), 422)
  try {
    await inTransaction(db, async (db) => {
      await writeStory(db, viewer, { participantId: person.id, words, version }, now)
      await removeWorkDraft(db, viewer, { participantId: person.id, form: 'story' }, now)
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    const [theirs] = await storiesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now, 1)
    if (!theirs) throw error
    return page(storyView({ ...shown, version: theirs.version, theirs }, {}, ask), 409)
  }
  return redirect(`/desk/people/${person.id}?saved=story`)
}

/** Nothing that was typed is cut off. */
const tooLong = (words: string): string | null =>
  words.length > LONGEST ? `Make it shorter: 10,000 characters at most. These are ${words.length}` : null
