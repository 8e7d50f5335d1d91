/** A piece of HTML that is safe to place in a page. Only `html` and `raw` make one. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What may stand in a template: text is escaped, Html is not, lists are joined, nothing is nothing. */
export type Piece = Html | string | number | bigint | null | undefined | false | readonly Piece[]

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Returns the text with the five characters that mean something in HTML written as entities. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => ESCAPES[character]!) : text
}

/** Returns Html; every value that is not Html is escaped. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let text = strings[0]!
  for (let i = 0; i < pieces.length; i++) {
    const value = pieces[i]
    text += (typeof value === 'string' ? escapeHtml(value) : piece(value)) + strings[i + 1]!
  }
  return new Html(text)
}

function piece(value: Piece): string {
  if (value instanceof Html) return value.text
  if (typeof value === 'string') return escapeHtml(value)
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) {
    let text = ''
    for (const one of value) text += piece(one)
    return text
  }
  return String(value)
}

/** Returns Html from text that is HTML already: sanitised descriptions, stored markup. Never a visitor's words. */
export function raw(text: string): Html {
  return new Html(text)
}
