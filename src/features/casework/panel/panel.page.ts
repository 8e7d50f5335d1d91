import type { Panel } from '../../../records/panel.ts'
import type { Invitable, PanelGuest } from '../../../records/panel-guest.ts'

/** A question as its page shows it. */
export type PanelShown = {
  readonly panel: Panel
  readonly guests: readonly PanelGuest[]
  readonly invitable: readonly Invitable[]
  /** Whether it is one's own organisation's question, and still open. */
  readonly changes: boolean
  /** One's own seat, where one was invited. */
  readonly seat: PanelGuest | null
}
