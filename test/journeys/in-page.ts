/*
 * Questions asked inside a page, as text, for they are compiled by the browser. Each is an expression.
 */

/** How much wider than the window the page is, in pixels; 0 where it never scrolls sideways. */
export const SIDEWAYS = 'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)'

/** Words that are cut off: text in a box that hides what does not fit, other than what only screen readers read. */
export const CUT_OFF = `[...document.querySelectorAll('body *')].filter((element) => {
  const style = getComputedStyle(element)
  const hides = [style.overflowX, style.overflowY].some((overflow) => /hidden|clip/.test(overflow))
  if (!hides || element.closest('.govuk-visually-hidden, .govuk-skip-link, svg, select, [hidden]')) return false
  if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) return false
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
}).map((element) => element.outerHTML.slice(0, 120))`

/** What has the focus: its name, whether that can be seen, whether something lies over it, and whether it is in view. */
export const FOCUSED = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const label = element.labels?.[0]
  const name = (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').replace(/\\s+/g, ' ').trim()
  const shown = getComputedStyle(element).opacity === '0' && label ? label : element
  const styles = [getComputedStyle(shown), getComputedStyle(shown, '::before'), getComputedStyle(shown, '::after')]
  const ring = styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px')
  const glow = styles.some(({ boxShadow }) => boxShadow !== 'none')
  const box = [...shown.getClientRects()].find(({ width, height }) => width > 0 && height > 0)
  const points = box
    ? [0.5, 0.05, 0.95].map((part) => document.elementFromPoint(box.left + box.width * part, box.top + box.height * 0.5))
    : []
  const free = points.some((at) => at && (shown.contains(at) || at.contains(shown) || at === element || label?.contains(at)))
  return { name, tag: element.tagName.toLowerCase(), inMain: !!element.closest('main'), tabIndex: element.tabIndex, ring, glow, free }
})()`

export type Focused = {
  readonly name: string
  readonly tag: string
  readonly inMain: boolean
  readonly tabIndex: number
  readonly ring: boolean
  readonly glow: boolean
  readonly free: boolean
}

/** Everything that still moves: animations under way, and transitions longer than the eye can see. */
export const MOVING = `[
  ...document.getAnimations().map(({ effect }) => effect?.target?.outerHTML?.slice(0, 100)),
  ...[...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, scrollBehavior } = getComputedStyle(element)
    return scrollBehavior === 'smooth' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0.01)
  }).map((element) => element.outerHTML.slice(0, 100)),
]`
