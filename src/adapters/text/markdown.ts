import MarkdownIt from 'markdown-it'

/** No HTML, images, tables or code: an article is headings, paragraphs, lists, emphasis, quotations and links. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'html_block',
  'html_inline',
  'image',
  'table',
  'code',
  'fence',
])

export type MarkdownPage = {
  /** The lines `name: value` between the two `---` at the top. */
  readonly facts: Readonly<Record<string, string>>
  readonly html: string
}

/**
 * Returns a Markdown file as its facts and its HTML. The HTML can stand in a page under an h1 as it is: markup that was
 * written into the text comes out as words, `javascript:` links come out as words, headings begin at h2.
 */
export function readMarkdown(file: string): MarkdownPage {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file.replace(/\r\n?/g, '\n')) ?? [null, '', file]
  return { facts: readFacts(head!), html: markdownHtml(body!) }
}

/** Returns HTML for Markdown without facts on top. */
export function markdownHtml(text: string): string {
  const tokens = markdown.parse(text, {})
  for (const token of tokens) if (token.tag === 'h1') token.tag = 'h2'
  return markdown.renderer.render(tokens, markdown.options, {}).trim()
}

function readFacts(head: string): Record<string, string> {
  const lines = head.split('\n').flatMap((line) => {
    const [, name, value] = /^([a-z-]+):\s*(.+)$/.exec(line) ?? []
    return name && value ? [[name, value.trim()] as const] : []
  })
  return Object.fromEntries(lines)
}
