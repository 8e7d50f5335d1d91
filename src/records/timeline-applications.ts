import { standingWords } from '../domain/shown-application.ts'
import { isEarlier, type TimelineEntry } from '../domain/timeline.ts'
import { applicationsShown, type ShownApplication } from './application-showing.ts'
import type { TimelineSource } from './timeline-source.ts'

/** What somebody applied for, and where it stands now: where they show it to us. */
export const applicationsHappened: TimelineSource = {
  kind: 'application',
  async read(db, viewer, look) {
    const shown = (await applicationsShown(db, viewer, look.participantIds, look.now)) ?? []
    return shown
      .flatMap(entriesOf)
      .filter((entry) => entry.at <= look.now && (!look.before || isEarlier(entry, look.before)))
      .toSorted((a, b) => (isEarlier(a, b) ? 1 : -1))
      .slice(0, look.most)
  },
}

function entriesOf(one: ShownApplication): readonly TimelineEntry[] {
  const entry = (key: string, at: Date, what: string): TimelineEntry => ({
    ...{ key: `${key}:${one.key}`, at, kind: 'application', what, words: one.title, by: one.organization },
    href: `/desk/people/${one.participantId}#applications`,
  })
  const sent = entry('applied', one.sentAt, one.what === 'application' ? 'They applied' : 'They asked for a place')
  if (one.movedAt <= one.sentAt) return [sent]
  return [entry('moved', one.movedAt, `How it stands: ${standingWords(one).toLowerCase()}`), sent]
}
