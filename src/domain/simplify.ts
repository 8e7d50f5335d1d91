import type { Outline, Position, Ring } from './polygon.ts'

/**
 * Returns the outlines with fewer positions, none of which strays from the old line by more than the tolerance (in the
 * unit of the positions), by Douglas and Peucker (Cartographica 10, 1973). Borders that neighbours share stay shared:
 * lines are cut where three areas meet and each piece is simplified in one direction, whichever area it is drawn for.
 * Lands too small to be seen vanish, an outer ring with its holes.
 */
export function simplifyTogether(outlines: readonly Outline[], tolerance: number): Outline[] {
  const corners = meetingPoints(outlines)
  return outlines.map((outline) =>
    outline.flatMap((polygon) => {
      const [outer, ...holes] = polygon.map((ring) => simplifyRing(ring, corners, tolerance))
      return outer && outer.length >= 4 ? [[outer, ...holes.filter((hole) => hole.length >= 4)]] : []
    }),
  )
}

const key = ([x, y]: Position) => `${x},${y}`

/** Positions with more than two different neighbours over all the rings. */
function meetingPoints(outlines: readonly Outline[]): Set<string> {
  const neighbours = new Map<string, Set<string>>()
  for (const ring of outlines.flat(2)) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [from, to] = [key(ring[i]!), key(ring[i + 1]!)]
      neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to))
      neighbours.set(to, (neighbours.get(to) ?? new Set()).add(from))
    }
  }
  return new Set([...neighbours].filter(([, others]) => others.size > 2).map(([position]) => position))
}

function simplifyRing(ring: Ring, corners: Set<string>, tolerance: number): Ring {
  const open = ring.slice(0, -1)
  if (open.length < 3) return []

  let cuts = open.flatMap((position, i) => (corners.has(key(position)) ? [i] : []))
  if (cuts.length < 2) cuts = cutsOfAnIsland(open, cuts[0])
  const kept = cuts.flatMap((cut, n) => {
    const next = cuts[(n + 1) % cuts.length]!
    const piece = next > cut ? open.slice(cut, next + 1) : [...open.slice(cut), ...open.slice(0, next + 1)]
    return simplifyPiece(piece, tolerance).slice(0, -1)
  })
  return [...kept, kept[0]!]
}

/** An island meets nobody: cut at one position, the same from either side, and at the one farthest from it. */
function cutsOfAnIsland(open: readonly Position[], corner: number | undefined): number[] {
  const indices = open.map((_, i) => i)
  const first = corner ?? indices.reduce((best, i) => (before(open[i]!, open[best]!) ? i : best), 0)
  const apart = (i: number) => Math.hypot(open[i]![0] - open[first]![0], open[i]![1] - open[first]![1])
  const far = indices.reduce((best, i) => (apart(i) > apart(best) ? i : best), first)
  return [first, far].sort((a, b) => a - b)
}

const before = (a: Position, b: Position) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

function simplifyPiece(piece: readonly Position[], tolerance: number): readonly Position[] {
  const backwards = before(piece.at(-1)!, piece[0]!)
  const line = backwards ? piece.toReversed() : piece
  const keep = new Set([0, line.length - 1])
  const stretches: [number, number][] = [[0, line.length - 1]]
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch
    let farthest = -1
    let most = tolerance
    for (let i = from + 1; i < to; i++) {
      const away = distanceToLine(line[i]!, line[from]!, line[to]!)
      if (away > most) [farthest, most] = [i, away]
    }
    if (farthest < 0) continue
    keep.add(farthest)
    stretches.push([from, farthest], [farthest, to])
  }
  const kept = line.filter((_, i) => keep.has(i))
  return backwards ? kept.reverse() : kept
}

function distanceToLine([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
