import type { FileRefusal } from '../../domain/sent-media.ts'

/** A file that is not taken while it is written anew: not what it says, cut off, or more than can be drawn. */
export class FileRefused extends Error {
  override name = 'FileRefused'
  readonly why: FileRefusal
  constructor(why: FileRefusal, words: string) {
    super(words)
    this.why = why
  }
}

export const damaged = (words: string): FileRefused => new FileRefused('damaged', words)
