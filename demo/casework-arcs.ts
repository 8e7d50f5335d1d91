import type { Arc } from './casework-arc.ts'
import { AFTER_A_LONG_GAP, BACK_FROM_SICKNESS, WITHOUT_A_HOME, YOUNG_AND_UNSURE } from './casework-arcs-first.ts'

const NEW_COUNTRY: Arc = {
  program: 'job-hub',
  path: 'find-work',
  barriers: [
    ['english', 'Understands most, speaks little with strangers.'],
    ['qualifications', 'A degree from abroad, not yet compared.', 14],
    ['right-to-work', 'Share code had to be made anew after the card went digital.', 3],
  ],
  strengths: [
    ['qualification', 'Trained as a {job}, six years in practice.'],
    ['language', 'Four languages, one of them English from books.'],
  ],
  goals: [
    {
      words: 'Work that uses my training as a {job}',
      why: '“I do not mind beginning lower. I mind standing still.”',
      area: 'work',
      steps: [
        [1, 'adviser', 'Make the share code together'],
        [2, 'partner', 'English for work, evening group', 'Bellfounders College'],
        [6, 'person', 'Send the degree to be compared'],
        [11, 'employer', 'Talk with a team leader about the way in', '{where}'],
        [18, 'person', 'Apply for an assistant’s post'],
        [26, 'adviser', 'Look at the pay progression together'],
      ],
    },
    {
      words: 'Speak on the telephone without preparing',
      why: 'Interviews begin on the telephone.',
      area: 'confidence',
      steps: [
        [4, 'person', 'One call a week to the hub, about anything'],
        [10, 'person', 'Ring the college about the next level'],
      ],
    },
  ],
  notes: [
    [
      0,
      'meeting',
      'person',
      'Interpreter on the telephone. {name} told the story once, in order; it is on the record so nobody asks again.',
    ],
    [1, 'meeting', 'person', 'Share code made. Wrote down where it is kept.'],
    [4, 'call', 'person', 'First call. Four minutes, about the weather and the bus. {name} hung up laughing.'],
    [7, 'email', 'delivery', 'The papers about the degree are on their way. Eight weeks, they say.'],
    [
      11,
      'meeting',
      'person',
      'Met the team leader at {where}. Assistant posts come up each quarter; registration can be done beside it.',
    ],
    [
      13,
      'call',
      'team',
      'Asked whether the hours could clash with prayers on Friday. They do not; I had asked before, as agreed.',
    ],
    [15, 'letter', 'delivery', 'The degree is recognised at level six.'],
    [18, 'meeting', 'person', 'Application sent without my changing a word.'],
    [22, 'call', 'person', 'Interview on Thursday, on the telephone. Not worried.'],
    [25, 'call', 'person', 'The job is theirs. Begins on the first.'],
  ],
  inWork: 27,
}

const KEEP_THE_JOB: Arc = {
  program: 'workwell',
  path: 'stay-in-work',
  barriers: [
    ['mental-health', 'Panic on the way to work, twice a week.'],
    ['discrimination', 'Was told “we all have bad days” when asking for other shifts.', 6],
  ],
  strengths: [
    ['experience', 'Two years as a {job} without a late day.'],
    ['people', 'A colleague who has been through the same.'],
  ],
  goals: [
    {
      words: 'Stay at {where}, on early shifts',
      why: '“I am good at this. It is the evenings.”',
      area: 'work',
      steps: [
        [1, 'adviser', 'Explain what a reasonable adjustment is, and write the request'],
        [2, 'person', 'Hand in the request'],
        [4, 'employer', 'Answer about early shifts', '{where}'],
        [6, 'person', 'Try early shifts for a month'],
        [7, 'partner', 'Talking therapy, first appointment', 'Osier Bank Medical Practice'],
      ],
    },
  ],
  notes: [
    [
      0,
      'meeting',
      'person',
      'Still in work, thinking of leaving. We wrote two lists: what has to change, and what is good. The second was longer.',
    ],
    [0, 'note', 'team', 'Panic in the evening traffic since the accident in March. Has told nobody at work.', 'health'],
    [2, 'call', 'person', 'Request handed in. {name} kept a copy.'],
    [4, 'meeting', 'delivery', 'They agreed to early shifts for a month, then to look again.'],
    [6, 'call', 'person', 'Two weeks of early shifts. Slept through, most nights.'],
    [8, 'meeting', 'person', 'They will keep it. In writing. {name} asked for the letter twice until it came.'],
  ],
  inWork: 1,
  end: { week: 9, outcome: 'retained-work', words: 'Kept the job, on early shifts, in writing.' },
}

const CARING_AND_BUSINESS: Arc = {
  program: 'job-hub',
  path: 'find-work',
  barriers: [
    ['caring', 'Cares for his mother. Three hours free each morning.'],
    ['money', 'Universal Credit falls when income goes up and down.'],
  ],
  strengths: [
    ['skill', 'Repairs anything with a plug.'],
    ['interest', 'Wants to work for himself, from the yard.'],
  ],
  goals: [
    {
      words: 'Earn from repairs, as a {job} of my own',
      why: '“Then I choose the hours and Mum is not alone.”',
      area: 'work',
      steps: [
        [2, 'adviser', 'Work out what Universal Credit does with first earnings'],
        [5, 'partner', 'Course for people who start a business', 'Hearth and Ladder'],
        [9, 'person', 'Ask ten neighbours what they would pay'],
        [14, 'person', 'Register as self-employed'],
        [20, 'adviser', 'Look at the first three months of books'],
      ],
    },
    {
      words: 'Two afternoons a week of rest',
      why: 'Has not been out for an evening since January.',
      area: 'family',
      steps: [[3, 'partner', 'Carer’s assessment', 'Fleet Vale Council']],
    },
  ],
  notes: [
    [0, 'call', 'person', 'By telephone, mornings only. {name} cares for his mother and mends radios at night.'],
    [3, 'meeting', 'person', 'Went through the sums. The first months change little, and that was a relief.'],
    [6, 'email', 'delivery', 'On the business course from Tuesday.'],
    [9, 'call', 'person', 'Eleven neighbours asked. Nine would pay. Two brought something along.'],
    [12, 'no-answer', 'team', 'No answer. Mother in hospital, it turned out.'],
    [13, 'call', 'team', 'Mother is home again. We moved everything by three weeks.'],
    [16, 'call', 'person', 'Registered. First invoice: a kettle, eight pounds. It hangs on the wall.'],
  ],
}

const LOST_TOUCH: Arc = {
  program: 'job-hub',
  path: 'find-work',
  barriers: [
    ['debt', 'Letters unopened since last year.'],
    ['confidence', 'Came because the mother said so.'],
  ],
  strengths: [['interest', 'Knows the bus timetable by heart.']],
  goals: [
    {
      words: 'Any {job} job, soon',
      why: 'Rent is due.',
      area: 'work',
      steps: [
        [1, 'person', 'Bring the letters, unopened is fine'],
        [2, 'adviser', 'Appointment with the debt adviser'],
        [5, 'person', 'Come to the jobs morning'],
      ],
    },
  ],
  notes: [
    [0, 'meeting', 'person', 'Short first meeting. {name} will bring the letters next week.'],
    [1, 'no-answer', 'team', 'Did not come. Rang, and sent a text: no harm done, Thursday is free.'],
    [2, 'text', 'delivery', '“can we do it next month”'],
    [5, 'no-answer', 'team', 'Rang at three different times of day.'],
    [7, 'letter', 'delivery', 'A letter with what we can do, and that the door stays open.'],
    [9, 'no-answer', 'team', 'Last try.'],
  ],
  end: { week: 12, outcome: 'lost-touch', words: 'Three ways tried over ten weeks. The letter says how to come back.' },
}

/** What becomes of people, as it often does. Nobody in these is real. */
export const ARCS = {
  'long-gap': AFTER_A_LONG_GAP,
  'back-from-sickness': BACK_FROM_SICKNESS,
  'without-a-home': WITHOUT_A_HOME,
  'young-and-unsure': YOUNG_AND_UNSURE,
  'new-country': NEW_COUNTRY,
  'keep-the-job': KEEP_THE_JOB,
  'own-business': CARING_AND_BUSINESS,
  'lost-touch': LOST_TOUCH,
} as const satisfies Record<string, Arc>

export type ArcName = keyof typeof ARCS
