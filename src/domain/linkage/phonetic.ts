/** How English spells one sound in several ways, in the order in which they are read. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(mac|mc)(?=[a-z]{3})/, 'mk'],
  [/^(kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^(ps)/, 's'],
  [/^x/, 's'],
  [/^wh/, 'w'],
  [/mb$/, 'm'],
  [/(ough|augh)(?=t)/, 'o'],
  [/ph/, 'f'],
  [/(tch|tsch|tsh)/, 'ch'],
  [/(sch|sz|sh)/, 'š'],
  [/(tio|sio|cia)/, 'šo'],
  [/ch(?=[rl])/, 'k'],
  [/(ch|cz)/, 'č'],
  [/th/, 't'],
  [/gh/, ''],
  [/(ck|cc|q|kh)/, 'k'],
  [/c(?=[eiy])/, 's'],
  [/c/, 'k'],
  [/dg(?=[eiy])/, 'j'],
  [/g(?=[eiy])/, 'j'],
  [/x/, 'ks'],
  [/z/, 's'],
  [/v/, 'f'],
  [/w(?![aeiouy])/, ''],
  [/(?<=[aeiouy])h/, ''],
  [/y(?=[aeiou])/, 'j'],
].map(([pattern, sound]) => [new RegExp(pattern as RegExp, 'g'), sound as string])

/**
 * Returns how a name sounds, near enough: “shepherd”, “sheppard” and “shephard” are one, as are “Smythe” and “Smith”.
 * Vowels count only at the beginning, and there all are one.
 */
export function phoneticKey(name: string): string {
  let sound = name
  for (const [spelling, said] of SPELLINGS) sound = sound.replace(spelling, said)
  const start = /^[aeiouy]/.test(sound) ? 'a' : ''
  return start + sound.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1')
}
