/** One row of a reference file: what it says, or why it was put aside. Rows count from 1, the header not counted. */
export type ReferenceItem<Draft> =
  | { readonly row: number; readonly id: string; readonly draft: Draft }
  | { readonly row: number; readonly id: string | null; readonly refused: string }
