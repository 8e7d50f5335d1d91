import type { Cost } from './opportunity.ts'

const FREE =
  /\b(?:free(?: of charge| to (?:attend|use|join|everyone|residents))?|no (?:charge|cost|fee)s?|without charge|nil)\b/i
const FREE_FOR_SOME =
  /\bfree (?:for|if|to|with|places?|parking|wifi|trial|first|membership|entry for)\b(?! (?:everyone|all|attend|use|join|residents))|free\s?phone/i
const HELP =
  /bursar|concession|subsid|sliding scale|funded places|help with (?:the )?(?:cost|fees)|pay what you can|low[\s-]income|discount|reduced (?:rate|price|fee)|donation/i

/**
 * Returns what it costs: the words, whether that is free, paid or helped with, and the whole price where there is one
 * single sum. Null for no words. "Free for under-5s" is help with the cost, not free.
 */
export function readCost(words: string): Cost | null {
  const kept = words.replace(/\s+/g, ' ').trim()
  if (kept === '') return null
  const sums = [...kept.matchAll(/£\s?(\d{1,3}(?:,\d{3})+|\d{1,5})(\.\d{2})?(?!\d|,\d|\.\d)/g)]
  const pounds = new Set(sums.map(([, whole, pence]) => Number(`${whole!.replace(',', '')}${pence ?? ''}`)))
  const paid = [...pounds].some((sum) => sum > 0)
  if (!paid && FREE.test(kept) && !FREE_FOR_SOME.test(kept)) return { words: kept, band: 'free', pounds: 0 }
  if (HELP.test(kept) || FREE_FOR_SOME.test(kept)) return { words: kept, band: 'help', pounds: null }
  if (pounds.size === 1 && !paid) return { words: kept, band: 'free', pounds: 0 }
  const single =
    pounds.size === 1 && /^(?:[a-z ]{0,20}:? )?£\s?[\d,.]+(?: \w+){0,4}$/i.test(kept) ? [...pounds][0]! : null
  return { words: kept, band: paid ? 'paid' : null, pounds: single }
}
