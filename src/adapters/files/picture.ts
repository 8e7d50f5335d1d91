import { damaged, FileRefused } from './refusal.ts'

/**
 * A few hundred bytes can ask for gigabytes when they are drawn. Cameras of phones take 12 to 50 million dots; 50 million
 * are 200 megabytes while a browser shows them.
 */
export const MOST_DOTS = 50_000_000
const LONGEST_SIDE = 20_000

/** Throws FileRefused where a picture has no size, or is too large to be drawn. */
export function checkSize(width: number, height: number): void {
  if (width === 0 || height === 0) throw damaged('no size')
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_DOTS) {
    throw new FileRefused('too-many-dots', `${width} by ${height}`)
  }
}
