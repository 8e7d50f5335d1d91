import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Place } from '../../domain/place.ts'
import type { AssetPaths } from './asset-path.ts'
import { compileStyles } from './compile-styles.ts'
import { placeStylesheet } from './place-stylesheet.ts'

/**
 * What was built. Each file in `folder` carries the hash of its content in its name, so it may be kept by browsers
 * for ever; text files stand beside their `.br` and `.gz` forms. Served under `/assets/`.
 */
export type AssetManifest = { readonly folder: string; readonly paths: AssetPaths }

const HERE = fileURLToPath(new URL('.', import.meta.url))
const STYLES = fileURLToPath(new URL('../styles/', import.meta.url))
const FONT = '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const FONTS = {
  'reading.woff2': `${FONT}-latin-wght-normal.woff2`,
  'reading-more.woff2': `${FONT}-latin-ext-wght-normal.woff2`,
}

/** Raised by hand when what is built from the same sources changes. */
const RECIPE = 'good-work-assets-2'

/**
 * Builds what browsers load into a folder: a stylesheet and a second for the desk, one for each place's colours, the script, pictures and
 * fonts. A second call with the same sources returns what the first one built, without compiling anything.
 */
export async function buildAssets(
  folder: string,
  places: readonly Pick<Place, 'slug' | 'colours'>[],
): Promise<AssetManifest> {
  const sources = await readSources(places)
  const manifestFile = join(folder, `manifest-${digest(sources)}.json`)
  const known = await readFile(manifestFile, 'utf8').catch(() => null)
  if (known) return { folder, paths: JSON.parse(known) as AssetPaths }

  await mkdir(folder, { recursive: true })
  const paths: Record<string, string> = {}
  const served = [...sources].filter(([name]) => extname(name) !== '' && extname(name) !== '.scss')
  for (const [name, content] of served) paths[name] = await writeAsset(folder, name, content)
  for (const sheet of ['app', 'work']) {
    const styles = await compileStyles(STYLES, `${sheet}.scss`, (name) => paths[name] ?? missing(name))
    paths[`${sheet}.css`] = await writeAsset(folder, `${sheet}.css`, Buffer.from(styles))
  }

  await replace(manifestFile, JSON.stringify(paths, null, 2))
  return { folder, paths }
}

/** Everything that the result depends on, by name; the version of GOV.UK Frontend comes in with its manifest. */
async function readSources(places: readonly Pick<Place, 'slug' | 'colours'>[]): Promise<Map<string, Buffer>> {
  const sources = new Map<string, Buffer>()
  for (const name of (await readdir(STYLES)).sort()) sources.set(name, await readFile(join(STYLES, name)))
  for (const name of (await readdir(join(HERE, 'static'))).sort()) {
    sources.set(name, await readFile(join(HERE, 'static', name)))
  }
  for (const [name, file] of Object.entries(FONTS))
    sources.set(name, await readFile(new URL(import.meta.resolve(file))))
  for (const place of places) sources.set(`place-${place.slug}.css`, Buffer.from(placeStylesheet(place)))
  sources.set('govuk-frontend', await readFile(new URL(import.meta.resolve('govuk-frontend/package.json'))))
  return sources
}

function digest(sources: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256')
    .update(RECIPE)
    .update(import.meta.resolve('govuk-frontend'))
  for (const [name, content] of sources) hash.update(`\n${name} ${content.length}\n`).update(content)
  return hash.digest('hex').slice(0, 16)
}

const COMPRESSIBLE = new Set(['.css', '.js', '.svg'])

/** Writes the file under a name that changes with its content, and returns the address it is served at. */
async function writeAsset(folder: string, name: string, content: Buffer): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const file = `${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`
  await replace(join(folder, file), content)
  if (COMPRESSIBLE.has(extname(name))) {
    await replace(join(folder, `${file}.gz`), await promisify(gzip)(content, { level: 9 }))
    const brotli = await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
    await replace(join(folder, `${file}.br`), brotli)
  }
  return `/assets/${file}`
}

/** A reader sees the old file or the whole new one; two starts at once do no harm. */
async function replace(file: string, content: string | Buffer): Promise<void> {
  await writeFile(`${file}.${process.pid}.part`, content)
  await rename(`${file}.${process.pid}.part`, file)
}

function missing(name: string): never {
  throw new Error(`A stylesheet names ${name}, which is not among the assets`)
}
