/** Words of our own reach somebody on WhatsApp for so long after they last wrote; then an approved template alone. */
const WINDOW_HOURS = 24

/** Returns until when words of our own may be sent; null where somebody has never written. */
export const freeUntil = (lastHeardAt: Date | null): Date | null =>
  lastHeardAt && new Date(lastHeardAt.getTime() + WINDOW_HOURS * 3_600_000)

export type WhatsAppSending = 'words' | 'template' | 'nothing'

/**
 * Returns what may be sent on WhatsApp at this moment: asked when it is handed over, for a night may lie between. Nothing
 * without an agreement, and nothing to a number that said STOP.
 */
export function whatsAppSending(
  facts: { readonly agreed: boolean; readonly stopped: boolean; readonly freeUntil: Date | null },
  now: Date,
): WhatsAppSending {
  if (!facts.agreed || facts.stopped) return 'nothing'
  return facts.freeUntil && facts.freeUntil > now ? 'words' : 'template'
}
