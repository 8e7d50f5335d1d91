import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { type ApplicationAnswers, CHECKS, TELLING } from '../../../domain/application-answers.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { messageLanguage } from '../../../domain/message-kinds.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import type { ApplicationTerms } from '../../../records/application-terms.ts'
import type { StoredFile } from '../../../records/stored-file.ts'
import { dateWords } from '../../../web/dates.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { languageName } from '../../../web/language-names.ts'
import { optionText } from '../../../web/option-words.ts'
import type { Work } from './apply.queries.ts'

export const STEPS = [
  { slug: 'about-you', title: 'About you' },
  { slug: 'what-you-need', title: 'What you need' },
  { slug: 'your-words', title: 'In your words' },
] as const
export type StepSlug = (typeof STEPS)[number]['slug']

/** Returns the steps there are for this listing: one that asks for nothing has no list to go through. */
export const stepsFor = ({ opportunity }: Pick<Work, 'opportunity'>) =>
  STEPS.filter(({ slug }) => slug !== 'what-you-need' || opportunity.requirements.length > 0)

/** Returns the first step that is not answered yet, or the check of them all. */
export function openStep({ draft, opportunity }: Pick<Work, 'draft' | 'opportunity'>): StepSlug | 'check' {
  const answers: ApplicationAnswers = draft?.answers ?? {}
  const done: Record<StepSlug, boolean> = {
    'about-you': answers.aboutYou !== undefined,
    'what-you-need': answers.checklist?.length === opportunity.requirements.length,
    'your-words': answers.ownWords !== undefined,
  }
  return stepsFor({ opportunity }).find(({ slug }) => !done[slug])?.slug ?? 'check'
}

export const stepAfter = (work: Pick<Work, 'opportunity'>, slug: StepSlug): StepSlug | 'check' => {
  const steps = stepsFor(work)
  return steps[steps.findIndex((step) => step.slug === slug) + 1]?.slug ?? 'check'
}

export const stepBefore = (work: Pick<Work, 'opportunity'>, slug: StepSlug | 'check'): StepSlug | null => {
  const steps = stepsFor(work)
  const at = slug === 'check' ? steps.length : steps.findIndex((step) => step.slug === slug)
  return steps[at - 1]?.slug ?? null
}

/** Returns by when an answer is due if it is sent now: "Friday 4 December". */
export const answerBy = ({ replyDays }: ApplicationTerms, now: Date): string =>
  dateWords(londonDate(workingDeadline(now, replyDays)), londonDate(now))

export type CheckRow = { readonly key: string; readonly value: string; readonly step: StepSlug }

/** Returns everything that was answered, as it is sent. */
export function checkRows({ answers }: { answers: ApplicationAnswers }, cv: string | null): CheckRow[] {
  const { aboutYou, checklist, ownWords } = answers
  const rows: (CheckRow | null | undefined)[] = [
    aboutYou && { key: 'Your name', value: aboutYou.name, step: 'about-you' },
    aboutYou && { key: 'How you hear back', value: wayWords(aboutYou.address), step: 'about-you' },
    aboutYou && {
      key: 'Could somebody else see it?',
      value: aboutYou.othersMaySee ? 'Yes: messages do not say what they are about' : 'No',
      step: 'about-you',
    },
    aboutYou && messageLanguage(aboutYou.language ?? 'en')
      ? { key: 'Language of our messages', value: `${languageName(aboutYou.language!)} and English`, step: 'about-you' }
      : null,
    aboutYou?.contactWords ? { key: 'Reaching you safely', value: aboutYou.contactWords, step: 'about-you' } : null,
    ...(checklist ?? []).map(
      ({ words, answer }): CheckRow => ({ key: words, value: optionText(CHECKS, answer), step: 'what-you-need' }),
    ),
    ownWords?.why ? { key: 'Why you would like it', value: ownWords.why, step: 'your-words' } : null,
    ownWords?.done ? { key: 'What you have done', value: ownWords.done, step: 'your-words' } : null,
    { key: 'Your CV', value: cv ?? 'None, and that is fine', step: 'your-words' },
    ownWords && { key: 'For the interview', value: ownWords.adjustment ?? 'Nothing to arrange', step: 'your-words' },
    ownWords?.adjustmentTold
      ? { key: 'Pass that on?', value: optionText(TELLING, ownWords.adjustmentTold), step: 'your-words' }
      : null,
  ]
  return rows.filter((row): row is CheckRow => row !== null && row !== undefined)
}

const wayWords = ({ kind, value }: { kind: string; value: string }): string =>
  kind === 'email' ? `Email to ${value}` : `Text to ${phoneWords(value)}`

export type StepPage = {
  readonly work: Work
  readonly slug: StepSlug
  readonly form: URLSearchParams
  readonly mistakes: Mistakes
  readonly cv: StoredFile | null
  /** Somebody else saved this while it was being typed. */
  readonly changed: boolean
}
