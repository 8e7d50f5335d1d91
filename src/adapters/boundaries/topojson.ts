import { z } from 'zod'
import type { Polygon, Position, Ring } from '../../domain/polygon.ts'

const pair = z.tuple([z.number(), z.number()])
const properties = z.record(z.string(), z.unknown()).nullish()

const GEOMETRY = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), arcs: z.array(z.array(z.int())), id: z.unknown().optional(), properties }),
  z.object({
    type: z.literal('MultiPolygon'),
    arcs: z.array(z.array(z.array(z.int()))),
    id: z.unknown().optional(),
    properties,
  }),
])

/** A topology as far as we read it (TopoJSON 1.0): the lines, and the areas that are made of them. */
export const TOPOLOGY = z.object({
  type: z.literal('Topology'),
  transform: z.object({ scale: pair, translate: pair }).optional(),
  arcs: z.array(z.array(z.array(z.number()).min(2))),
  objects: z.record(z.string(), z.looseObject({ type: z.string() })),
})

type Topology = z.infer<typeof TOPOLOGY>

export type TopoFeature = {
  readonly properties: Readonly<Record<string, unknown>>
  readonly polygons: readonly Polygon[]
}

/** Yields the areas of every object of a topology with their lines put together; null for what is no area. */
export function* topologyFeatures(topology: Topology): Generator<TopoFeature | null> {
  const lines = topology.arcs.map((arc) => decode(arc, topology.transform))
  for (const object of Object.values(topology.objects)) {
    const geometries =
      object.type === 'GeometryCollection' && Array.isArray(object.geometries) ? object.geometries : [object]
    for (const value of geometries) {
      const geometry = GEOMETRY.safeParse(value)
      yield geometry.success ? feature(geometry.data, lines) : null
    }
  }
}

function feature(geometry: z.infer<typeof GEOMETRY>, lines: readonly Ring[]): TopoFeature {
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
  return {
    properties: { id: geometry.id, ...geometry.properties },
    polygons: polygons.map((rings) => rings.map((arcs) => joined(arcs, lines))),
  }
}

/** With a transform each position is the step from the one before, in whole numbers. */
function decode(arc: readonly (readonly number[])[], transform: Topology['transform']): Ring {
  if (!transform) return arc.map(([x, y]): Position => [x!, y!])
  let [x, y] = [0, 0]
  return arc.map(([dx, dy]): Position => {
    x += dx!
    y += dy!
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]]
  })
}

/** Joins lines end to start; a negative number is the line of its complement, backwards. */
function joined(arcs: readonly number[], lines: readonly Ring[]): Ring {
  const ring: Position[] = []
  for (const arc of arcs) {
    const line = arc < 0 ? lines[~arc]?.toReversed() : lines[arc]
    ring.push(...(line ?? []).slice(ring.length > 0 ? 1 : 0))
  }
  return ring
}
