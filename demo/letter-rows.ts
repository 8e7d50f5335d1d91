import type { Cv } from '../src/domain/cv.ts'
import type { AnsweredHow, MessageBy, MessageStatus } from '../src/domain/person-message.ts'

type More = {
  readonly waits?: true
  readonly language?: string
  readonly status?: MessageStatus
  readonly wentAs?: 'notice' | 'template'
  readonly answered?: AnsweredHow
}

/** Days ago, at what time, which way, by what, and the words. */
type Letter = readonly [
  daysAgo: number,
  time: string,
  direction: 'in' | 'out',
  by: MessageBy,
  words: string,
  more?: More,
]

/** Whom Grace writes to; null is somebody of whom nobody knows yet who it is. None of them exists. */
export const LETTER_ROWS: readonly {
  readonly who: string | null
  readonly address: string
  readonly letters: readonly Letter[]
}[] = [
  {
    who: 'Callum Wetherby-Osei',
    address: '+447700900302',
    letters: [
      [12, '10:05', 'out', 'text', 'Hello Callum. How are you getting on? Is there anything I can help with?'],
      [12, '21:40', 'in', 'text', 'alright thanks. went to the open day. it was loud but good'],
      [11, '09:15', 'out', 'text', 'Well done for going. Shall we look at the sound course together on Tuesday at 2?'],
      [11, '09:32', 'in', 'text', 'yeah ok', { answered: 'otherwise' }],
      [
        0,
        '08:12',
        'in',
        'text',
        'they want a cv by friday for the canteen sound desk. can you help me write one',
        { waits: true },
      ],
    ],
  },
  {
    who: 'Beyza Thackeray',
    address: '+447700900317',
    letters: [
      [
        6,
        '14:20',
        'out',
        'whatsapp',
        'Merhaba Beyza. Uygun olduğunuzda lütfen beni arayın: 020 7946 0100.\n\nHello Beyza. Please call me when you can: 020 7946 0100.',
        { language: 'tr', status: 'read', wentAs: 'template' },
      ],
      [6, '14:31', 'in', 'whatsapp', 'I am at work until five. Can I write here?'],
      [
        6,
        '14:40',
        'out',
        'whatsapp',
        'Of course. The water company asks for your certificate in English. Do you have it?',
        { status: 'read' },
      ],
      [5, '18:02', 'in', 'whatsapp', 'Yes! I have it here.'],
      [5, '18:20', 'out', 'whatsapp', 'Thank you. Bring it on Thursday and I copy it for them.', { status: 'read' }],
    ],
  },
  {
    who: 'Gerard Okonjo-Vane',
    address: 'gerard.303@mail.example',
    letters: [
      [
        3,
        '11:00',
        'out',
        'text',
        'The table at the library is yours from January. Ring me and we go through the form.',
        { wentAs: 'notice' },
      ],
      [2, '10:10', 'in', 'page', 'Good news. I ring you on Monday when I am alone in the shop.', { waits: true }],
    ],
  },
  {
    who: 'Kieron Vasquez-Bell',
    address: '+447700900307',
    letters: [
      [20, '15:00', 'out', 'text', 'Hello Kieron. I missed you today. That is fine. Shall we find another time?'],
      [
        9,
        '15:00',
        'out',
        'text',
        'Hello Kieron. The depot has three places in January. Would you like to hear more?',
        { status: 'failed' },
      ],
    ],
  },
  {
    who: null,
    address: '+447700900888',
    letters: [
      [1, '17:45', 'in', 'text', 'Hi its Jo, this is my new number. can I still come Thursday?', { waits: true }],
    ],
  },
]

const FIRST_CV: Cv = {
  profile: 'I cared for my mother for six years. I am patient and I finish what I begin.',
  work: [
    { role: 'Carer in the family', where: 'at home', when: '2018 to 2024', words: 'Cooking, medicines, appointments.' },
    {
      role: 'Shop assistant',
      where: 'a bakery',
      when: '2012 to 2017',
      words: 'The till, the early shift, the orders.',
    },
  ],
  skills: ['Careful with medicines', 'Good with older people', 'Early shifts'],
  learning: [{ what: 'First aid', where: 'Bellfounders College', when: '2026' }],
}

/** CVs that Grace wrote together with somebody, version by version. */
export const PAPER_ROWS: readonly {
  readonly who: string
  readonly name: string
  readonly number: number
  readonly last: boolean
  readonly daysAgo: number
  readonly cv: Cv
  readonly changedWords: string | null
}[] = [
  {
    ...{ who: 'Constance Mbatha', name: 'CV', number: 1, last: false, daysAgo: 90, cv: FIRST_CV },
    changedWords: null,
  },
  {
    ...{ who: 'Constance Mbatha', name: 'CV', number: 2, last: true, daysAgo: 30 },
    changedWords: 'For care homes: the certificate first, the bakery shorter',
    cv: {
      profile: 'I cared for my mother for six years. I want to do the same for others, and be paid for it.',
      work: [
        FIRST_CV.work[0]!,
        { role: 'Shop assistant', where: 'a bakery', when: '2012 to 2017', words: 'The early shift.' },
      ],
      skills: ['Careful with medicines', 'Good with older people', 'Moving and handling'],
      learning: [
        { what: 'Care Certificate', where: 'Bellfounders College', when: '2026' },
        { what: 'First aid', where: 'Bellfounders College', when: '2026' },
      ],
    },
  },
]
