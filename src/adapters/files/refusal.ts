/** Why a file is not taken. */
export type FileRefusal = 'empty' | 'too-large' | 'kind' | 'heic' | 'too-many-dots' | 'unsafe' | 'damaged'

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
