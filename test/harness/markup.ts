import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { ROOT } from './cluster.ts'

type VnuReport = { messages: { type: string; subType?: string; url: string; message: string; extract?: string }[] }

/** How Java runs the Nu checkers: for seconds only, so it is spared the compiling that pays after minutes. */
export const NU_CHECKER = [
  ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss8m'],
  ...['-jar', join(ROOT, 'node_modules/vnu-jar/build/dist/vnu.jar'), '--format', 'json'],
]

/**
 * Returns what the Nu HTML checker and its CSS checker find in a folder of pages and style sheets, and what
 * html-validate finds in the pages; one line each, with the file.
 */
export function markupErrors(folder: string): string[] {
  return [...nuErrors(folder), ...htmlValidateErrors(folder)]
}

/** GOV.UK Frontend writes it in its date input, for readers of screens that pass over the element alone. */
const SAID_TWICE = 'The “group” role is unnecessary for element “fieldset”.'

/** Java is needed for this one; where there is none, one line says so. */
function nuErrors(folder: string): string[] {
  const files = globSync(`${folder}/*.{html,css}`)
  const settings = [...NU_CHECKER, '--also-check-css', ...files]
  const { stderr, error } = spawnSync('java', settings, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error) {
    console.log('skipped: the Nu HTML checker needs Java, which is not on this machine')
    return []
  }
  const { messages } = JSON.parse(stderr) as VnuReport
  return messages
    .filter(({ type, subType }) => type === 'error' || subType === 'warning')
    .filter(({ message }) => message !== SAID_TWICE)
    .map(({ url, message, extract }) => `${url.split('/').at(-1)}: ${message} ${extract ?? ''}`)
}

function htmlValidateErrors(folder: string): string[] {
  const validate = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'void-style': 'off', 'long-title': 'off' },
  })
  return globSync(`${folder}/*.html`).flatMap((file) => {
    const { results } = validate.validateFileSync(file)
    return results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${file.split('/').at(-1)}:${line} ${ruleId}: ${message}`),
    )
  })
}
