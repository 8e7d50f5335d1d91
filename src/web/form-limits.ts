/** What keeps programs from filling our forms. See `form-guard.ts` for how they work together. */
export type FormLimits = {
  /** Nobody reads and fills in a form in less. */
  readonly leastSeconds: number
  /** A form open for longer is asked for again; what was typed is kept. */
  readonly mostHours: number
  /** In a minute, for each form: more than this are asked to press once more. Senders that do not behave as browsers. */
  readonly plainAMinute: number
  /** The same for senders that behave as browsers do. */
  readonly browserAMinute: number
  /** In a minute, for each form and network, even when they press once more. */
  readonly networkAMinute: number
}

/** A thousand machine posts in a minute leave 20 rows at most: 8 + 12 in a first go, and the rest are asked again. */
export const FORM_LIMITS: FormLimits = {
  leastSeconds: 2,
  mostHours: 24,
  plainAMinute: 8,
  browserAMinute: 12,
  networkAMinute: 10,
}

/** The key that signs form tokens, and the limits; the same in every process that serves one database. */
export type FormRules = { readonly key: string; readonly limits: FormLimits }
