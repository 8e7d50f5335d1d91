import { FILE_KINDS, TAKEN, type Taken } from '../adapters/files/file-kind.ts'
import type { FileRefusal } from '../domain/sent-media.ts'

const megabytes = (taken: Taken): string => `${TAKEN[taken].most / 1e6} megabytes`

/** What may be sent, in a hint above the field. */
export const fileHint = (taken: Taken): string =>
  taken === 'documents'
    ? `PDF, Word, OpenDocument or plain text, up to ${megabytes(taken)}.`
    : `A photo (JPEG or PNG), PDF, Word, OpenDocument or plain text, up to ${megabytes(taken)}.`

/** What a field offers to choose. Kinds by name, so that an iPhone makes a JPEG of its photo: for "image/*" it does not. */
export const fileAccept = (taken: Taken): string =>
  TAKEN[taken].kinds.map((kind) => `${FILE_KINDS[kind].mediaType.replace(/;.*/, '')},.${kind}`).join(',')

const KINDS: Readonly<Record<Taken, string>> = {
  documents: 'Choose a PDF, a Word document (docx), an OpenDocument (odt), rich text (rtf) or plain text (txt)',
  papers: 'Choose a photo (JPEG or PNG), a PDF, a Word document (docx), an OpenDocument (odt) or plain text (txt)',
  messages: 'Choose a photo (JPEG or PNG), a PDF, a Word document (docx), an OpenDocument (odt) or plain text (txt)',
}

const REFUSALS: Readonly<Record<Exclude<FileRefusal, 'kind' | 'too-large'>, string>> = {
  empty: 'The file is empty. Choose another one',
  heic: 'We cannot open this kind of photo (HEIC). Send a screenshot of it. Or on an iPhone go to Settings, Camera, Formats, choose “Most Compatible”, and take it again',
  'too-many-dots':
    'The photo is too large to open. Take it again with the usual setting of the camera, or send a screenshot of it',
  unsafe: 'We cannot take this file: something in it could do harm. Save it again as a plain PDF, without a password',
  damaged: 'We cannot read this file. Save it again and choose it once more. Or take a photo or a screenshot of it',
}

/** Returns why a file was not taken, and what to do instead. */
export function fileRefusal(why: FileRefusal, taken: Taken = 'documents'): string {
  if (why === 'kind') return KINDS[taken]
  if (why === 'too-large') {
    const smaller = taken === 'documents' ? 'Choose a smaller one' : 'Choose a smaller one, or send a screenshot of it'
    return `The file is larger than ${megabytes(taken)}. ${smaller}`
  }
  if (why === 'damaged' && taken === 'documents')
    return 'We cannot read this file. Save it again and choose it once more'
  return REFUSALS[why]
}

/** The name as it is shown: without folders, ending and signs; the ending follows what the file really is. */
export const shownName = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60) || 'File'
