import type { Distance } from '../../domain/assessment.ts'
import { type Html, html } from '../../kit/html.ts'

const WIDTH = 320
const HEIGHT = 28
const EDGE = 10

/**
 * Returns one line from first to latest on its whole scale: an open dot for the first, a full one for the latest, and
 * where they are one, the full one alone. `words` say the same for whoever does not see it.
 */
export function distanceChart({ line, first, latest, scores }: Distance, words: string): Html {
  const x = (score: number) =>
    Math.round((EDGE + ((score - line.least) / (line.most - line.least)) * (WIDTH - 2 * EDGE)) * 10) / 10
  const middle = HEIGHT / 2
  return html`<svg class="gw-distance" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words}" focusable="false">
<line class="gw-distance__scale" x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${middle}" y2="${middle}"/>
<line class="gw-distance__way" x1="${x(first.score)}" x2="${x(latest.score)}" y1="${middle}" y2="${middle}"/>
${scores.slice(1, -1).map(({ score }) => html`<circle class="gw-distance__between" cx="${x(score)}" cy="${middle}" r="3"/>`)}
<circle class="gw-distance__first" cx="${x(first.score)}" cy="${middle}" r="7"/>
<circle class="gw-distance__latest" cx="${x(latest.score)}" cy="${middle}" r="7"/></svg>`
}
