import type { FundPurpose, Payee } from '../src/domain/support-fund.ts'

/** How far a sample request has come. */
export type FundRoad =
  | 'draft'
  | 'asked'
  | 'agreed'
  | 'more'
  | 'approved'
  | 'ordered'
  | 'voucher'
  | 'part-paid'
  | 'paid'
  | 'proved'
  | 'closed'
  | 'declined'
  | 'withdrawn'
  | 'cancelled'

export type FundRow = {
  readonly who: string
  readonly fund: 'way' | 'workwell' | 'partner'
  readonly daysAgo: number
  readonly purpose: FundPurpose
  readonly pence: number
  readonly words: string
  readonly payee: Payee
  readonly payeeWords: string
  readonly neededIn: number
  readonly road: FundRoad
}

const row = (
  who: string,
  fund: FundRow['fund'],
  daysAgo: number,
  road: FundRoad,
  purpose: FundPurpose,
  pence: number,
  [payee, payeeWords]: readonly [Payee, string],
  words: string,
  neededIn = 10,
): FundRow => ({ who, fund, daysAgo, road, purpose, pence, payee, payeeWords, words, neededIn })

const shop = (name: string) => ['supplier', name] as const

/** What was asked for people of the sample: in every state, some of it near a limit. */
export const FUND_ROWS: readonly FundRow[] = [
  row(
    'Constance Mbatha',
    'way',
    3,
    'asked',
    'course',
    48_000,
    shop('Bellfounders College'),
    'The care certificate, so that she can start on the day shift.',
    9,
  ),
  row(
    'Callum Wetherby-Osei',
    'way',
    2,
    'asked',
    'clothing',
    5_050,
    shop('The work wear shop'),
    'Boots and gloves for a trial week on stage.',
    4,
  ),
  row(
    'Yordanos Teklemariam',
    'way',
    4,
    'asked',
    'id',
    25_000,
    shop('The office that compares degrees'),
    'Having her degree compared: the laboratory asks for it.',
    6,
  ),
  row(
    'Nasreen Holloway',
    'way',
    6,
    'agreed',
    'childcare',
    42_000,
    shop('Little Reeds nursery'),
    'The first month of nursery, before the first wages come.',
    12,
  ),
  row(
    'Dexter Malinowski',
    'way',
    5,
    'more',
    'tools',
    18_500,
    shop('The tool merchant'),
    'His own set of trowels and floats.',
    14,
  ),
  row(
    'Tamsin Adeyemi-Rook',
    'way',
    1,
    'draft',
    'travel',
    3_600,
    shop('The bus company'),
    'A pass for four weeks of the gardening trial.',
    8,
  ),
  row(
    'Samira Al-Khouri',
    'way',
    8,
    'approved',
    'checks',
    4_950,
    shop('The office that checks records'),
    'The check that the pharmacy asks for.',
    3,
  ),
  row(
    'Beyza Thackeray',
    'way',
    9,
    'ordered',
    'course',
    21_000,
    shop('Bellfounders College'),
    'English for engineers, six evenings.',
    15,
  ),
  row(
    'Fadumo Carrick',
    'way',
    7,
    'voucher',
    'clothing',
    4_500,
    shop('The shoe shop on Churn Street'),
    'Shoes and a coat for the school.',
    5,
  ),
  row(
    'Ruaridh Sandoval',
    'way',
    12,
    'part-paid',
    'tools',
    24_000,
    shop('The tool merchant'),
    'A tool bag, in two parts as the jobs come.',
    20,
  ),
  row(
    'Olena Fairweather',
    'way',
    14,
    'paid',
    'device',
    22_000,
    shop('The repair table at the library'),
    'A laptop that was made good again, for the payroll course.',
    3,
  ),
  row(
    'Mercedes Ilunga',
    'way',
    20,
    'proved',
    'travel',
    4_200,
    shop('The bus company'),
    'Four weeks of travel to the care home.',
    3,
  ),
  row(
    'Elspeth Quaye',
    'way',
    30,
    'closed',
    'clothing',
    3_800,
    ['person', 'Elspeth Quaye'],
    'Kitchen whites and shoes.',
    5,
  ),
  row(
    'Wilhelmina Farouk',
    'way',
    26,
    'closed',
    'phone',
    1_500,
    shop('The phone shop'),
    'A month of data, so that the library can reach her.',
    4,
  ),
  row(
    'Tyrone Lacey-Nkosi',
    'way',
    15,
    'declined',
    'other',
    12_000,
    shop('A driving school'),
    'Ten driving lessons.',
    30,
  ),
  row(
    'Rhys Montgomery-Diallo',
    'way',
    11,
    'withdrawn',
    'travel',
    2_800,
    shop('The bus company'),
    'A pass for the bakery’s early shift.',
    6,
  ),
  row(
    'Bridie Ngata',
    'way',
    18,
    'cancelled',
    'clothing',
    4_000,
    shop('The work wear shop'),
    'Clothes for an interview that was called off.',
    4,
  ),
  row(
    'Agnieszka Lovelace',
    'way',
    2,
    'asked',
    'emergency',
    6_000,
    ['person', 'Agnieszka Lovelace'],
    'Food and power until Friday: the first wages come late.',
    1,
  ),
  row(
    'Amanuel Whitcombe',
    'way',
    10,
    'paid',
    'travel',
    4_800,
    ['staff', 'Liban Jibrell-Moss'],
    'A ticket to the interview in the next town.',
    2,
  ),
  row(
    'Desmond Achterlonie',
    'workwell',
    6,
    'approved',
    'other',
    24_500,
    shop('The chair maker'),
    'A seat cushion and a back rest, so that he can drive again.',
    9,
  ),
  row(
    'Ingrid Boateng-Frost',
    'workwell',
    3,
    'asked',
    'travel',
    9_500,
    shop('The taxi rank'),
    'Taxis for two weeks, until she can take the bus again.',
    5,
  ),
  row(
    'Lorcan Abernathy-Diaz',
    'partner',
    5,
    'asked',
    'tools',
    9_000,
    shop('The tool merchant'),
    'A level and a hammer, for the first day on site.',
    7,
  ),
  row(
    'Philippa Undercroft',
    'partner',
    12,
    'paid',
    'travel',
    3_200,
    shop('The bus company'),
    'Travel to four sessions.',
    4,
  ),
]
