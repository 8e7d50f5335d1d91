import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { HELPS } from '../../../domain/facets.ts'
import { BEST_TIMES, CONTACT_WAYS, type HelpAsked } from '../../../domain/help-request.ts'
import type { Hub } from '../../../domain/hub.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import type { Ask } from '../../../web/ask.ts'
import { dateWords } from '../../../web/dates.ts'
import { accessText, languagesText, optionText, optionTexts } from '../../../web/option-words.ts'
import { asksAboutMessages, asksAboutTexts } from '../../../web/safe-contact-form.ts'
import type { Answers } from './answers.form.ts'

/** The questions in their order, and whether each has been answered. What is answered is not asked again. */
export const STEPS = [
  { slug: 'where', answered: ({ where }: Answers) => where !== undefined },
  { slug: 'outside', answered: ({ where }: Answers) => !where?.otherBorough || where.askedAnyway },
  { slug: 'hub', answered: ({ hubId }: Answers) => hubId !== undefined },
  { slug: 'help', answered: ({ help }: Answers) => help !== undefined },
  { slug: 'contact', answered: ({ contact }: Answers) => contact !== undefined },
  { slug: 'safe', answered: ({ safe }: Answers) => safe !== undefined },
  { slug: 'name', answered: ({ name }: Answers) => name !== undefined },
  { slug: 'needs', answered: ({ needs }: Answers) => needs !== undefined },
] as const

export type StepSlug = (typeof STEPS)[number]['slug']

/** Returns the question to ask next; `check` when all are answered. */
export const nextStep = (answers: Answers): StepSlug | 'check' =>
  STEPS.find(({ answered }) => !answered(answers))?.slug ?? 'check'

export const stepPath = (step: StepSlug | 'check'): string => `/ask-for-help/${step}`

/** Returns the page before: the start, or the question before this one that was asked. */
export function pathBefore(step: StepSlug | 'check', answers: Answers): string {
  const asked = STEPS.filter(({ slug }) => {
    if (slug === 'outside') return Boolean(answers.where?.otherBorough)
    return slug !== 'hub' || answers.where?.from !== 'postcode' || Boolean(answers.where.otherBorough)
  })
  const at = step === 'check' ? asked.length : asked.findIndex(({ slug }) => slug === step)
  const before = asked[at - 1]
  return before ? stepPath(before.slug) : '/ask-for-help'
}

/** Returns what is sent, from answers that are all there; null where one is missing. */
export function helpAsked(answers: Answers, placeSlug: string): HelpAsked | null {
  const { where, hubId, help, contact, safe, name, needs } = answers
  if (nextStep(answers) !== 'check' || !where || hubId === undefined || !help || !contact || !safe || !name || !needs) {
    return null
  }
  return {
    placeSlug,
    hubId,
    postcode: where.postcode,
    wardCode: where.wardCode,
    whereFrom: where.from,
    outsideArea: where.otherBorough !== null,
    helps: help.helps,
    ownWords: help.ownWords,
    ...contact,
    ...safe,
    name,
    ...needs,
  }
}

/** Returns by when somebody who asks now hears from a person, and that day in words. */
export function replyPromise({ place, now }: Pick<Ask, 'place' | 'now'>): { by: Date; words: string } {
  const by = workingDeadline(now, place.replyWorkingDays)
  return { by, words: dateWords(londonDate(by), londonDate(now)) }
}

export type CheckRow = { readonly key: string; readonly value: string; readonly step: StepSlug }

/** Returns the answers as rows to check, in the order in which they were asked. */
export function checkRows({ where, help, contact, safe, name, needs }: Answers, hub: Hub | null): CheckRow[] {
  const rows: (CheckRow | null)[] = [
    { key: 'Where you live', value: where?.label ?? (where?.typed || 'Not said'), step: 'where' },
    { key: 'Your job hub', value: hub?.name ?? '', step: 'hub' },
    {
      key: 'What would help',
      value: [optionTexts(HELPS, help?.helps ?? []), help?.unsure ? 'I do not know yet' : '']
        .filter(Boolean)
        .join(', '),
      step: 'help',
    },
    help?.ownWords ? { key: 'In your words', value: help.ownWords, step: 'help' } : null,
    {
      key: 'Contact you by',
      value: contact ? `${optionText(CONTACT_WAYS, contact.contactBy)}: ${addressOf(contact)}` : '',
      step: 'contact',
    },
    contact && asksAboutMessages(contact)
      ? { key: 'Leave a message', value: safe?.mayLeaveMessage ? 'Yes' : 'No', step: 'safe' }
      : null,
    contact && asksAboutTexts(contact)
      ? { key: 'Text you as well', value: safe?.mayText ? 'Yes' : 'No', step: 'safe' }
      : null,
    { key: 'Somebody else may see messages', value: safe?.othersMaySee ? 'Yes, or not sure' : 'No', step: 'safe' },
    { key: 'Good times', value: optionTexts(BEST_TIMES, safe?.bestTimes ?? []) || 'Any time', step: 'safe' },
    safe?.safeWords ? { key: 'To contact you safely', value: safe.safeWords, step: 'safe' } : null,
    { key: 'Your name', value: name ?? '', step: 'name' },
    {
      key: 'Language',
      value:
        (needs && needs.language !== 'en' ? languagesText([needs.language]) : 'English') +
        (needs?.interpreter ? ', with an interpreter' : ''),
      step: 'needs',
    },
    {
      key: 'Access',
      value: [accessText(needs?.access ?? []), needs?.accessWords].filter(Boolean).join('. ') || 'Nothing special',
      step: 'needs',
    },
  ]
  return rows.filter((row) => row !== null)
}

const addressOf = (contact: { phone: string | null; email: string | null; postalAddress: string | null }): string =>
  contact.phone ? phoneWords(contact.phone) : (contact.email ?? contact.postalAddress ?? '')
