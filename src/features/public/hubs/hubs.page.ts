import type { Area } from '../../../domain/area.ts'
import type { Hub } from '../../../domain/hub.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { weekFrom } from '../../../domain/opening.ts'
import type { Near } from '../../../domain/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { dateWords, timesWords } from '../../../web/dates.ts'
import { addressWords, type HubLine, hubLine, nearestFirst, standingWords } from '../../../web/hub-line.ts'
import { accessText, languagesText } from '../../../web/option-words.ts'
import { hubPath } from '../../../web/paths.ts'

export type HubsPage = {
  readonly heading: string
  readonly typed: string
  readonly measuredFrom: string | null
  readonly note: string | null
  readonly choices: readonly { readonly text: string; readonly path: string }[]
  readonly hubs: readonly HubLine[]
}

/** Returns the list of hubs, nearest first where the place typed is known; says so where it is not. */
export function hubsPage(
  hubs: readonly Hub[],
  typed: string,
  found: Near | { readonly choices: readonly Near[] } | null,
  { place, now }: Pick<Ask, 'place' | 'now'>,
): HubsPage {
  const near = found && !('choices' in found) ? found : null
  const choices = found && 'choices' in found ? found.choices : []
  return {
    heading: `Job hubs in ${place.name}`,
    typed,
    measuredFrom: near?.label ?? null,
    note:
      choices.length > 0
        ? `There is more than one place called “${typed}”. Which one did you mean?`
        : typed && !found
          ? `We do not know the place “${typed}”. Check how it is spelled, or try a postcode.`
          : null,
    choices: choices.map(({ label, typed }) => ({ text: label, path: `/hubs?near=${encodeURIComponent(typed)}` })),
    hubs: nearestFirst(hubs, near?.point ?? null).map((hub) => hubLine(hub, near?.point ?? null, now)),
  }
}

export type HubPage = {
  readonly hub: Hub
  /** The neighbourhood it lies in, where that is known. */
  readonly ward: Area | null
  readonly wards: readonly Area[]
  readonly path: string
  readonly standing: { readonly open: boolean; readonly words: string }
  readonly week: readonly { readonly day: string; readonly hours: string; readonly today: boolean }[]
  readonly notes: readonly string[]
  readonly address: string
  readonly access: string
  readonly languages: string
  readonly nearbyPath: string | null
}

/** Returns one hub with its hours of the seven days from today. */
export function hubPage(hub: Hub, wards: readonly Area[], now: Date): HubPage {
  const today = londonDate(now)
  const { postcode, access, accessWords } = hub.location
  return {
    hub,
    ward: wards.find(({ code }) => code === hub.location.wardCode) ?? null,
    wards,
    path: hubPath(hub),
    standing: standingWords(hub.schedules, now),
    week:
      hub.schedules.length === 0
        ? []
        : weekFrom(hub.schedules, today).map(({ date, hours }) => ({
            day: dateWords(date, today),
            hours:
              hours.map(({ opensAt, closesAt }) => timesWords(opensAt, closesAt) || 'Open').join(' and ') || 'Closed',
            today: date === today,
          })),
    notes: [...new Set(hub.schedules.flatMap(({ description }) => (description ? [description] : [])))],
    address: addressWords({ ...hub.location, name: hub.location.name === hub.name ? null : hub.location.name }),
    access: [accessText([...new Set([...hub.access, ...access])]), accessWords].filter(Boolean).join('. '),
    languages: languagesText(hub.languages),
    nearbyPath: postcode ? `/opportunities?near=${encodeURIComponent(postcode)}&within=1` : null,
  }
}
