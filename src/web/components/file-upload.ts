import { type Html, html } from '../../kit/html.ts'
import { explain, formGroup, type LabelledQuestion } from './form-group.ts'
import { label } from './label.ts'
import { attribute, type Common, classes, type Given } from './markup.ts'

export type FileUploadOptions = LabelledQuestion & Common & Given<{ id: string; name: string; accept: string }>

export function fileUpload(options: FileUploadOptions): Html {
  const id = options.id || options.name
  const { hint, error, describedBy } = explain(id, options, undefined)
  const names = classes('govuk-file-upload', options.classes, options.errorMessage && 'govuk-file-upload--error')
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${hint} ${error}
      <input class="${names}" id="${id}" name="${options.name}" type="file"${attribute('accept', options.accept)}${attribute('aria-describedby', describedBy)}>`,
  )
}
