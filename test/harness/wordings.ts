/**
 * Returns the words that a source file puts together for readers: every template and string with at least two words
 * in it, one after the other, with something short where a value goes. Comments and imports are left out.
 */
export function wordingsIn(source: string): string[] {
  const found: string[] = []
  readCode(source, 0, found, false)
  return found.filter((text) => /\p{L}{2,}\s+\p{L}/u.test(text) && !/^[./@]/.test(text))
}

/** What stands in a sentence where a name, a date or a reference goes: two syllables, about as long as most. */
const VALUE = 'Tuesday'

/** Reads code from `at` to the end, or to the brace that closes a value in a template; returns where it stopped. */
function readCode(source: string, at: number, found: string[], inTemplate: boolean): number {
  let depth = 0
  for (let i = at; i < source.length; i++) {
    const character = source[i]!
    if (source.startsWith('//', i)) i = endOf(source, '\n', i)
    else if (source.startsWith('/*', i)) i = endOf(source, '*/', i) + 1
    else if (character === '`') i = readTemplate(source, i + 1, found)
    else if (character === "'") i = readString(source, i + 1, found)
    else if (character === '{') depth += 1
    else if (character === '}') {
      if (inTemplate && depth === 0) return i
      depth -= 1
    }
  }
  return source.length
}

function readTemplate(source: string, at: number, found: string[]): number {
  let text = ''
  const place = found.push('') - 1
  for (let i = at; i < source.length; i++) {
    if (source[i] === '\\') {
      text += source[i + 1] === 'n' ? '\n' : source[i + 1]
      i += 1
    } else if (source[i] === '`') {
      found[place] = text
      return i
    } else if (source.startsWith('${', i)) {
      text += VALUE
      i = readCode(source, i + 2, found, true)
    } else text += source[i]
  }
  throw new Error('a template that does not end')
}

function readString(source: string, at: number, found: string[]): number {
  const end = /(?:[^'\\\n]|\\.)*/y
  end.lastIndex = at
  const text = end.exec(source)?.[0] ?? ''
  found.push(text.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1'))
  return at + text.length
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found < 0 ? source.length : found
}
