import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import {
  exifOf,
  HEIC,
  JPEG,
  PROGRESSIVE,
  photoWithPlace,
  png,
  pngHeader,
  pngPart,
  pngWithWords,
  WEBP,
  WEBP_WITH_ALPHA,
  webpWithPlace,
} from '../../../test/harness/pictures.ts'
import { recording, voiceMessage } from '../../../test/harness/voices.ts'
import { orientationIn, turned } from './exif.ts'
import { type FileKind, fileKind } from './file-kind.ts'
import { type FileStore, fileStore } from './file-store.ts'
import { bareJpeg } from './jpeg.ts'
import { bareM4a } from './m4a.ts'
import { bareOgg } from './ogg.ts'
import { barePng } from './png.ts'
import { FileRefused } from './refusal.ts'
import { rulesScanner } from './rules-scanner.ts'
import { bareWebp } from './webp.ts'

type Bare = (bytes: Buffer) => Buffer
const KNOWN: readonly (readonly [string, FileKind, Bare, Buffer])[] = [
  ['a photo', 'jpg', bareJpeg, photoWithPlace()],
  ['a screenshot', 'png', barePng, pngWithWords()],
  ['a WebP', 'webp', bareWebp, webpWithPlace()],
  ['a voice message', 'ogg', bareOgg, voiceMessage()],
  ['a recording', 'm4a', bareM4a, recording()],
]

describe('a picture or a voice that somebody sends', () => {
  let folder: string
  let store: FileStore
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pictures-'))
    store = fileStore(folder, 'a secret', rulesScanner)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  for (const [what, kind, bare, bytes] of KNOWN) {
    it(`is kept, where it is ${what}, without where and with what it was made`, async () => {
      assert.match(bytes.toString('latin1'), /Canary/)
      const received = await store.receive({ bytes, tooLarge: false }, 'messages')
      assert.ok(received.ok, JSON.stringify(received))
      assert.deepEqual([received.file.kind, received.file.stripped], [kind, true])
      const kept = (await store.read(received.file.uuid))!
      assert.doesNotMatch(kept.toString('latin1'), /Canary|xmp|51\.5/i)
      assert.equal(await fileKind(kept), kind)
      assert.deepEqual(bare(kept), kept, 'done twice it is the same')
    })
  }

  for (const [what, bytes] of [
    ['at once', JPEG],
    ['in steps', PROGRESSIVE],
  ] as const) {
    it(`is the same to the byte, where a JPEG ${what} holds nothing but itself`, () => {
      assert.deepEqual(bareJpeg(bytes), bytes)
    })
  }

  it('stays as it was drawn, where a WebP or PNG holds nothing but itself', () => {
    for (const bytes of [WEBP, WEBP_WITH_ALPHA]) assert.deepEqual(bareWebp(bytes), bytes)
    assert.deepEqual(barePng(png()), png())
  })

  it('stays turned as the camera was held', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const kept = bareJpeg(photoWithPlace(orientation))
      const at = kept.indexOf('Exif\0\0')
      assert.equal(at < 0 ? 1 : orientationIn(kept.subarray(at + 6)), orientation)
    }
    assert.ok(barePng(pngWithWords()).includes(turned(3)!))
    assert.ok(bareWebp(webpWithPlace()).includes(turned(8)!))
  })

  it('keeps its colours, where they are not turned into light and two differences', () => {
    const adobe = Buffer.from('ffee000e41646f626500640000000002', 'hex')
    const withColours = Buffer.concat([JPEG.subarray(0, 2), adobe, JPEG.subarray(20)])
    assert.deepEqual(bareJpeg(withColours), withColours)
  })

  const jpegOf = (width: number, height: number) => {
    const bytes = Buffer.from(JPEG)
    const at = bytes.indexOf(Buffer.from('ffc00011', 'hex'))
    bytes.writeUInt16BE(height, at + 5)
    bytes.writeUInt16BE(width, at + 7)
    return bytes
  }
  const scans = PROGRESSIVE.subarray(PROGRESSIVE.indexOf(Buffer.from('ffda000c', 'hex')), -2)
  const riffTwice = Buffer.concat([WEBP.subarray(0, 12), WEBP_WITH_ALPHA.subarray(12, 30), WEBP.subarray(12)])
  riffTwice.writeUInt32LE(riffTwice.length - 8, 4)
  const big = Buffer.from(WEBP)
  big.writeUInt16LE(0x3fff, 26)
  big.writeUInt16LE(0x3fff, 28)
  const BAD: readonly (readonly [string, Buffer, string])[] = [
    ['a photo of an iPhone that nothing else opens', HEIC, 'heic'],
    ['a JPEG of 20,000 by 20,000 dots', jpegOf(20_000, 20_000), 'too-many-dots'],
    ['a PNG of 65,000 by 65,000 dots', png(4, 8).fill(pngHeader(65_000, 65_000), 8, 33), 'too-many-dots'],
    ['a WebP of 16,383 by 16,383 dots', big, 'too-many-dots'],
    ['a JPEG without a size', jpegOf(4, 0), 'damaged'],
    ['a JPEG that is cut off', JPEG.subarray(0, -40), 'damaged'],
    ['a JPEG with two pictures', Buffer.concat([JPEG.subarray(0, -2), JPEG.subarray(2)]), 'damaged'],
    [
      'a JPEG that is drawn a thousand times over',
      Buffer.concat([
        PROGRESSIVE.subarray(0, -2),
        ...Array.from({ length: 120 }, () => scans),
        PROGRESSIVE.subarray(-2),
      ]),
      'damaged',
    ],
    ['a PNG with a broken part', png().fill(1, 45, 46), 'damaged'],
    ['a PNG that is cut off', png().subarray(0, -5), 'damaged'],
    ['a PNG with a part that must be known', png(4, 8, pngPart('ABCD', Buffer.from('x'))), 'damaged'],
    ['a PNG with two headers', png(4, 8, pngHeader(4, 8)), 'damaged'],
    ['a PNG in colours that do not exist', png(4, 8).fill(pngHeader(4, 8, [3, 2, 0, 0, 0]), 8, 33), 'damaged'],
    ['a WebP that says two sizes', riffTwice.fill(9, 24, 25), 'damaged'],
    ['a film that calls itself a recording', recording('vide'), 'kind'],
    ['a voice message that is cut off', voiceMessage().subarray(0, -5), 'damaged'],
    ['a page in front of a photo', Buffer.concat([Buffer.from('<html><script>1</script>'), JPEG]), 'kind'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'kind'],
    ['a picture that moves', Buffer.from('47494638396104000800800000ff00000000ff21f9', 'hex'), 'kind'],
  ]
  for (const [what, bytes, why] of BAD) {
    it(`is not taken, where it is ${what}`, async () => {
      assert.deepEqual(await store.receive({ bytes, tooLarge: false }, 'messages'), { ok: false, why })
    })
  }

  it('is a CV nowhere, and a voice is no paper', async () => {
    const as = async (bytes: Buffer, taken: 'documents' | 'papers') => {
      const received = await store.receive({ bytes, tooLarge: false }, taken)
      return received.ok ? received.file.kind : received.why
    }
    assert.deepEqual(
      [
        await as(JPEG, 'documents'),
        await as(HEIC, 'documents'),
        await as(JPEG, 'papers'),
        await as(voiceMessage(), 'papers'),
      ],
      ['kind', 'kind', 'jpg', 'kind'],
    )
    assert.equal(await as(Buffer.concat([JPEG, Buffer.alloc(10_000_000)]), 'papers'), 'too-large')
  })

  /** What a broken telephone, or somebody with time, makes of a good file. */
  const broken = (good: Buffer) =>
    fc
      .tuple(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(good.length),
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(good.length),
      )
      .map(([changes, cut, more, at]) => {
        const bytes = Buffer.from(good)
        for (const [place, value] of changes) bytes[place] = value
        const whole = Buffer.concat([bytes.subarray(0, at), Buffer.from(more), bytes.subarray(at)])
        return cut % 3 === 0 ? whole.subarray(0, cut) : whole
      })
  const settled = (bare: Bare, bytes: Buffer) => {
    try {
      return bare(bytes)
    } catch (error) {
      if (error instanceof FileRefused) return null
      throw error
    }
  }

  for (const [what, , bare, good] of KNOWN) {
    it(`is refused or written anew, whatever becomes of ${what}, and never anything else`, () => {
      fc.assert(
        fc.property(fc.oneof(broken(good), broken(bare(good)), fc.uint8Array({ maxLength: 300 })), (odd) => {
          const kept = settled(bare, Buffer.from(odd))
          if (kept) assert.deepEqual(bare(kept), kept)
        }),
        { numRuns: 1500 },
      )
    })
  }

  it('says how it is turned, or that it is upright, whatever stands in its EXIF', () => {
    const odd = fc.oneof(broken(exifOf(6)), fc.uint8Array({ maxLength: 60 }))
    fc.assert(
      fc.property(odd, (tiff) => {
        const orientation = orientationIn(Buffer.from(tiff))
        assert.ok(orientation >= 1 && orientation <= 8)
      }),
      { numRuns: 3000 },
    )
  })
})
