import { newSecret } from '../kit/secret.ts'

/** Returns a path for `unsubscribePath`: a page that asks before it stops this kind of message to this address. */
export const newStopPath = (): string => `/messages/stop/${newSecret()}`
