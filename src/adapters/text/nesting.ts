import { Parser } from 'htmlparser2'
import { escapeHtml } from '../../kit/html.ts'

type Inline = { readonly tag: string; readonly open: string; written: boolean }
type List = { readonly tag: string; written: boolean; itemWritten: boolean; itemHasWords: boolean }
type Block = 'p' | 'h3' | 'h4'

const LONGEST_HEADING = 150

/**
 * Returns the same words with blocks where HTML allows blocks: paragraphs, headings and lists at the top, only lists
 * inside list items, emphasis and links inside blocks. Blocks and emphasis without words are dropped, headings begin
 * at h3, and a "heading" as long as a paragraph is one. Expects markup of the sanitiser's allow-list only.
 */
export function nest(html: string): string {
  const writer = new Writer()
  const parser = new Parser({
    onopentag: (tag, { href }) => writer.open(tag, href),
    ontext: (text) => writer.text(text),
    onclosetag: (tag) => writer.close(tag),
  })
  parser.end(html)
  return writer.end()
}

const isBlock = (tag: string): tag is Block => tag === 'p' || tag === 'h3' || tag === 'h4'

/** Writes tags only when words need them, so that nothing empty is ever written and nothing has to be taken back. */
class Writer {
  private readonly done: string[] = []
  /** The block or outermost list that is open: append only, read once. */
  private body = ''
  private wanted: Block = 'p'
  private hasWords = false
  private lists: List[] = []
  private inlines: Inline[] = []
  private breaks = 0
  private spaced = false
  private seenHeading = false

  open(tag: string, href: string | undefined): void {
    if (tag === 'br') this.breaks++
    else if (tag === 'ul' || tag === 'ol') this.openList(tag)
    else if (tag === 'li') this.openItem()
    else if (isBlock(tag)) this.nextBlock(tag)
    else if (tag === 'strong' || tag === 'em') this.openInline(tag, `<${tag}>`)
    else if (tag === 'a' && href) this.openInline('a', `<a href="${escapeHtml(href)}" rel="nofollow noopener">`)
  }

  close(tag: string): void {
    if (tag === 'ul' || tag === 'ol') this.closeList()
    else if (tag === 'li') this.closeItem()
    else if (isBlock(tag)) this.nextBlock('p')
    else this.closeInline(tag)
  }

  text(text: string): void {
    const words = text.trim().replace(/\s+/g, ' ')
    const begun = this.lists.at(-1)?.itemHasWords ?? this.hasWords
    if (words === '') {
      this.spaced ||= begun
      return
    }
    this.openLists()
    if (begun && this.breaks > 0) this.body += '<br>'
    else if (begun && (this.spaced || /^\s/.test(text))) this.body += ' '
    for (const inline of this.inlines) {
      if (!inline.written) this.body += inline.open
      inline.written = true
    }
    this.body += escapeHtml(words)
    this.breaks = 0
    this.spaced = /\s$/.test(text)
    const list = this.lists.at(-1)
    if (list) list.itemHasWords = true
    else this.hasWords = true
  }

  end(): string {
    while (this.lists.length > 0) this.closeList()
    this.closeBlock()
    return this.done.join('')
  }

  /** A block that begins inside a list item is a line of that item. */
  private nextBlock(tag: Block): void {
    if (this.lists.length > 0) {
      if (this.lists.at(-1)!.itemHasWords) this.breaks = 1
      return
    }
    this.closeBlock()
    this.wanted = tag
  }

  private closeBlock(): void {
    this.unwriteInlines()
    if (this.hasWords) {
      const tag =
        this.body.length > LONGEST_HEADING ? 'p' : this.wanted === 'h4' && !this.seenHeading ? 'h3' : this.wanted
      this.done.push(`<${tag}>${this.body}</${tag}>`)
      if (tag !== 'p') this.seenHeading = true
    }
    this.body = ''
    this.hasWords = false
    this.wanted = 'p'
    this.startAfresh()
  }

  private openList(tag: string): void {
    if (this.lists.length === 0) this.closeBlock()
    else this.unwriteInlines()
    this.lists.push({ tag, written: false, itemWritten: false, itemHasWords: false })
    this.startAfresh()
  }

  private openLists(): void {
    for (const list of this.lists) {
      if (!list.written) this.body += `<${list.tag}>`
      if (!list.itemWritten) this.body += '<li>'
      list.written = true
      list.itemWritten = true
    }
  }

  private openItem(): void {
    if (this.lists.length === 0) this.openList('ul')
    this.closeItem()
  }

  private closeItem(): void {
    const list = this.lists.at(-1)
    if (!list) return
    this.unwriteInlines()
    if (list.itemWritten) this.body += '</li>'
    list.itemWritten = false
    list.itemHasWords = false
    this.startAfresh()
  }

  private closeList(): void {
    this.closeItem()
    const list = this.lists.pop()
    if (!list) return
    if (list.written) this.body += `</${list.tag}>`
    if (this.lists.length > 0) this.lists.at(-1)!.itemHasWords = false
    else {
      this.done.push(this.body)
      this.body = ''
    }
  }

  private startAfresh(): void {
    this.breaks = 0
    this.spaced = false
  }

  private openInline(tag: string, open: string): void {
    if (!this.inlines.some((inline) => inline.tag === tag)) this.inlines.push({ tag, open, written: false })
  }

  private closeInline(tag: string): void {
    const at = this.inlines.findIndex((inline) => inline.tag === tag)
    if (at < 0) return
    for (const inline of this.inlines.slice(at).reverse()) this.unwrite(inline)
    this.inlines.splice(at, 1)
  }

  private unwriteInlines(): void {
    for (const inline of this.inlines.toReversed()) this.unwrite(inline)
  }

  private unwrite(inline: Inline): void {
    if (inline.written) this.body += `</${inline.tag}>`
    inline.written = false
  }
}
