// Exits 0 when node_modules holds exactly what package-lock.json names, 1 otherwise. Runs on Node 20.
import { existsSync, readFileSync } from 'node:fs'

const packages = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {})
const wanted = Object.entries(packages('package-lock.json')).filter(([path]) => path !== '')
const installed = packages('node_modules/.package-lock.json')

// Optional packages for other kinds of machine are never there; which C library this one has npm finds out.
const suits = (given, own) => {
  const list = [given ?? []].flat()
  return !list.includes(`!${own}`) && (list.includes(own) || list.every((name) => name.startsWith('!')))
}
const isForUs = ({ os, cpu, libc }) => !libc && suits(os, process.platform) && suits(cpu, process.arch)

const isThere = ([path, entry]) =>
  installed[path] ? installed[path].version === entry.version && existsSync(path) : entry.optional && !isForUs(entry)

process.exit(wanted.length > 0 && wanted.every(isThere) ? 0 : 1)
