import { Parser } from 'htmlparser2'
import { escapeHtml } from '../../kit/html.ts'

type Inline = { readonly tag: string; readonly open: string; written: boolean }
type List = { readonly tag: string; itemOpen: boolean; itemHasWords: boolean; items: number }

const LONGEST_HEADING = 150

/**
 * Returns the same words with blocks where HTML allows blocks: paragraphs, headings and lists at the top, only lists
 * inside list items, emphasis and links inside blocks. Blocks and emphasis without words are dropped, headings begin
 * at h3, and a "heading" as long as a paragraph is one. Expects markup of the sanitiser's allow-list only.
 */
export function nest(html: string): string {
  const writer = new Writer()
  const parser = new Parser(
    {
      onopentag: (tag, { href }) => writer.open(tag, href),
      ontext: (text) => writer.text(text),
      onclosetag: (tag) => writer.close(tag),
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return writer.end()
}

class Writer {
  private out = ''
  private block: { readonly tag: 'p' | 'h3' | 'h4'; readonly from: number } | null = null
  private wanted: 'p' | 'h3' | 'h4' = 'p'
  private inlines: Inline[] = []
  private lists: List[] = []
  private breaks = 0
  private seenHeading = false

  open(tag: string, href: string | undefined): void {
    if (tag === 'br') this.breaks++
    else if (tag === 'ul' || tag === 'ol') this.openList(tag)
    else if (tag === 'li') this.openItem()
    else if (tag === 'p' || tag === 'h3' || tag === 'h4') this.nextBlock(tag)
    else if (tag === 'strong' || tag === 'em') this.openInline(tag, `<${tag}>`)
    else if (tag === 'a' && href) this.openInline('a', `<a href="${escapeHtml(href)}" rel="nofollow noopener">`)
  }

  close(tag: string): void {
    if (tag === 'ul' || tag === 'ol') this.closeList()
    else if (tag === 'li') this.closeItem()
    else if (tag === 'p' || tag === 'h3' || tag === 'h4') this.nextBlock('p')
    else this.closeInline(tag)
  }

  text(text: string): void {
    const list = this.lists.at(-1)
    const inBlock = this.block !== null || list?.itemHasWords === true
    if (!/\S/.test(text)) {
      if (inBlock && this.breaks === 0 && !this.out.endsWith(' ')) this.out += ' '
      return
    }
    if (list && !list.itemOpen) this.openItem()
    if (!list && !this.block) this.openBlock()
    const begun = list ? list.itemHasWords : this.out.length > this.block!.from
    if (begun && this.breaks > 0) this.breakLine()
    this.breaks = 0
    for (const inline of this.inlines) {
      if (!inline.written) this.out += inline.open
      inline.written = true
    }
    const words = text.replace(/\s+/g, ' ')
    this.out += escapeHtml(begun && !/[\s>]$/.test(this.out) ? words : begun ? words : words.trimStart())
    if (list) list.itemHasWords = true
  }

  end(): string {
    while (this.lists.length > 0) this.closeList()
    this.closeBlock()
    return this.out
  }

  private breakLine(): void {
    this.out = `${this.out.trimEnd()}<br>`
  }

  /** A block that begins inside a list item is a line of that item. */
  private nextBlock(tag: 'p' | 'h3' | 'h4'): void {
    if (this.lists.length > 0) {
      if (this.lists.at(-1)!.itemHasWords) this.breaks = 1
      return
    }
    this.closeBlock()
    this.wanted = tag
  }

  private openBlock(): void {
    const tag = this.wanted === 'h4' && !this.seenHeading ? 'h3' : this.wanted
    this.out += `<${tag}>`
    this.block = { tag, from: this.out.length }
    this.breaks = 0
  }

  private closeBlock(): void {
    this.unwriteInlines()
    if (this.block) {
      const { tag, from } = this.block
      const words = this.out.slice(from)
      const long = tag !== 'p' && words.length > LONGEST_HEADING
      if (long) this.out = `${this.out.slice(0, from - 4)}<p>${words}`
      else if (tag !== 'p') this.seenHeading = true
      this.out = `${this.out.trimEnd()}</${long ? 'p' : tag}>`
    }
    this.block = null
    this.wanted = 'p'
    this.breaks = 0
  }

  private openList(tag: string): void {
    this.closeBlock()
    const outer = this.lists.at(-1)
    if (outer && !outer.itemOpen) this.openItem()
    if (outer) outer.itemHasWords = true
    this.out = `${this.out.trimEnd()}<${tag}>`
    this.lists.push({ tag, itemOpen: false, itemHasWords: false, items: 0 })
  }

  private openItem(): void {
    if (this.lists.length === 0) this.openList('ul')
    this.closeItem()
    const list = this.lists.at(-1)!
    this.out += '<li>'
    list.itemOpen = true
    list.itemHasWords = false
    this.breaks = 0
  }

  private closeItem(): void {
    const list = this.lists.at(-1)
    if (!list?.itemOpen) return
    this.unwriteInlines()
    this.out = this.out.trimEnd()
    if (this.out.endsWith('<li>')) this.out = this.out.slice(0, -4)
    else {
      this.out += '</li>'
      list.items++
    }
    list.itemOpen = false
    list.itemHasWords = false
    this.breaks = 0
  }

  private closeList(): void {
    this.closeItem()
    const list = this.lists.pop()
    if (!list) return
    if (list.items === 0) this.out = this.out.slice(0, -(list.tag.length + 2))
    else this.out += `</${list.tag}>`
  }

  private openInline(tag: string, open: string): void {
    if (!this.inlines.some((inline) => inline.tag === tag)) this.inlines.push({ tag, open, written: false })
  }

  private closeInline(tag: string): void {
    const at = this.inlines.findIndex((inline) => inline.tag === tag)
    if (at < 0) return
    const above = this.inlines.slice(at + 1)
    for (const inline of [...this.inlines.slice(at)].reverse()) this.unwrite(inline)
    this.inlines = [...this.inlines.slice(0, at), ...above]
  }

  private unwriteInlines(): void {
    for (const inline of [...this.inlines].reverse()) this.unwrite(inline)
  }

  private unwrite(inline: Inline): void {
    if (inline.written) this.out += `</${inline.tag}>`
    inline.written = false
  }
}
