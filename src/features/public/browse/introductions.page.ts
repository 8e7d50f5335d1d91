import type { Help, Kind } from '../../../domain/facets.ts'

/** What each kind of thing is, for somebody who has never had one. */
export const KIND_INTRODUCTIONS: Readonly<Record<Kind, string>> = {
  job: 'Paid work with local employers. Look by type of work, by hours or by where you live.',
  apprenticeship:
    'A job in which you earn while you train. You get a qualification at the end. You can be any age over 16.',
  course: 'Learn something new or brush up what you know. Many courses are free. Some are online.',
  event: 'Jobs fairs, open days and workshops. Come along and meet people face to face.',
  volunteering: 'Give some time, meet people and gain experience. Many places pay your travel.',
  placement: 'Try out a workplace for a short time. It helps you decide, and it looks good on a CV.',
  support: 'People who can help with what makes work hard: money, health, childcare, housing and more.',
  'drop-in': 'Walk in and talk to somebody. You do not need an appointment.',
}

/** What each kind of help is about, in the words of somebody who needs it. */
export const HELP_INTRODUCTIONS: Readonly<Record<Help, string>> = {
  'find-a-job': 'Somebody to look with you, and to tell you what employers want.',
  'cv-and-interview': 'Help to write a CV, fill in forms and practise for interviews.',
  'new-skills': 'Courses and training for a new start or a better job.',
  english: 'Classes and groups to speak, read and write English, from the very beginning.',
  maths: 'Friendly classes for everyday numbers, up to GCSE.',
  'digital-skills': 'Learn to use a computer, a phone and the internet.',
  childcare: 'Help to find childcare and to pay for it.',
  money: 'Help with benefits, debts and what you would take home from a job.',
  health: 'Help to feel better and to work with a health condition.',
  disability: 'Jobs, coaches and advice for disabled people. Know your rights at work.',
  housing: 'Help when you have nowhere settled to live, or might lose your home.',
  'own-business': 'From an idea to a first customer: courses, advice and money to start.',
  confidence: 'Groups and mentors that help you to believe in yourself again.',
  experience: 'Placements, volunteering and trials that give you something to put on a CV.',
}

export const sectorIntroduction = (sector: string): string =>
  `Jobs, apprenticeships, courses and volunteering in ${sector.toLowerCase().replace(' it', ' IT')}.`
