import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { deflateSync, inflateSync } from 'node:zlib'
import { clamd } from './clamd.ts'
import { fileKind } from './file-kind.ts'
import { type FileStore, fileStore } from './file-store.ts'
import { rulesScanner } from './rules-scanner.ts'
import { scanWithAll, type Verdict } from './scanner.ts'
import { readZip, writeZip, type ZipEntry } from './zip.ts'

const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const part = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(text) })
const TYPES = part(
  '[Content_Types].xml',
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)
const RELS = part('_rels/.rels', '<Relationships/>')
const WORDS = part(
  'word/document.xml',
  '<w:document><w:ins w:author="Maker Marigold">Baker for ten years</w:ins></w:document>',
)
const CORE = part('docProps/core.xml', '<cp:coreProperties><dc:creator>Maker Marigold</dc:creator></cp:coreProperties>')
const docx = (...more: ZipEntry[]) => writeZip([TYPES, RELS, WORDS, CORE, ...more])

const pdf = (objects: readonly string[], trailer: string) =>
  Buffer.from(
    `%PDF-1.7\n${objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')}trailer\n${trailer}\n%%EOF\n`,
    'latin1',
  )
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
const PAGES = '<< /Type /Pages /Kids [] /Count 0 >>'
const INFO = '<< /Author (Maker \\(M\\) Marigold) /Producer <FEFF004D> /CreationDate (D:20260101) >>'
const XMP =
  '<< /Type /Metadata /Subtype /XML /Length 62 >>\nstream\n<?xpacket?><x:xmpmeta>Maker Marigold</x:xmpmeta><?xpacket end?>\nendstream'
const goodPdf = pdf([CATALOG, PAGES, INFO, XMP], '<< /Root 1 0 R /Info 3 0 R >>')

describe('a file that somebody sends', () => {
  let folder: string
  let store: FileStore

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'files-'))
    store = fileStore(folder, 'a secret', rulesScanner)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const send = (bytes: Buffer | string, tooLarge = false) => store.receive({ bytes: Buffer.from(bytes), tooLarge })
  const kept = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile())

  const GOOD: readonly (readonly [string, Buffer, string])[] = [
    ['a PDF', goodPdf, 'pdf'],
    ['a Word document', docx(), 'docx'],
    ['plain text', Buffer.from('Baker. Ten years. £12 an hour.'), 'txt'],
    ['rich text', Buffer.from('{\\rtf1{\\info{\\author Maker {Marigold}}}Baker}'), 'rtf'],
    [
      'an OpenDocument text',
      writeZip([
        part('mimetype', 'application/vnd.oasis.opendocument.text'),
        part('content.xml', '<office:text>Baker</office:text>'),
        part('meta.xml', '<dc:creator>Maker Marigold</dc:creator>'),
      ]),
      'odt',
    ],
  ]
  for (const [what, bytes, kind] of GOOD) {
    it(`takes ${what}, and keeps nothing of who made it`, async () => {
      const received = await send(bytes)
      assert.ok(received.ok, JSON.stringify(received))
      assert.equal(received.file.kind, kind)
      assert.deepEqual([received.file.state, received.file.stripped], ['safe', true])
      const content = (await store.read(received.file.uuid))!
      const all =
        content.subarray(0, 2).toString() === 'PK' ? Buffer.concat(readZip(content).map((one) => one.bytes)) : content
      assert.doesNotMatch(all.toString('latin1'), /Marigold/)
      assert.equal(await fileKind(content), kind)
    })
  }

  it('is encrypted where it lies, and opens under its own name only', async () => {
    const received = await send('Baker of the canary street')
    assert.ok(received.ok)
    for (const file of await kept()) {
      assert.doesNotMatch(await readFile(join(file.parentPath, file.name), 'latin1'), /canary|Marigold|Baker/)
    }
    await assert.rejects(() => fileStore(folder, 'another secret', rulesScanner).read(received.file.uuid))
    await assert.rejects(() => store.read('../../secrets/form-key'))
  })

  const macro = part('word/vbaProject.bin', 'Sub AutoOpen()')
  const bomb = Buffer.alloc(90_000_000)
  const BAD: readonly (readonly [string, Buffer | string, string])[] = [
    ['nothing at all', '', 'empty'],
    ['the test virus as plain text', EICAR, 'unsafe'],
    ['the test virus within a zip', writeZip([part('a', 'a'), part('cv.txt', EICAR)]), 'kind'],
    ['the test virus within a Word document', docx(part('word/media/image1.png', EICAR)), 'unsafe'],
    [
      'the test virus in an archive within a Word document',
      docx({ name: 'word/x', bytes: writeZip([part('a', EICAR)]) }),
      'unsafe',
    ],
    ['a bomb in a Word document', docx({ name: 'word/media/big.png', bytes: bomb }), 'unsafe'],
    ['a bomb in a PDF', pdf([CATALOG, streamOf(deflateSync(bomb))], '<< /Root 1 0 R >>'), 'unsafe'],
    ['a Word document with macros', docx(macro), 'unsafe'],
    [
      'a Word document with a template from elsewhere',
      docx(
        part(
          'word/_rels/settings.xml.rels',
          '<Relationship Type="http://x/attachedTemplate" Target="http://evil.example" TargetMode="External"/>',
        ),
      ),
      'unsafe',
    ],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'kind'],
    ['a page', '<!doctype html><title>CV</title><p>Hello', 'kind'],
    ['a page with words before it', 'My CV\n<script>alert(1)</script>', 'kind'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'kind'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'kind'],
    ['a PDF that is an archive as well', Buffer.concat([goodPdf, docx()]), 'unsafe'],
    ['an archive that is a PDF as well', Buffer.concat([docx(), goodPdf]), 'unsafe'],
    ['a page in front of a PDF', Buffer.concat([Buffer.from('<html><script>1</script>'), goodPdf]), 'kind'],
    ['a PDF with a page within', pdf([CATALOG, '(<script>alert(1)</script>)'], '<< /Root 1 0 R >>'), 'unsafe'],
    ['a PDF with script', pdf([CATALOG, '<< /S /Java#53cript /JS (x) >>'], '<< /Root 1 0 R >>'), 'unsafe'],
    ['a PDF with a password', pdf([CATALOG], '<< /Root 1 0 R /Encrypt 9 0 R >>'), 'unsafe'],
    ['rich text with a program within', '{\\rtf1{\\object\\objdata 4d5a}}', 'unsafe'],
  ]
  for (const [what, bytes, why] of BAD) {
    it(`does not take ${what}, and keeps nothing of it`, async () => {
      const before = (await kept()).length
      assert.deepEqual(await send(bytes), { ok: false, why })
      assert.equal((await kept()).length, before)
    })
  }

  it('does not take what is larger than we take', async () => {
    assert.deepEqual(await send('half of it', true), { ok: false, why: 'too-large' })
  })

  it('says so where a PDF keeps some of who made it', async () => {
    const packed = pdf([CATALOG, PAGES], '<< /Root 1 0 R /Info 9 0 R >>')
    const received = await send(packed)
    assert.ok(received.ok && !received.file.stripped)
  })

  it('takes who made it out of a PDF where objects are packed together', async () => {
    const packed = deflateSync(Buffer.from(`9 0 ${INFO}`), { level: 1 }).toString('latin1')
    const stream = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n${packed}\nendstream`
    const received = await send(pdf([CATALOG, PAGES, stream], '<< /Root 1 0 R /Info 9 0 R >>'))
    assert.ok(received.ok && received.file.stripped)
    const content = (await store.read(received.file.uuid))!.toString('latin1')
    const [, within] = /stream\n([\s\S]*)endstream/.exec(content)!
    assert.doesNotMatch(inflateSync(Buffer.from(within!, 'latin1')).toString('latin1'), /Marigold|2026/)
  })

  it('waits in quarantine while the scanner is down, and is judged once it is back', async () => {
    let answer: Verdict = { verdict: 'unavailable' }
    const waiting = fileStore(folder, 'a secret', scanWithAll([rulesScanner, async () => answer]))
    const received = await waiting.receive({ bytes: Buffer.from('Baker'), tooLarge: false })
    assert.ok(received.ok)
    assert.equal(received.file.state, 'quarantined')
    assert.equal(await waiting.checkAgain(received.file.uuid), 'quarantined')
    answer = { verdict: 'clean' }
    assert.equal(await waiting.checkAgain(received.file.uuid), 'safe')
    answer = { verdict: 'found', what: 'something' }
    assert.equal(await waiting.checkAgain(received.file.uuid), 'refused')
    assert.equal(await waiting.read(received.file.uuid), null)
  })
})

function streamOf(packed: Buffer): string {
  return `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`
}

describe('the scanner next door', () => {
  const servers: Server[] = []
  after(() => servers.map((server) => server.close()))

  const answering = (answer: string) =>
    new Promise<string>((resolve) => {
      const server = createServer((socket) => {
        let got = Buffer.alloc(0)
        socket.on('error', () => {})
        socket.on('data', (data) => {
          got = Buffer.concat([got, data])
          if (got.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer)
        })
      }).listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as { port: number }).port}`))
      servers.push(server)
    })

  for (const [answer, verdict] of [
    ['stream: OK\0', 'clean'],
    ['stream: Win.Test.EICAR_HDB-1 FOUND\0', 'found'],
    ['INSTREAM size limit exceeded. ERROR\0', 'unavailable'],
    ['', 'unavailable'],
  ] as const) {
    it(`reads “${answer.replace('\0', '')}” as ${verdict}`, async () => {
      assert.equal((await clamd(await answering(answer))(Buffer.from('Baker'))).verdict, verdict)
    })
  }

  it('is unavailable where nobody listens', async () => {
    assert.equal((await clamd('127.0.0.1:1')(Buffer.from('Baker'))).verdict, 'unavailable')
    assert.equal((await clamd('/nowhere/clamd.ctl')(Buffer.from('Baker'))).verdict, 'unavailable')
  })
})
