import { COUNCIL_ROWS, type ReferralRow } from './referral-rows.ts'

const TELLS = 'contacted started job finished not-reached'
const LEELA = { from: 'Dr Leela Raman', to: 'Fleet Vale WorkWell' } as const
const TOM = { from: 'Tom Ashgrove' } as const
const COBBLERS = 'Cobblers Green Job Hub'
const TILEKILN = 'Tilekiln Job Hub'
const AWL = 'Connect to Work at Awl Lane'
const HEARTH = 'Hearth and Ladder'
const STILE = 'Stile by Stile'
const STEADY = 'Steady Ahead coaching'

/** Everybody, with those who went to partners, by desk or by link. */
export const REFERRAL_ROWS: readonly ReferralRow[] = [
  ...COUNCIL_ROWS,
  {
    ...{ ...TOM, to: TILEKILN, ago: 6, who: 'Thelonious Marsh-Iwu', born: '2000-10-10', reach: 'text 07700900358' },
    ...{ work: 'out-of-work', helps: 'find-a-job', moves: '1 withdraw: He has found work himself.', tells: TELLS },
    words: 'Wants to deliver by cargo bike.',
  },
  {
    ...{ ...TOM, to: TILEKILN, ago: 13, who: 'Agnieszka Rook-Dlamini', born: '1986-03-26', reach: 'phone 07700900369' },
    ...{ work: 'out-of-work', helps: 'english', language: 'pl', moves: '11 expire', tells: TELLS },
    words: 'A bookkeeper who wants to do it here.',
  },
  {
    ...{ ...LEELA, to: AWL, ago: 1, who: 'Barnaby Oyinlola', born: '1997-07-07', reach: 'phone 07700900370' },
    ...{ work: 'out-of-work', helps: 'disability find-a-job', tells: TELLS, moves: '' },
    words: 'Wants a job in a bakery. Best with one thing after the other.',
    health: 'Has a learning disability.',
  },
  {
    ...{
      ...LEELA,
      to: AWL,
      ago: 5,
      who: 'Saskia Montrose-Ali',
      born: '1984-02-28',
      reach: 'email saskia@mail.example',
    },
    ...{ work: 'in-work', helps: 'disability', tells: TELLS },
    words: 'A librarian whose sight has changed. Wants to keep her job.',
    health: 'Sight loss in the middle of what she sees.',
    moves: '0 acknowledge | 1 accept | 1 give Tobias Marlowe-Eze | 3 engage',
  },
  {
    ...{ ...LEELA, to: AWL, ago: 28, who: 'Desmond Applegarth', born: '1972-12-24', reach: 'phone 07700900381' },
    ...{ work: 'out-of-work', helps: 'disability', tells: TELLS },
    words: 'Was a gardener, and wants to be outside again.',
    health: 'Lives with the effects of a stroke.',
    moves:
      '0 acknowledge | 2 accept | 2 give Tobias Marlowe-Eze | 4 engage | 9 start | 24 update: Two mornings a week at Reedbed Gardens, unpaid for now',
  },
  {
    ...{ ...TOM, to: AWL, ago: 8, who: 'Mirembe Falkenrath', born: '1991-05-31', reach: 'text 07700900392' },
    ...{ work: 'out-of-work', helps: 'disability', tells: 'started' },
    words: 'A tailor who wants to sew again.',
    moves: '1 acknowledge | 2 accept | 3 hold unwell 20',
  },
  {
    ...{
      from: 'Grace Oyelaran',
      to: AWL,
      ago: 3,
      who: 'Lorcan Beaumont-Diaz',
      born: '1989-09-09',
      reach: 'phone 07700900409',
    },
    ...{ work: 'out-of-work', helps: 'disability confidence', moves: '0 acknowledge | 1 triage', tells: TELLS },
    words: 'Came to our hub twice. Needs more time than we have.',
  },
  {
    ...{
      from: 'Grace Oyelaran',
      to: HEARTH,
      ago: 2,
      who: 'Zofia Wrona',
      born: '1996-11-02',
      reach: 'email zofia.wrona@mail.example',
    },
    ...{ work: 'out-of-work', helps: 'find-a-job disability', moves: '', tells: TELLS },
    words: 'Writes rather than calls. Wants quiet work with her hands.',
  },
  {
    ...{
      from: 'Liban Jibrell-Moss',
      to: HEARTH,
      ago: 9,
      who: 'Caspian Idowu',
      born: '2003-01-15',
      reach: 'text 07700900410',
    },
    ...{ work: 'out-of-work', helps: 'experience', tells: TELLS },
    words: 'Nineteen applications, no answer. Somebody has to believe in him.',
    moves: '1 acknowledge | 2 accept | 4 attempt-contact text reached | 4 engage',
  },
  {
    ...{
      from: 'Winsome Adair-Clarke',
      to: STILE,
      ago: 11,
      who: 'Honor Blackwood-Mensah',
      born: '1976-06-18',
      reach: 'phone 07700900421',
    },
    ...{ work: 'out-of-work', helps: 'find-a-job', tells: TELLS },
    words: 'Wants one person beside her for the first weeks.',
    moves: '0 acknowledge | 2 decline no-capacity',
  },
  {
    ...{ ...LEELA, to: STEADY, ago: 4, who: 'Emrys Goldberg-Hassan', born: '1982-10-05', reach: 'phone 07700900432' },
    ...{ work: 'off-sick', helps: 'health', tells: 'contacted started', moves: '0 acknowledge | 1 accept' },
    words: 'A postman whose knees have had enough.',
    health: 'Waits for an operation on his knee.',
  },
  {
    ...{
      ...LEELA,
      to: STEADY,
      ago: 2,
      who: 'Tamsin Adebayo-Kerr',
      born: '1990-04-14',
      reach: 'email tamsin@mail.example',
    },
    ...{ work: 'in-work', helps: 'health', tells: TELLS, moves: '' },
    words: 'Headaches from the screen. Wants to talk to her manager and does not know how.',
  },
  {
    ...{
      from: 'Tobias Marlowe-Eze',
      to: COBBLERS,
      ago: 2,
      who: 'Ravinder Holloway',
      born: '1969-03-19',
      reach: 'phone 07700900443',
    },
    ...{ work: 'out-of-work', helps: 'money', moves: '0 acknowledge | 1 accept', tells: TELLS },
    words: 'Needs to know what work would do to his benefits before he says yes to it.',
  },
  {
    ...{
      from: 'Tobias Marlowe-Eze',
      to: 'Ropewalk Job Hub',
      ago: 1,
      who: 'Bijou Tremaine',
      born: '1998-08-30',
      reach: 'text 07700900454',
    },
    ...{ work: 'out-of-work', helps: 'own-business', language: 'ku', moves: '0 acknowledge', tells: 'started' },
    words: 'Bakes for weddings and wants to be paid for it.',
  },
  {
    ...{
      ...TOM,
      to: 'Kingfisher Cross Job Hub',
      ago: 2,
      who: 'Jamila Osterhagen',
      born: '1980-12-20',
      reach: 'phone 07700900465',
    },
    ...{ work: 'out-of-work', helps: 'english digital-skills', language: 'bn', tells: TELLS },
    words: 'Was a nurse at home. Wants to find out what it takes here.',
    moves: '0 acknowledge',
  },
  {
    ...{
      ...TOM,
      to: 'Copper Yard Job Hub',
      ago: 3,
      who: 'Fergus Obi-Lancaster',
      born: '2002-02-02',
      reach: 'text 07700900476',
    },
    ...{ work: 'out-of-work', helps: 'experience new-skills', tells: TELLS, moves: '0 acknowledge | 1 triage' },
    words: 'Wants to fit solar panels.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 1, who: 'Delyth Mukherjee', born: '1971-07-23', reach: 'phone 07700900487' },
    ...{ work: 'out-of-work', helps: 'find-a-job', tells: TELLS, urgent: true, moves: '0 acknowledge' },
    words: 'Her job ends on Friday, and the rent is due on the first.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 34, who: 'Augustin Petrossian', born: '1965-11-30', reach: 'phone 07700900498' },
    ...{ work: 'out-of-work', helps: 'new-skills', tells: TELLS },
    words: 'A printer whose trade has gone.',
    moves: '0 acknowledge | 1 accept | 1 give Grace Oyelaran | 3 engage | 8 start',
  },
]
