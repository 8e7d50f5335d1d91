import type { OpportunityDraft } from '../../domain/opportunity.ts'

/**
 * One row of a source: either what it says, or why it was put aside. Rows count from 1. `over` says that the source
 * itself calls this listing off (cancelled, deleted): one that was taken before is then withdrawn, not kept.
 */
export type FormatItem =
  | { readonly row: number; readonly id: string; readonly draft: OpportunityDraft }
  | { readonly row: number; readonly id: string | null; readonly refused: string; readonly over?: true }

/** A source that has been opened: its bytes as they come, never the whole at once. */
export type Opened = {
  /** Where it was read from: a path, or the address after allowed redirects. */
  readonly address: string
  /** Media type without parameters, as the server said; null for files. */
  readonly type: string | null
  readonly body: AsyncIterable<Uint8Array>
}

export type FormatContext = {
  readonly now: Date
  readonly opened: Opened
  /** What the operator calls the source; the employer's name where a feed has none of its own. */
  readonly sourceName?: string
  /** Which column of ours a heading means, where somebody has said so; for tables. */
  readonly columnNames?: Readonly<Record<string, string>> | undefined
  /** Opens a further page of the same source, through the same guard. */
  readonly open: (address: string) => Promise<Opened>
}

/** Reads a source row by row. Throws SourceRefused where the source as a whole cannot be what it should be. */
export type FormatReader = (context: FormatContext) => AsyncIterable<FormatItem>

/** The source as a whole is refused; the message is one plain sentence that says why. */
export class SourceRefused extends Error {
  override name = 'SourceRefused'
}
