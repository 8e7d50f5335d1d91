import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { NU_CHECKER } from '../../../test/harness/markup.ts'
import { type AssetManifest, buildAssets } from './build-assets.ts'

const PLACES = [
  { slug: 'fleet-vale', colours: { brand: '#0b4f4a', accent: '#9c3d1e' } },
  { slug: 'osier-marsh', colours: { brand: '#3b2a78', accent: '#8a4b08' } },
]

describe('what browsers load', () => {
  let folder: string
  let built: AssetManifest

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'good-work-assets-'))
    built = await buildAssets(folder, PLACES)
  })
  after(() => rm(folder, { recursive: true }))

  const file = (name: string) => join(folder, basename(built.paths[name]!))
  const weight = async (name: string) => (await readFile(`${file(name)}.gz`)).length

  it('weighs little: styles under 20 kB, script under 4 kB, the rest under 3 kB, the desk another 6 kB, gzipped', async () => {
    assert.ok((await weight('app.css')) < 20_000)
    assert.ok((await weight('work.css')) < 6_000)
    assert.ok((await weight('app.js')) < 4_000)
    const rest = await Promise.all(['icons.svg', 'hills.svg', 'mark.svg', 'place-fleet-vale.css'].map(weight))
    assert.ok(rest.reduce((sum, bytes) => sum + bytes) < 3_000)
  })

  it('comes compressed, the same in every form', async () => {
    assert.deepEqual(gunzipSync(await readFile(`${file('app.css')}.gz`)), await readFile(file('app.css')))
    assert.ok((await readdir(folder)).includes(`${basename(file('app.css'))}.br`))
  })

  it('asks nothing of other sites, and names no picture or font that is not there', async () => {
    const styles = await readFile(file('app.css'), 'utf8')
    const served = new Set(Object.values(built.paths))
    const named = [...styles.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1]!)
    assert.ok(named.length > 0)
    assert.deepEqual(
      named.filter((address) => !served.has(address) && !address.startsWith('data:')),
      [],
    )
    assert.doesNotMatch(await readFile(file('app.js'), 'utf8'), /https?:\/\//)
  })

  it('says nothing of left and right where a page may be read from either side', async () => {
    const styles = await readFile(file('app.css'), 'utf8')
    assert.doesNotMatch(styles, /[;{](?:margin|padding)-(?:left|right):/)
    assert.doesNotMatch(styles, /text-align:(?:left|right)/)
  })

  it('carries no typeface, crown or name of GOV.UK', async () => {
    assert.doesNotMatch(await readFile(file('app.css'), 'utf8'), /GDS Transport|crown/i)
  })

  it('has a stylesheet for each place, with its colours', async () => {
    assert.match(await readFile(file('place-osier-marsh.css'), 'utf8'), /--gw-brand:#3b2a78/)
  })

  it('is not built again when nothing has changed', async () => {
    const before = await readdir(folder)
    assert.deepEqual(await buildAssets(folder, PLACES), built)
    assert.deepEqual(await readdir(folder), before)
  })

  it('gets new addresses when a colour changes, and keeps those that stay the same', async () => {
    const other = await buildAssets(folder, [{ slug: 'fleet-vale', colours: { brand: '#123456', accent: '#9c3d1e' } }])
    assert.notEqual(other.paths['place-fleet-vale.css'], built.paths['place-fleet-vale.css'])
    assert.equal(other.paths['app.css'], built.paths['app.css'])
  })

  it('is CSS to the W3C’s own checker', (test) => {
    const styles = ['app.css', 'place-fleet-vale.css'].map(file)
    const checked = spawnSync('java', [...NU_CHECKER, '--css', ...styles], { encoding: 'utf8' })
    if (checked.error) return test.skip('there is no Java here to run the checker')
    assert.deepEqual((JSON.parse(checked.stderr) as { messages: unknown[] }).messages, [])
  })
})
