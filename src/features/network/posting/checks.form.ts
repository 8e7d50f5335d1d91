import type { PostingCheck } from '../../../records/posting-store.ts'

/** The automatic checks that every posting passes through when it is sent. */
export const checked: PostingCheck = () => []
