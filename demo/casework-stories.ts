import type { ArcName } from './casework-arcs.ts'

/** The story as it was told once, so that nobody has to ask for it again. `{name}`, `{job}`, `{where}` as in the arcs. */
export const STORIES: Readonly<Record<ArcName, string>> = {
  'long-gap':
    '{name} worked until the first child was born and has been at home since. School hours are what fits; evenings are not. The sister nearby helps on Fridays. Money is tight but steady. What {name} misses is colleagues.',
  'back-from-sickness':
    'Eleven years with one employer, then pain that did not go. {name} wants to go back to {job} and is afraid of the first day. Mornings are worst. The manager has written a kind card. Sick pay drops soon, and that presses.',
  'without-a-home':
    '{name} has moved twice since spring and keeps everything in two bags. Good work on building sites before, then a bad year, a court, and a night that led to it. {name} tells this straight and wants employers to hear it from nobody else. The day centre is the best way to leave word.',
  'young-and-unsure':
    '{name} lives with grandmother, left school without maths, and has sent forty applications without an answer. Talks little in rooms full of people and a lot when drawing. Questions in writing, one at a time, work best.',
  'new-country':
    '{name} trained and worked before coming here, and has spent two years in waiting rooms. Reads English well and is shy on the telephone. The family is here now. {name} does not mind beginning lower than before, only standing still.',
  'keep-the-job':
    '{name} likes the work at {where} and is good at it. Since an accident in March the way there in the evening brings panic. Nobody at work knows. {name} thought of leaving, and came here first.',
  'own-business':
    '{name} looks after his mother, who cannot be left after noon. He mends what neighbours bring and never asked for money. Benefits keep the two of them going; he is afraid that earning a little could end them.',
  'lost-touch':
    '{name} came because the family insisted. There are letters about debts that nobody has opened. Work should be quick, and the letters should be somebody else’s. Said once, quietly, that nights are long.',
}

/** What is written down every few weeks when the work of an arc is done, in work and out of it. */
export const AFTERWARDS: Readonly<Record<'in-work' | 'active', readonly string[]>> = {
  'in-work': [
    'Short call in the break. {name} is still at {where}, and the hours are as agreed.',
    'Called about holidays and how to ask for them. {name} has asked, and has them.',
    'Met at the gate of {where}. A new colleague is hard work; we thought of three sentences to say.',
    'Call. All well. {name} wonders about a course next year, and I send the list.',
  ],
  active: [
    'Call. {name} has not heard back yet, and rang them instead of waiting.',
    'Met at the hub. We went through two adverts; one fits the week, one does not.',
    'Call. A slow week at home. We keep the next step and drop the one after it.',
    'Met. {name} brought a letter from the college, and we read it together.',
  ],
}

/** Every so many weeks. */
export const AFTERWARDS_EVERY = 3
