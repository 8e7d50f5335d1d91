import { spawnSync } from 'node:child_process'
import { browserProgram } from './browser.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)
const run = (command: string, options: readonly string[]): boolean =>
  spawnSync(command, options, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

/** Returns the browser for the tests: installed already, else the test library's own download, else the system's. */
export function findBrowser(): string | null {
  const installed = browserProgram()
  if (installed) return installed
  say('No Chromium here: downloading the one that belongs to the test library …')
  run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', '--with-deps', 'chromium-headless-shell'])
  const downloaded = browserProgram()
  if (downloaded || process.getuid?.() !== 0) return downloaded
  say('That did not work: installing the Chromium of this system …')
  const install = (name: string) => run('apt-get', ['install', '-y', '-qq', name])
  if (run('apt-get', ['update', '-qq']) && !install('chromium-headless-shell')) install('chromium')
  return browserProgram()
}
