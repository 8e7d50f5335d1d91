import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { TAKEN } from '../adapters/files/file-kind.ts'
import type { UploadedFile } from '../kit/http.ts'

/** As large as anything that is taken anywhere; what a form takes is smaller. */
const LARGEST_FILE = Math.max(...Object.values(TAKEN).map(({ most }) => most))
const LIMITS = { files: 1, fileSize: LARGEST_FILE, fields: 60, fieldSize: 20_000, fieldNameSize: 100, parts: 61 }

/** Lets forms with files in. They are read only for addresses that take them. */
export async function acceptFiles(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { throwFileSizeLimit: false, limits: LIMITS })
}

export type SentForm = { readonly form: URLSearchParams; readonly files: readonly UploadedFile[] }

/** Returns the fields and files of a form that came with files; a file field left empty is no file. */
export async function readSentFiles(request: FastifyRequest): Promise<SentForm> {
  const form = new URLSearchParams()
  const files: UploadedFile[] = []
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      form.append(part.fieldname, String(part.value))
      continue
    }
    const bytes = await part.toBuffer()
    const tooLarge = part.file.truncated
    if (part.filename || bytes.length > 0) files.push({ field: part.fieldname, name: part.filename, bytes, tooLarge })
  }
  return { form, files }
}
