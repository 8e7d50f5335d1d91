import type { PersonDocument } from '../../../records/person-document.ts'

/** Returns whether a paper may be a proof: a checked file that they sent with a message, and nothing about health. */
export const mayProve = ({ fromMessageId, fileState, health }: PersonDocument): boolean =>
  fromMessageId !== null && fileState === 'safe' && !health
