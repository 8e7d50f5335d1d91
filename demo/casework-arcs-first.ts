import type { Arc } from './casework-arc.ts'

export const AFTER_A_LONG_GAP: Arc = {
  program: 'job-hub',
  path: 'find-work',
  barriers: [
    ['confidence', 'Nine years at home. “Who would want me now?”', 16],
    ['digital', 'Uses a phone for everything. Has never attached a file.', 9],
    ['childcare', 'School hours only until the youngest is ten.'],
  ],
  strengths: [
    ['experience', 'Ran the school uniform swap for four years, with a rota of twelve parents.'],
    ['people', 'A sister two streets away who can take the children on Fridays.'],
  ],
  goals: [
    {
      words: 'A {job} job within school hours',
      why: '“I want to be tired from something of my own.”',
      area: 'work',
      steps: [
        [1, 'person', 'Write down ten things I do well, with my sister'],
        [3, 'adviser', 'Draft a CV from the list, and go through it together'],
        [7, 'person', 'Look at three adverts and say what I like and do not like'],
        [12, 'employer', 'A morning to look around', '{where}'],
        [16, 'person', 'Send two applications'],
        [22, 'person', 'Practise an interview with the hub'],
        [30, 'adviser', 'Call after the first month in work'],
      ],
    },
    {
      words: 'Feel at home with a computer',
      why: 'Everything is online, and she does not want to ask her daughter each time.',
      area: 'skills',
      steps: [
        [2, 'partner', 'A place on the digital skills course', 'Bellfounders College'],
        [9, 'person', 'Send an email with the CV attached'],
      ],
    },
  ],
  notes: [
    [
      0,
      'meeting',
      'person',
      'First meeting. {name} has been at home with the children for nine years and wants to work in school hours. We agreed to begin with what {name} is good at, not with adverts.',
    ],
    [
      1,
      'call',
      'team',
      'Sounded low. Had read an advert that asked for “recent experience” and nearly did not pick up. Agreed that we look at adverts together only.',
    ],
    [
      3,
      'meeting',
      'person',
      'Ten things became nineteen. The uniform swap is real experience: rota, money box, complaints. It goes at the top of the CV.',
    ],
    [5, 'text', 'delivery', 'Sent the address and the time of the course. Answered with a thumbs up.'],
    [8, 'no-answer', 'team', 'Rang twice. The phone was off.'],
    [9, 'meeting', 'person', 'The course is done. {name} sent the CV from the library by herself and copied me in.'],
    [
      12,
      'meeting',
      'delivery',
      'Visit at {where}. They start shifts at half past nine, which fits. The manager asked her to apply.',
    ],
    [16, 'call', 'person', 'Two applications sent. {name} asked me to check one sentence, and it was fine as it was.'],
    [21, 'meeting', 'person', 'Practised with two colleagues as the panel. Laughed at the end. That is new.'],
    [24, 'call', 'person', 'Offer from {where}: twenty hours, London Living Wage, school hours in writing.'],
    [30, 'call', 'person', 'A month in. Likes the people, worries about half term. We made a plan for it.'],
    [38, 'call', 'team', 'Three months. Asked to train a new colleague.'],
  ],
  inWork: 25,
  end: {
    week: 40,
    outcome: 'job-start',
    words: 'In work for three months and steady. Comes back if anything changes.',
  },
}

export const BACK_FROM_SICKNESS: Arc = {
  program: 'workwell',
  path: 'return-to-work',
  barriers: [
    ['physical-health', 'Cannot stand for more than an hour, mornings are worst.'],
    ['mental-health', 'Afraid of the day of going back.', 10],
    ['money', 'Sick pay halves in the third month.'],
  ],
  strengths: [
    ['experience', 'Eleven years with the same employer, who wants {name} back.'],
    ['skill', 'Knows every part of the stock system; others ask.'],
  ],
  goals: [
    {
      words: 'Back to {job} on hours that hold',
      why: '“Not back to how it was. Back to something I can keep.”',
      area: 'work',
      steps: [
        [1, 'person', 'Ask the GP for a fit note that says what I can do'],
        [2, 'adviser', 'Write to the employer about a phased return, as agreed'],
        [4, 'employer', 'Meet about hours and a chair', '{where}'],
        [6, 'person', 'Two mornings a week to begin with'],
        [10, 'adviser', 'Help with an Access to Work form'],
        [14, 'person', 'Four mornings a week'],
      ],
    },
    {
      words: 'Mornings that are bearable',
      why: 'Everything else depends on it.',
      area: 'health',
      steps: [
        [3, 'partner', 'First appointment with the physiotherapist', 'Osier Bank Medical Practice'],
        [8, 'person', 'Stretch before getting up, five days of seven'],
      ],
    },
  ],
  notes: [
    [
      0,
      'meeting',
      'person',
      'Off sick since the summer. The job is still there, and {name} wants it. We will ask for changed hours before the sick pay drops.',
    ],
    [
      0,
      'note',
      'team',
      'Back pain with nights of three hours of sleep. Takes what the GP gave and does not like how it makes the head heavy.',
      'health',
    ],
    [
      2,
      'email',
      'delivery',
      'Wrote to {where} with {name} next to me. We asked for mornings off to begin with, a stool, and a talk in two weeks.',
    ],
    [
      4,
      'meeting',
      'person',
      'Three of us at {where}. The manager had printed our letter. A stool is ordered. Two mornings a week from the sixth week.',
    ],
    [6, 'call', 'person', 'First two mornings done. Tired, and glad.'],
    [
      8,
      'meeting',
      'team',
      'The fear of the first day has gone; what is left is pain, and that moves a little. Sleeps five hours now.',
      'health',
    ],
    [10, 'call', 'person', 'Filled in the Access to Work form together on the telephone.'],
    [14, 'meeting', 'person', 'Four mornings. The employer wants to keep it so until spring, in writing.'],
    [15, 'call', 'delivery', 'Told the practice how it goes, as agreed: back on four mornings.'],
  ],
  inWork: 6,
  end: {
    week: 16,
    outcome: 'returned-to-work',
    words: 'Back on four mornings, with a stool and in writing until spring.',
  },
}

export const WITHOUT_A_HOME: Arc = {
  program: 'connect-to-work',
  path: 'find-work',
  barriers: [
    ['housing', 'In temporary accommodation, moved twice since spring.'],
    ['money', 'No bank account until the new ID came.', 6],
    ['criminal-record', 'One conviction, spent next year. Wants to say it before anybody asks.'],
    ['mental-health', 'Bad weeks come without warning.'],
  ],
  strengths: [
    ['experience', 'Four years on building sites, card run out.'],
    ['interest', 'Likes to finish what can be seen at the end of the day.'],
  ],
  goals: [
    {
      words: 'Paid work as a {job}',
      why: '“If I work I sleep.”',
      area: 'work',
      steps: [
        [1, 'adviser', 'Order a birth certificate and go to the bank together'],
        [4, 'partner', 'Test for the site card', 'Riverbend Construction Skills Centre'],
        [8, 'adviser', 'Talk to {where} about a trial, and about the conviction as agreed'],
        [10, 'employer', 'Two days of trial, paid', '{where}'],
        [14, 'person', 'Say how the trial was, and what would make it better'],
        [20, 'adviser', 'Visit at work every fortnight'],
      ],
    },
    {
      words: 'A room with a door that locks for six months',
      why: 'Tools were stolen twice.',
      area: 'money',
      steps: [
        [2, 'partner', 'Housing officer looks at the banding', 'Fleet Vale Council'],
        [12, 'person', 'Bid each week'],
      ],
    },
  ],
  notes: [
    [
      0,
      'meeting',
      'person',
      'Met at the day centre because the hub felt like an office. {name} wants site work and says so in one sentence. Card, ID and bank account come first.',
    ],
    [1, 'meeting', 'delivery', 'Bank took the letter from the council. Account opened in forty minutes.'],
    [
      2,
      'note',
      'team',
      'Drinks less than a year ago and counts the days. Knows whom to call. Did not want it on the shared part.',
      'health',
    ],
    [4, 'call', 'person', 'Passed the test for the site card, first try.'],
    [6, 'no-answer', 'team', 'No answer for a week. Left word at the day centre.'],
    [7, 'meeting', 'team', 'Moved again, phone lost. We agreed that the day centre is the second way to reach {name}.'],
    [
      8,
      'meeting',
      'delivery',
      'Talked to {where}. {name} told them about the conviction. The foreman said: “I asked if you can plaster.”',
    ],
    [10, 'call', 'person', 'Trial done, both days. They want {name} again on Monday.'],
    [13, 'meeting', 'person', 'Three days a week on the books. Talked about travel and about Fridays.'],
    [18, 'meeting', 'person', 'Visit at the site in the break. All well. Boots paid for by the support fund.'],
  ],
  inWork: 12,
}

export const YOUNG_AND_UNSURE: Arc = {
  program: 'job-hub',
  path: 'get-ready',
  barriers: [
    ['experience', 'Two weeks of work experience at school, nothing since.'],
    ['literacy-numeracy', 'Maths has to be done again.', 20],
    ['transport', 'No money for the bus until the discount came through.', 4],
    ['neurodivergence', 'Wants questions one at a time, and in writing first.'],
  ],
  strengths: [
    ['skill', 'Draws, edits film on a phone, finishes things at three in the morning.'],
    ['people', 'A grandmother who opens every letter with {name}.'],
  ],
  goals: [
    {
      words: 'An apprenticeship as a {job}',
      why: '“Learning by doing. Not another classroom.”',
      area: 'skills',
      steps: [
        [1, 'person', 'Watch two films about what the work is like'],
        [3, 'adviser', 'Travel discount form'],
        [5, 'partner', 'Maths course, twice a week', 'Bellfounders College'],
        [10, 'employer', 'A week of work experience', '{where}'],
        [15, 'person', 'Two short films for the portfolio'],
        [22, 'person', 'Apply when the apprenticeship opens'],
        [26, 'adviser', 'Ask for interview questions in writing before the day'],
      ],
    },
  ],
  notes: [
    [
      0,
      'meeting',
      'person',
      'Came with grandmother, spoke after twenty minutes. We wrote the questions on paper and {name} answered each with a drawing.',
    ],
    [2, 'text', 'delivery', 'Sent the two links. “watched both. second one is me”'],
    [3, 'meeting', 'person', 'Travel discount done in the meeting. First bus pass of their own.'],
    [5, 'call', 'team', 'Nervous about the college. The tutor will meet {name} at the door the first time.'],
    [
      9,
      'brief',
      'person',
      'A minute at the drop-in: asked about sleep, said what helps many, gave the leaflet. {name} took a photo of it.',
    ],
    [
      10,
      'meeting',
      'person',
      'The week at {where} went well from Wednesday on. They said: “Comes back with better questions each day.”',
    ],
    [14, 'no-answer', 'team', 'No answer, twice.'],
    [15, 'text', 'delivery', '“sorry. bad week. film is done tho” – with a link.'],
    [20, 'meeting', 'person', 'Maths passed. We put the certificate on the wall of the hub, as {name} asked.'],
    [23, 'call', 'person', 'Applied. The college and {where} both write references.'],
  ],
  end: { week: 34, outcome: 'apprenticeship', words: 'Started as an apprentice. The college has its own support now.' },
}
