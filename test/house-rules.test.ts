import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { methodAndPath, ROUTES, withoutDuplicates } from '../src/app/routes.ts'
import { PERMISSIONS } from '../src/domain/permission.ts'
import { ROOT } from './harness/cluster.ts'

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] }

const IMPORT = /^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm
const inRoot = (path: string) => relative(ROOT, path)
const listed = (pattern: string) => globSync(pattern, { cwd: ROOT }).sort()

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const named = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2]!)
  const imports = named.map((name) => (name.startsWith('.') ? inRoot(resolve(ROOT, dirname(path), name)) : name))
  return { path, text, imports }
}

const SOURCES = listed('src/**/*.ts').map(read)
const CODE = SOURCES.filter(({ path }) => !path.endsWith('.test.ts'))
const ALL = [...SOURCES, ...listed('{test,bench,demo}/**/*.ts').map(read)]

/** What each floor may stand on, besides itself. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  app: ['features', 'web', 'records', 'adapters', 'domain', 'kit'],
  features: ['web', 'records', 'adapters', 'domain', 'kit'],
  web: ['records', 'adapters', 'domain', 'kit'],
  records: ['domain', 'kit'],
  adapters: ['domain', 'kit'],
  domain: [],
  kit: [],
}
const ROOM_KINDS = ['routes', 'handler', 'form', 'page', 'view', 'test', 'queries', 'job', 'email']

const floorOf = (path: string) => path.split('/')[1]!
const roomOf = (path: string) => path.split('/').slice(0, 4).join('/')
const isRoom = (path: string) => path.startsWith('src/features/')

/** Fails with every place that breaks a rule, not the first alone. */
function none(broken: readonly string[]): void {
  assert.deepEqual([...new Set(broken)], [])
}

describe('the house', () => {
  it('has floors that stand on lower ones only', () => {
    none(
      CODE.flatMap(({ path, imports }) =>
        imports
          .filter((name) => name.startsWith('src/') && floorOf(name) !== floorOf(path))
          .filter((name) => !FLOORS[floorOf(path)]?.includes(floorOf(name)))
          .map((name) => `${path} → ${name}`),
      ),
    )
  })

  it('keeps the product apart from its tests, benches and demonstration, which only the start loads', () => {
    const outside = /^(test|bench|demo)\//
    none(
      CODE.filter(({ path }) => path !== 'src/app/main.ts').flatMap(({ path, imports }) =>
        imports.filter((name) => outside.test(name)).map((name) => `${path} → ${name}`),
      ),
    )
  })

  it('has rooms that never enter one another', () => {
    none(
      CODE.filter(({ path }) => isRoom(path)).flatMap(({ path, imports }) =>
        imports.filter((name) => isRoom(name) && roomOf(name) !== roomOf(path)).map((name) => `${path} → ${name}`),
      ),
    )
  })

  it('has no imports in a circle', () => {
    none(circles(new Map(CODE.map(({ path, imports }) => [path, imports]))))
  })

  it('keeps the rules of the domain pure: no packages, no machine, no clock', () => {
    none(
      CODE.filter(({ path }) => path.startsWith('src/domain/')).flatMap(({ path, imports }) =>
        imports.filter((name) => !name.startsWith('src/domain/')).map((name) => `${path} → ${name}`),
      ),
    )
  })

  it('begins every query in records', () => {
    const query = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^`]*>)?`|\bsql\.raw\(/
    none(CODE.filter(({ path, text }) => !path.startsWith('src/records/') && query.test(text)).map(({ path }) => path))
  })

  it('is told the moment and never asks for it', () => {
    const asks = /\bDate\.now\(\)|\bnew Date\(\)|\bperformance\.now\(\)/
    const told = /^src\/(domain|records|features|web)\//
    none(CODE.filter(({ path, text }) => told.test(path) && asks.test(withoutComments(text))).map(({ path }) => path))
  })

  it('has files that fit the head: 300 lines at most', () => {
    const long = ALL.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)
    none(long)
  })

  it('has rooms made of known kinds of file, named after the room or a part of it', () => {
    const kinds = listed('src/features/*/*/*').filter((path) => path.endsWith('.ts'))
    none(kinds.filter((path) => !ROOM_KINDS.includes(path.split('.').at(-2)!) || path.split('.').length !== 3))
    none(listed('src/features/*/*.ts'))
  })

  it('has no barrels, no drawers for everything, and names in kebab case', () => {
    const paths = [...listed('{src,test,bench,demo}/**/*')]
    none(paths.filter((path) => /(^|\/)(index\.ts|utils?|helpers?|common|misc|shared)(\.ts|\/|$)/.test(path)))
    none(ALL.map(({ path }) => path).filter((path) => !/^[a-z0-9/.-]+$/.test(path)))
  })

  it('leaves nothing for later and switches no check off', () => {
    const marks = new RegExp(['\\bTO', 'DO\\b|FIX', 'ME|@ts-', 'ignore|@ts-', 'nocheck|biome-', 'ignore-all'].join(''))
    none(ALL.filter(({ text }) => marks.test(text)).map(({ path }) => path))
    none(CODE.filter(({ text }) => /: any\b|<any>|as any\b/.test(withoutComments(text))).map(({ path }) => path))
  })
})

describe('the addresses', () => {
  it('are all declared in one table, each once, each with a permission that exists', () => {
    withoutDuplicates(ROUTES)
    none(ROUTES.filter((route) => !(route.may in PERMISSIONS)).map((route) => methodAndPath(route).path))
    const wired = read('src/app/routes.ts').imports
    none(listed('src/features/*/*/*.routes.ts').filter((path) => !wired.includes(path)))
  })
})

describe('what we depend on', () => {
  it('comes from whatever registry is set, and runs nothing when it is installed', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
    none([...lock.matchAll(/"resolved":\s*"(https?:[^"]+)"/g)].map((match) => match[1]!))
    assert.match(readFileSync(join(ROOT, '.npmrc'), 'utf8'), /^ignore-scripts=true$/m)
  })

  it('has one exact version each', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    )
    const all: [string, string][] = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    none(all.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version)).map(([name]) => name))
  })

  it('has migrations numbered without a clash', () => {
    const numbers = listed('migrations/*.sql').map((path) => path.split('/')[1]!.slice(0, 4))
    none(numbers.filter((number, i) => numbers.indexOf(number) !== i || !/^\d{4}$/.test(number)))
    assert.ok(existsSync(join(ROOT, 'migrations/0001-places.sql')))
  })
})

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

/** Returns each circle of imports once, as the way round it. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) if (graph.has(next)) walk(next, [...way, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}
