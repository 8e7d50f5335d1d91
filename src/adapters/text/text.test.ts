import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { decodeBytes, decodeStream, repairEncoding } from './encoding.ts'
import { tidyEmail, tidyHref, tidyWebAddress } from './link.ts'
import { plainLine, plainText, sanitiseHtml, summarise } from './sanitise.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('encodings', () => {
  it('reads UTF-8, byte order marks and Windows-1252', () => {
    assert.equal(decodeBytes(Buffer.from('£12 – café')), '£12 – café')
    assert.equal(decodeBytes(bytes(0xef, 0xbb, 0xbf, 0x61)), 'a')
    assert.equal(decodeBytes(bytes(0xa3, 0x31, 0x32, 0x20, 0x96, 0x20, 0x92)), '£12 – ’')
    assert.equal(decodeBytes(bytes(0xff, 0xfe, 0x61, 0x00)), 'a')
  })

  it('reads a stream cut anywhere as it reads the whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 1, max: 7 }),
        async (text, size) => {
          const whole = Buffer.from(text)
          const cut = async function* () {
            for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
          }
          let read = ''
          for await (const piece of decodeStream(cut())) read += piece
          assert.equal(read, text.replace(/^\ufeff/, ''))
        },
      ),
    )
  })

  for (const [broken, mended] of [
    ['We donâ€™t ask', 'We don’t ask'],
    ['Â£12 â€“ Â£14', '£12 – £14'],
    ['cafÃ©', 'café'],
    ['donÃ¢â‚¬â„¢t', 'don’t'],
    ['It\u0092s here', 'It’s here'],
    ['9\u00a0am\u200b to\ufeff 5', '9 am to 5'],
    ['bell\u0007 \u202eevil', 'bell evil'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['cafe\u0301', 'café'],
    ['Crème brûlée, Ångström, Zoë', 'Crème brûlée, Ångström, Zoë'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ] as const) {
    it(`mends ${JSON.stringify(broken)}`, () => assert.equal(repairEncoding(broken), mended))
  }
})

describe('descriptions made safe', () => {
  for (const [html, safe] of [
    ['<p>Help with <b>CVs</b></p>', '<p>Help with <strong>CVs</strong></p>'],
    ['plain words\nsecond line\n\nnext', '<p>plain words<br>second line</p><p>next</p>'],
    ['&lt;p&gt;Hello &amp;amp; welcome&lt;/p&gt;', '<p>Hello &amp; welcome</p>'],
    ['&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;', '<p>Twice</p>'],
    ['<p>Write &lt;p&gt; for a paragraph</p>', '<p>Write &lt;p&gt; for a paragraph</p>'],
    ['<p><br></p><p>&nbsp;</p><div> </div><p>Only this</p>', '<p>Only this</p>'],
    ['<h1>Big</h1><h2>Less</h2><h5>Small</h5>', '<h3>Big</h3><h3>Less</h3><h4>Small</h4>'],
    ['<h5>First</h5><p>a</p>', '<h3>First</h3><p>a</p>'],
    [`<h4>${'long '.repeat(60)}</h4>`, `<p>${'long '.repeat(60).trim()}</p>`],
    ['<p>One<div>two</div>three</p>', '<p>One</p><p>two</p><p>three</p>'],
    ['<p>List:<ul><li>a<li>b<p>c</p></ul>after', '<p>List:</p><ul><li>a</li><li>b<br>c</li></ul><p>after</p>'],
    ['<ul>loose<li></li><li>kept</li></ul>', '<ul><li>loose</li><li>kept</li></ul>'],
    ['<ul><li>a<ul><li>b</li></ul></li></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['<ul></ul><p>x</p>', '<p>x</p>'],
    ['<li>orphan</li>', '<ul><li>orphan</li></ul>'],
    ['<strong><p>a</p><p>b</p></strong>', '<p><strong>a</strong></p><p><strong>b</strong></p>'],
    ['<table><tr><td>Mon</td><td>9-5</td></tr></table>', '<p>Mon</p><p>9-5</p>'],
    ['a<br><br><br>b<br>', '<p>a<br>b</p>'],
    [
      '<p>See <a href="www.example.org">us</a></p>',
      '<p>See <a href="https://www.example.org/" rel="nofollow noopener">us</a></p>',
    ],
    ['<a href="/relative">words</a>', '<p>words</p>'],
    ['<p><img src="https://x.example/a.png" alt="logo">Words</p>', '<p>Words</p>'],
    ['<p style="color:red" class="x" onclick="y()">Words</p>', '<p>Words</p>'],
    ['<p>Pasted <o:p></o:p><!--[if mso]>junk<![endif]-->text [cid:image001.png@01D]</p>', '<p>Pasted text</p>'],
    ['<style>p{}</style><script>alert(1)</script><p>ok</p>', '<p>ok</p>'],
    ['5 < 6 & 7 > 3', '<p>5 &lt; 6 &amp; 7 &gt; 3</p>'],
    ['', ''],
  ] as const) {
    it(`${JSON.stringify(html).slice(0, 70)}`, () => assert.equal(sanitiseHtml(html), safe))
  }

  it('gives way to none of the known attacks', () => {
    for (const attack of ATTACKS) assertSafe(sanitiseHtml(attack), attack)
    for (const attack of ATTACKS) assertSafe(sanitiseHtml(attack.replace(/</g, '&lt;').replace(/>/g, '&gt;')), attack)
    for (const attack of ATTACKS) assertSafe(sanitiseHtml(`<ul><li>${attack}</li></ul>`), attack)
  })

  it('is not slowed down by markup made to slow it down', () => {
    for (const piece of [
      '<',
      '<p>',
      '<p>a</p>',
      '<ul><li>a',
      '<b>x',
      'a<br>',
      '&amp;',
      '&lt;p&gt;',
      '[cid:',
      '<!--',
      'â€™',
    ]) {
      // Time of the processor, which other work on the machine does not lengthen.
      const began = process.cpuUsage()
      sanitiseHtml(piece.repeat(20_000 / piece.length))
      const { user } = process.cpuUsage(began)
      assert.ok(user < 3_000_000, `${piece} takes ${Math.round(user / 1000)} ms`)
    }
  })

  it('is well nested, safe and settled for any markup', () => {
    const piece = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<ul>',
        '</ul>',
        '<ol>',
        '<li>',
        '</li>',
        '<b>',
        '</b>',
        '<i>',
        '</i>',
        '<h2>',
        '</h2>',
        '<h6>',
      ],
      ...[
        '<a href="https://a.example">',
        '</a>',
        '<div>',
        '</div>',
        '<br>',
        'words',
        ' ',
        '&nbsp;',
        '&lt;',
        '<',
        '>',
        '"',
        '<table>',
      ],
      ...ATTACKS.slice(0, 8),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const safe = sanitiseHtml(pieces.join(''))
        assertSafe(safe, pieces.join(''))
        assert.equal(plainText(safe).replace(/\s+/g, ''), plainText(pieces.join('')).replace(/\s+/g, ''))
      }),
    )
  })
})

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav\tascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" data:text/html,<script>alert(1)</script>">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<p onmouseover="alert(1)">x</p>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form action="https://evil.example"><input name=q><button>Go</button></form>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="https://good.example@evil.example/">x</a>',
  '<a href="https://x.example/&quot; onclick=&quot;alert(1)">x</a>',
  '<<script>script>alert(1)<</script>/script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title></title><script>alert(1)</script>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
]

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '': ['p', 'ul', 'ol', 'h3', 'h4'],
  p: ['strong', 'em', 'a', 'br'],
  h3: ['strong', 'em', 'a', 'br'],
  h4: ['strong', 'em', 'a', 'br'],
  ul: ['li'],
  ol: ['li'],
  li: ['strong', 'em', 'a', 'br', 'ul', 'ol'],
  strong: ['em', 'a', 'br'],
  em: ['strong', 'a', 'br'],
  a: ['strong', 'em', 'br'],
  br: [],
}

function assertSafe(html: string, from: string): void {
  const path: string[] = ['']
  const parser = new Parser({
    onopentag(tag, attributes) {
      assert.ok(ALLOWED[path.at(-1)!]?.includes(tag), `${tag} in ${path.at(-1)}: ${html} from ${from}`)
      for (const [name, value] of Object.entries(attributes)) {
        assert.ok(tag === 'a' && ['href', 'rel'].includes(name), html)
        if (name === 'href') assert.match(value, /^(https?:\/\/(?!.*evil)|mailto:|tel:)/)
      }
      path.push(tag)
    },
    ontext(text) {
      if (path.length === 1) assert.equal(text.trim(), '', `bare text: ${html} from ${from}`)
    },
    onclosetag(tag, implied) {
      assert.ok(!implied || tag === 'br', `${tag} left open: ${html} from ${from}`)
      path.pop()
    },
  })
  parser.end(html)
}

describe('links', () => {
  for (const [href, tidy] of [
    ['https://example.org/a?utm_source=x&id=3', 'https://example.org/a?id=3'],
    ['https://example.org/a;jsessionid=AB12?x=1', 'https://example.org/a?x=1'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fx&data=05',
      'https://example.org/x',
    ],
    ['https://outlook.office.com/owa/service.svc/s/GetFileAttachment?id=1&token=abc', null],
    ['https://name:word@example.org/', null],
    ['mailto:help@example.org?subject=Hi', 'mailto:help@example.org'],
    ['tel:+442071234567', 'tel:+442071234567'],
    ['www.example.org/jobs', 'https://www.example.org/jobs'],
    ['javascript:alert(1)', null],
    ['#top', null],
    ['http://intranet/page', null],
  ] as const) {
    it(`${href} is ${tidy}`, () => assert.equal(tidyHref(href), tidy))
  }

  it('reads web and e-mail addresses that stand alone', () => {
    assert.equal(tidyWebAddress('example.org'), 'https://example.org/')
    assert.equal(tidyWebAddress('see our website'), null)
    assert.equal(tidyWebAddress('mailto:a@b.org'), null)
    assert.equal(tidyEmail(' help@example.org '), 'help@example.org')
    assert.equal(tidyEmail('help@example'), null)
    assert.equal(tidyEmail('a@b.org; c@d.org'), null)
  })
})

describe('words alone', () => {
  it('keeps blocks on lines, and titles on one', () => {
    assert.equal(plainText('<p>One</p><ul><li>two</li><li>three &amp; four</li></ul>'), 'One\ntwo\nthree & four')
    assert.equal(plainLine('Space &amp; Property <b>Manager</b>\n'), 'Space & Property Manager')
    assert.equal(plainLine('Children&#96;s Therapist'), 'Children`s Therapist')
  })

  it('summarises in whole sentences, else in whole words', () => {
    assert.equal(summarise('Short.'), 'Short.')
    assert.equal(summarise('One two. Three four. Five six seven.', 24), 'One two. Three four.')
    assert.equal(summarise('One two three four five six seven', 20), 'One two three four…')
    assert.equal(summarise('x'.repeat(400)).length, 300)
    fc.assert(fc.property(fc.string({ maxLength: 900 }), (text) => assert.ok(summarise(text).length <= 300)))
  })
})
