import { mix, readableOn } from '../../domain/contrast.ts'
import type { Place } from '../../domain/place.ts'

/** The ground of every page. Place colours that are text are darkened, where need be, to be read on it. */
const PAPER = '#fbf9f4'

/**
 * Returns the stylesheet of a place: its two colours and what follows from them, as custom properties, so that one
 * set of styles serves every borough without an inline style.
 */
export function placeStylesheet({ colours: { brand, accent } }: Pick<Place, 'colours'>): string {
  const brandTint = mix(brand, '#ffffff', 0.91)
  const accentTint = mix(accent, '#ffffff', 0.9)
  const properties = {
    'govuk-brand-colour': brand,
    'govuk-link-colour': readableOn(brandTint, readableOn(PAPER, brand)),
    'govuk-link-hover-colour': mix(readableOn(brandTint, brand), '#000000', 0.4),
    'gw-brand': brand,
    'gw-brand-deep': mix(brand, '#000000', 0.28),
    'gw-brand-soft': mix(brand, '#ffffff', 0.72),
    'gw-brand-tint': brandTint,
    'gw-brand-text': readableOn(brandTint, brand),
    'gw-accent': accent,
    'gw-accent-soft': mix(accent, '#ffffff', 0.62),
    'gw-accent-tint': accentTint,
    'gw-accent-text': readableOn(accentTint, accent),
  }
  const lines = Object.entries(properties).map(([name, value]) => `--${name}:${value}`)
  return `:root{${lines.join(';')}}\n`
}
