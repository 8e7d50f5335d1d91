import type { BarrierKind, StrengthKind } from '../src/domain/barrier.ts'
import type { NoteKind, NoteSubject, NoteVisibility } from '../src/domain/note.ts'
import type { StepOwner } from '../src/domain/plan.ts'
import type { CaseOutcome, CasePath } from '../src/domain/support-case.ts'

/** When something happens: weeks after the first day. `{name}`, `{job}` and `{where}` stand for what the person’s row says. */
export type Arc = {
  readonly program: string
  readonly path: CasePath
  readonly barriers: readonly (readonly [kind: BarrierKind, words: string, resolvedIn?: number])[]
  readonly strengths: readonly (readonly [kind: StrengthKind, words: string])[]
  readonly goals: readonly {
    readonly words: string
    readonly why: string
    readonly area: 'work' | 'skills' | 'health' | 'money' | 'confidence' | 'family'
    readonly steps: readonly (readonly [due: number, owner: StepOwner, words: string, whose?: string])[]
  }[]
  readonly notes: readonly (readonly [
    week: number,
    kind: NoteKind,
    who: NoteVisibility,
    words: string,
    subject?: NoteSubject,
  ])[]
  /** When they are in work, and when and how it ends. */
  readonly inWork?: number
  readonly end?: { readonly week: number; readonly outcome: CaseOutcome; readonly words: string }
}
