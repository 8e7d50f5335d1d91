/** How one import went: every row is counted once, and those put aside say why. */
export type ImportReport = {
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Taken, but over: past its dates, or a postcode out of use. */
  readonly expired: number
  readonly linked: number
  readonly quarantined: readonly { readonly row: number; readonly id: string | null; readonly reason: string }[]
}
