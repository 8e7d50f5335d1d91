import type { Box } from '../../domain/geodesy.ts'
import type { Point } from '../../domain/place.ts'
import type { Outline, Polygon, Position } from '../../domain/polygon.ts'
import { simplifyTogether } from '../../domain/simplify.ts'

/** A piece of the country laid on a drawing, north at the top; units of the drawing are whole. */
export type Frame = {
  readonly width: number
  readonly height: number
  readonly x: (lng: number) => number
  readonly y: (lat: number) => number
  readonly unitsPerMetre: number
}

const METRES_PER_DEGREE = 111_195
/** How high a drawing may be for its width, and how low. */
const SHAPES = { lowest: 0.62, highest: 1.05 }

/**
 * Returns a frame of this width in which the whole box is seen, with an edge around it. Degrees of longitude are
 * narrowed by the latitude of its middle (equirectangular): across a borough nothing is off by a unit.
 */
export function frameAround(box: Box, width: number, edge = 0.04): Frame {
  const middle = { lat: (box.south + box.north) / 2, lng: (box.west + box.east) / 2 }
  const narrowing = Math.cos((middle.lat * Math.PI) / 180)
  const across = Math.max((box.east - box.west) * narrowing, 0.002) * (1 + 2 * edge)
  const down = Math.max(box.north - box.south, 0.002) * (1 + 2 * edge)
  const shape = Math.min(Math.max(down / across, SHAPES.lowest), SHAPES.highest)
  const unitsPerDegree = Math.min(width / across, (width * shape) / down)
  const height = Math.round(width * shape)
  return {
    width,
    height,
    x: (lng) => Math.round(width / 2 + (lng - middle.lng) * narrowing * unitsPerDegree),
    y: (lat) => Math.round(height / 2 - (lat - middle.lat) * unitsPerDegree),
    unitsPerMetre: unitsPerDegree / METRES_PER_DEGREE,
  }
}

/** Returns whether the point is on the drawing, with room for a mark. */
export function isSeen(frame: Frame, { lat, lng }: Point): boolean {
  const [x, y] = [frame.x(lng), frame.y(lat)]
  return x > 4 && x < frame.width - 4 && y > 4 && y < frame.height - 4
}

/**
 * Returns each outline as the data of an SVG path: whole units, steps from point to point, simplified together so that
 * neighbours keep their border; empty where an outline is too small to be seen, or outside.
 */
export function outlinePaths(outlines: readonly Outline[], frame: Frame, tolerance = 0.9): string[] {
  const drawn = outlines.map((outline) => onDrawing(outline, frame))
  return simplifyTogether(drawn, tolerance).map((outline) => (isOutside(outline, frame) ? '' : pathData(outline)))
}

function onDrawing(outline: Outline, frame: Frame): Outline {
  return outline.map(
    (polygon): Polygon =>
      polygon.map((ring) => {
        const positions = ring.map(([lng, lat]): Position => [frame.x(lng), frame.y(lat)])
        return positions.filter((at, i) => i === 0 || String(at) !== String(positions[i - 1]))
      }),
  )
}

function isOutside(outline: Outline, { width, height }: Frame): boolean {
  const positions = outline.flat(2)
  return (
    positions.every(([x]) => x < 0) ||
    positions.every(([x]) => x > width) ||
    positions.every(([, y]) => y < 0) ||
    positions.every(([, y]) => y > height)
  )
}

function pathData(outline: Outline): string {
  return outline
    .flat()
    .map((ring) => {
      const [first, ...rest] = ring.slice(0, -1)
      let before = first!
      const steps = rest.map((at) => {
        const step = `${at[0] - before[0]} ${at[1] - before[1]}`
        before = at
        return step
      })
      return `M${first![0]} ${first![1]}l${steps.join(' ')}z`.replaceAll(' -', '-')
    })
    .join('')
}
