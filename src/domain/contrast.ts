/** A colour of the screen, written `#0b4f4a`. */
export type HexColour = string

/** The least ratio at which text of any size can be read: WCAG 2.2, success criterion 1.4.3, level AA. */
export const READABLE = 4.5

const WHITE = '#ffffff'

/** Returns the contrast of two colours, from 1 (the same) to 21 (black on white), as WCAG 2.2 defines it. */
export function contrastRatio(one: HexColour, other: HexColour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Returns what is wrong with the colours of a place, in plain words; nothing where white can be read on both. */
export function colourMistakes(colours: { readonly brand: HexColour; readonly accent: HexColour }): string[] {
  return Object.entries(colours).flatMap(([name, colour]) => {
    if (!isHexColour(colour)) return [`The ${name} colour "${colour}" is not written like #0b4f4a`]
    const ratio = contrastRatio(colour, WHITE)
    if (ratio >= READABLE) return []
    return [
      `The ${name} colour ${colour} is too light: its contrast against white is ${floored(ratio)}, it needs ${READABLE}`,
    ]
  })
}

/** Returns the colour with a share (0 to 1) of the other mixed in, in sRGB. */
export function mix(colour: HexColour, other: HexColour, share: number): HexColour {
  const [from, to] = [channels(colour), channels(other)]
  return `#${from.map((value, i) => hex(value + (to[i]! - value) * share)).join('')}`
}

/** Returns the colour, darkened only as far as it takes to be read on the ground given. */
export function readableOn(ground: HexColour, colour: HexColour): HexColour {
  for (let share = 0; share < 1; share += 0.05) {
    const darker = mix(colour, '#000000', share)
    if (contrastRatio(darker, ground) >= READABLE) return darker
  }
  return '#000000'
}

const isHexColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

/** A ratio of 4.499 must not be printed as the 4.5 that it misses. */
const floored = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2)

const channels = (colour: HexColour): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

const hex = (value: number): string => Math.round(value).toString(16).padStart(2, '0')

function luminance(colour: HexColour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
