import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, data, page, redirect } from '../../../kit/http.ts'
import { findOwnUpload, keepUpload, startFeed, type Upload, uploadAddress } from '../../../records/partner-feed.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { addressKey, FILE_KEY, readAddressForm, readColumnNames, readKinds, readRhythm } from './new-feed.form.ts'
import { newFeedView } from './new-feed.view.ts'
import { headingsOf, openAddress, openBytes, previewFeed } from './preview.queries.ts'
import { previewView } from './preview.view.ts'

const MOST_BYTES = 5 * 1024 * 1024

export const showNewFeed: Handler = (ask) => page(newFeedView({}, ask))

const TEMPLATE = join(import.meta.dirname, '../../../../templates/opportunities.csv')

/** The table that a partner fills in: every heading that we read, and an example of each kind. */
export const showTemplate: Handler = async () =>
  data('text/csv; charset=utf-8', await readFile(TEMPLATE), 200, {
    'content-disposition': 'attachment; filename="opportunities.csv"',
  })

/** POST /desk/feeds/file: keeps the file and shows what it says. */
export const takeFile: Handler = async (ask) => {
  const file = ask.files.find(({ field, bytes }) => field === 'file' && bytes.length > 0)
  if (!file) return page(newFeedView({ file: 'Choose a CSV file' }, ask), 422)
  if (file.tooLarge || file.bytes.length > MOST_BYTES) {
    return page(newFeedView({ file: 'Choose a file that is smaller than 5 MB' }, ask), 422)
  }
  const id = await keepUpload(ask.db, ask.viewer, file, ask.now)
  return redirect(`/desk/feeds/file/${id}`)
}

/** The first rows of a file; by POST with other columns than we thought. */
export const showFilePreview: Handler = async (ask) => {
  const upload = await ownUpload(ask, ask.params.id)
  const said = readColumnNames(ask.form)
  const preview = await previewFeed({
    format: 'csv',
    open: () => openBytes(upload.name, upload.bytes),
    columnNames: said,
    ...around(ask),
  })
  const headings = headingsOf(upload.bytes, said)
  return page(previewView({ ...preview, headings }, { kind: 'file', id: upload.id, name: upload.name }, ask))
}

/** POST /desk/feeds/address: reads the first rows of a feed, as far as the guard lets us. */
export const showAddressPreview: Handler = async (ask) => {
  const typed = readAddressForm(ask.form)
  if ('mistake' in typed) return page(newFeedView({ [typed.field]: typed.mistake }, ask), 422)
  const open = () => openAddress(typed.address, typed.format)
  const preview = await previewFeed({ format: typed.format, open, ...around(ask) })
  if (preview.refused !== null) return page(newFeedView({ address: preview.refused }, ask), 422)
  return page(previewView(preview, { kind: 'address', ...typed }, ask))
}

/** POST /desk/feeds/start: takes what was looked at, now or again and again. */
export const start: Handler = async (ask): Promise<Answer> => {
  const { form } = ask
  const kinds = readKinds(form)
  if (form.has('file')) {
    const upload = await ownUpload(ask, form.get('file') ?? '')
    const draft = { format: 'csv', address: uploadAddress(upload.id), everyHours: null }
    await begin(ask, FILE_KEY, { ...draft, columnNames: readColumnNames(form), kinds })
    return redirect(`/desk/feeds/own/${FILE_KEY}`)
  }
  const typed = readAddressForm(form)
  if ('mistake' in typed) throw new Conflict(typed.mistake)
  const key = addressKey(typed.address)
  await begin(ask, key, { ...typed, everyHours: readRhythm(form), columnNames: null, kinds })
  return redirect(`/desk/feeds/own/${key}`)
}

const begin = ({ db, viewer, now }: Ask, key: string, draft: Parameters<typeof startFeed>[3]): Promise<void> =>
  inTransaction(db, (db) => startFeed(db, viewer, key, draft, now))

const ownUpload = async ({ db, viewer }: Ask, text: string | undefined): Promise<Upload> => {
  const id = readId(text)
  return found(id === null ? null : await findOwnUpload(db, viewer, id))
}

function around({ viewer, now }: Ask): { readonly organizationName: string; readonly now: Date } {
  if (viewer.kind !== 'member') throw new NotFound()
  return { organizationName: viewer.membership.organizationName, now }
}
