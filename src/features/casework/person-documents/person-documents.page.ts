import type { LocalDate } from '../../../domain/opportunity.ts'
import type { Participant } from '../../../domain/participant.ts'
import { documentKind, stillCounts } from '../../../domain/person-document.ts'
import type { PersonDocument } from '../../../records/person-document.ts'

/** One thing with its versions, the one in use first. */
export type DocumentLine = {
  readonly inUse: PersonDocument
  readonly earlier: readonly PersonDocument[]
  readonly mayChange: boolean
  /** Whether its last day has passed. */
  readonly over: boolean
}

export type DocumentsPage = {
  readonly person: Participant
  readonly cvs: readonly DocumentLine[]
  readonly others: readonly DocumentLine[]
  /** What they sent with messages. */
  readonly sent: readonly DocumentLine[]
  /** Papers that a new file can be a version of. */
  readonly versioned: readonly PersonDocument[]
  readonly mayWrite: boolean
}

/** Returns what a list of papers shows: CVs first, then the others, each with its versions. */
export function documentsPage({
  person,
  documents,
  mayWrite,
  organizationId,
  today,
}: {
  readonly person: Participant
  readonly documents: readonly PersonDocument[]
  readonly mayWrite: boolean
  readonly organizationId: number
  readonly today: LocalDate
}): DocumentsPage {
  const lines = [...Map.groupBy(documents, ({ chainId }) => chainId).values()].map((chain): DocumentLine => {
    const inUse = chain.find((one) => one.inUse) ?? chain[0]!
    return {
      inUse,
      earlier: chain.filter(({ id }) => id !== inUse.id).sort((a, b) => b.number - a.number),
      mayChange: mayWrite && inUse.organizationId === organizationId,
      over: !stillCounts(inUse.validUntil, today),
    }
  })
  return {
    person,
    cvs: lines.filter(({ inUse }) => inUse.kind === 'cv' && inUse.fromMessageId === null),
    others: lines.filter(({ inUse }) => inUse.kind !== 'cv' && inUse.fromMessageId === null),
    sent: lines.filter(({ inUse }) => inUse.fromMessageId !== null),
    versioned: lines
      .filter((line) => line.mayChange && documentKind(line.inUse.kind).versions)
      .map(({ inUse }) => inUse),
    mayWrite,
  }
}
