import type { FileRefusal } from '../adapters/files/file-store.ts'

/** Why a file was not taken, and what to do instead. */
export const FILE_REFUSALS: Readonly<Record<FileRefusal, string>> = {
  empty: 'The file is empty. Choose another one',
  'too-large': 'The file is larger than 5 megabytes. Choose a smaller one',
  kind: 'Choose a PDF, a Word document (docx), an OpenDocument (odt), rich text (rtf) or plain text (txt)',
  unsafe: 'We cannot take this file: something in it could do harm. Save it again as a plain PDF',
  damaged: 'We cannot read this file. Save it again and choose it once more',
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
