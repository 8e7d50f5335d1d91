import { type Html, html } from '../kit/html.ts'
import type { Ask } from './ask.ts'
import { button } from './components/button.ts'
import { contactLine } from './contact-line.ts'
import { layout } from './layouts/page-layout.ts'

type Words = { readonly title: string; readonly lines: readonly string[]; readonly button: string }

/** What happened, then what to do. Most who read this are people. */
const WORDS: Readonly<Record<'too-fast' | 'too-old' | 'trap' | 'busy' | 'too-many', Words>> = {
  'too-fast': {
    title: 'That was very quick',
    lines: ['We have not sent it yet. Everything you wrote is still here.', 'Press the button to send it.'],
    button: 'Send it',
  },
  'too-old': {
    title: 'Shall we send this?',
    lines: [
      'The page was open for a long time, so we ask once more. Everything you wrote is still here.',
      'Press the button to send it.',
    ],
    button: 'Send it',
  },
  trap: {
    title: 'Please send that once more',
    lines: [
      'Something on your device filled in a box that should stay empty. We have emptied it.',
      'Everything you wrote is still here. Press the button to send it.',
    ],
    button: 'Send it',
  },
  busy: {
    title: 'One more press to send it',
    lines: [
      'Very many forms are reaching us just now, and we want to be sure that yours is from a person.',
      'Everything you wrote is still here. Press the button to send it.',
    ],
    button: 'I am a person: send it',
  },
  'too-many': {
    title: 'Please wait a minute',
    lines: [
      'Many forms have come from where you are in the last minute. We have not sent yours yet.',
      'Everything you wrote is still here. Wait a minute, then press the button.',
    ],
    button: 'Send it',
  },
}

/** Returns a page that holds everything that was typed, unseen, and a button that sends it again. */
export function sendAgainView(ask: Ask, why: keyof typeof WORDS, fields: Html, leftOut: readonly string[]): Html {
  const words = WORDS[why]
  const typed = [...ask.form].filter(([name]) => !leftOut.includes(name))
  const files = [...new Set(ask.files.filter(({ bytes }) => bytes.length > 0).map(({ field }) => field))]
  return layout(
    { ask, title: words.title, robots: 'noindex' },
    html`<h1 class="govuk-heading-xl">${words.title}</h1>
${words.lines.map((line) => html`<p class="govuk-body-l">${line}</p>`)}
<form method="post" action="${ask.path}"${files.length > 0 && html` enctype="multipart/form-data"`}>
${fields}
${typed.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${files.map((field) => html`<div class="govuk-form-group"><label class="govuk-label" for="again-${field}">Please choose your file again</label><input class="govuk-file-upload" id="again-${field}" name="${field}" type="file"></div>`)}
${button({ text: words.button, preventDoubleClick: true })}
</form>
<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">Talk to a person</h2>
<p class="govuk-body">${contactLine(ask.place.contact)}</p></div>`,
  )
}
