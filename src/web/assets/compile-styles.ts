import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { logicalCss } from './logical-css.ts'

/**
 * Returns a stylesheet of this folder, compressed. `address` says where a picture or font that the styles name is served.
 * Sass is loaded only when there is something to compile: it takes longer than the rest of a start.
 */
export async function compileStyles(folder: string, file: string, address: (name: string) => string): Promise<string> {
  const { compileString } = await import('sass')
  const source = await readFile(join(folder, file), 'utf8')
  const { css } = compileString(source, {
    url: new URL(`file://${folder}${file}`),
    loadPaths: [folder, nodeModules()],
    style: 'expanded',
    charset: false,
  })
  const addressed = withoutOldBrowsers(logicalCss(css)).replace(
    /url\("([\w.-]+)"\)/g,
    (_, name) => `url("${address(name)}")`,
  )
  return compileString(addressed, { syntax: 'css', style: 'compressed', charset: false }).css
}

const nodeModules = (): string => fileURLToPath(new URL('../../../node_modules/', import.meta.url))

/** Rules meant for Internet Explorer hide behind media queries such as "screen\\0", which are not CSS. */
const withoutOldBrowsers = (css: string): string =>
  css.replace(/@media [^{}\n]*(?:\\0|\ufffd)[^{}\n]*\{\s*(?:[^{}]*\{[^{}]*\}\s*)*\}/g, '')
