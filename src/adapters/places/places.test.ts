import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { loadPlaces, PlaceRefused, readPlace } from './places.ts'

const LEAST = {
  slug: 'osier-marsh',
  name: 'Osier Marsh',
  centre: { lat: 51.59, lng: -0.1 },
  contact: { email: 'work@osier-marsh.example', phone: '020 7946 0999' },
}

describe('a borough’s configuration', () => {
  it('needs only a name, an address, a centre and a way to be reached', () => {
    const read = readPlace(JSON.stringify(LEAST))
    assert.ok(read.ok)
    assert.equal(read.place.council, 'Osier Marsh Council')
    assert.equal(read.place.words.title, 'Good work in Osier Marsh')
    assert.deepEqual(read.place.languages, ['en'])
    assert.equal(read.place.sample, false)
  })

  const mistakes: readonly [name: string, change: Record<string, unknown>, problem: string][] = [
    [
      'a field left out',
      { slug: undefined },
      '"slug" is missing; it should be the short name in addresses, such as "fleet-vale"',
    ],
    [
      'a slug with capitals',
      { slug: 'Osier Marsh' },
      '"slug" should be lower-case letters, figures and hyphens, such as "fleet-vale"',
    ],
    [
      'a point outside the country',
      { centre: { lat: 40.7, lng: -0.1 } },
      '"centre.lat" should be a latitude in degrees between 49 and 61',
    ],
    ['a colour by name', { colours: { brand: 'teal' } }, '"colours.brand" should be a colour such as "#1d4f91"'],
    [
      'a colour too light to read on',
      { colours: { brand: '#7aa6d8' } },
      'The brand colour #7aa6d8 is too light: its contrast against white is 2.53, it needs 4.5',
    ],
    [
      'a code that is none',
      { gssCode: 'Haringey' },
      '"gssCode" should be a GSS code: a letter and eight figures, such as "E09000014"',
    ],
    [
      'a host with its scheme',
      { hosts: ['https://work.example'] },
      '"hosts[0]" should be a host name in lower case without "https://", such as "work.example"',
    ],
    [
      'a time to keep things that is too short',
      { keepDays: { booking: 3 } },
      '"keepDays.booking" should be a whole number of days from 30 to 3650',
    ],
    [
      'a subject that is none',
      { keepDays: { diary: 90 } },
      '"keepDays.diary" is not a field we know; check its spelling',
    ],
    ['a misspelt field', { word: {} }, '"word" is not a field we know; check its spelling'],
    [
      'a misspelt field inside',
      { words: { welcom: 'Hi' } },
      '"words.welcom" is not a field we know; check its spelling',
    ],
  ]
  for (const [name, change, problem] of mistakes) {
    it(`says plainly what is wrong with ${name}`, () => {
      const read = readPlace(JSON.stringify({ ...LEAST, ...change }))
      assert.deepEqual(read, { ok: false, problems: [problem] })
    })
  }

  it('says so when the file is not JSON, or not an object', () => {
    const broken = readPlace('{ "slug": ')
    assert.ok(!broken.ok && broken.problems[0]!.startsWith('this is not JSON'))
    assert.deepEqual(readPlace('[]'), { ok: false, problems: ['the file should be one object in braces'] })
  })
})

describe('a folder of boroughs', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'places-'))
  })
  after(() => rm(folder, { recursive: true }))

  it('is read in the order of the file names, and everything wrong is said at once with its file', async () => {
    await writeFile(join(folder, 'b.json'), JSON.stringify({ ...LEAST, slug: 'b', name: 'B' }))
    await writeFile(join(folder, 'a.json'), JSON.stringify({ ...LEAST, slug: 'a', name: 'A' }))
    await writeFile(join(folder, 'notes.txt'), 'not a place')
    assert.deepEqual(
      (await loadPlaces(folder)).map((place) => place.slug),
      ['a', 'b'],
    )

    await writeFile(join(folder, 'c.json'), JSON.stringify({ ...LEAST, slug: 'b', name: 'C' }))
    await writeFile(join(folder, 'd.json'), '{}')
    await assert.rejects(loadPlaces(folder), (error) => {
      assert.ok(error instanceof PlaceRefused)
      assert.match(error.message, /^d\.json: "slug" is missing/m)
      assert.match(error.message, /^B and C both have the slug "b"; each borough needs its own$/m)
      return true
    })
  })

  it('is refused in one line when it is not there or empty', async () => {
    await assert.rejects(loadPlaces(join(folder, 'nowhere')), /there is no such folder/)
    const empty = await mkdtemp(join(tmpdir(), 'places-'))
    await assert.rejects(loadPlaces(empty), /there is no \.json file here/)
    await rm(empty, { recursive: true })
  })
})
