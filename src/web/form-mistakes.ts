import type { Html } from '../kit/html.ts'
import { errorSummary } from './components/error-summary.ts'

/** What is wrong on a form, in words that say how to mend it, by the field it is about. */
export type Mistakes = Readonly<Record<string, string>>

/** Returns the list of what is wrong at the head of a page, each leading to its field; nothing where nothing is. */
export const mistakeSummary = (mistakes: Mistakes): Html | null =>
  Object.keys(mistakes).length === 0
    ? null
    : errorSummary({
        titleText: 'There is a problem',
        errorList: Object.entries(mistakes).map(([field, text]) => ({ text, href: `#${field}` })),
      })

/** Returns the option of a field that shows its mistake, where it has one. */
export const mistakeAt = (mistakes: Mistakes, field: string) =>
  mistakes[field] ? { errorMessage: { text: mistakes[field] } } : {}
