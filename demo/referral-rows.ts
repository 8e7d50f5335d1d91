import type { CastName } from './cast.ts'

/**
 * Who is referred in Fleet Vale. None of them exists. `moves` says what became of it, by working days after sending:
 *   '0 acknowledge | 1 accept | 2 give Grace Oyelaran | 3 attempt-contact phone no-answer | 5 hold away 12'
 *   '1 decline no-capacity | 2 offer Hearth and Ladder: They have a place'        words stand after a colon
 */
export type ReferralRow = {
  readonly who: string
  readonly born: string
  readonly reach: string
  readonly language?: string
  readonly care?: string
  readonly words: string
  readonly health?: string
  readonly work: 'in-work' | 'off-sick' | 'out-of-work' | 'education'
  readonly helps: string
  readonly from: CastName
  readonly to: string
  /** Working days before now. */
  readonly ago: number
  readonly urgent?: true
  readonly tells?: string
  readonly moves: string
}

const TELLS = 'contacted started job finished not-reached'
const LEELA = { from: 'Dr Leela Raman', to: 'Fleet Vale WorkWell' } as const
const TOM = { from: 'Tom Ashgrove' } as const
const COBBLERS = 'Cobblers Green Job Hub'
const TILEKILN = 'Tilekiln Job Hub'

/** Those whom the council’s hubs and coaches got, by what became of them. */
export const COUNCIL_ROWS: readonly ReferralRow[] = [
  {
    ...{ ...LEELA, ago: 0, who: 'Deniz Aydoğan', born: '1998-03-14', reach: 'text 07700900128', language: 'tr' },
    ...{ work: 'off-sick', helps: 'health money', tells: TELLS, urgent: true },
    words: 'Lifts boxes all day. His back is bad, and he is afraid to lose the job.',
    health: 'Back pain for five weeks. A fit note says lighter work for a while.',
    moves: '',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 0, who: 'Kwame Mensah-Hill', born: '2004-07-02', reach: 'text 07700900119' },
    ...{ work: 'out-of-work', helps: 'find-a-job experience', tells: 'started job', moves: '' },
    words: 'Wants building work and has no card yet. No credit on his phone, so a text first.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 2, who: 'Marta Quill-Ferreira', born: '1979-11-23', reach: 'phone 07700900241' },
    ...{ work: 'out-of-work', helps: 'cv-and-interview digital-skills', tells: TELLS, moves: '' },
    words: 'Twenty years in a school kitchen that has closed. Never had to apply for anything.',
  },
  {
    ...{ ...LEELA, ago: 1, who: 'Solveig Anand', born: '1988-01-30', reach: 'email solveig.anand@mail.example' },
    ...{ work: 'in-work', helps: 'health confidence', tells: 'contacted', moves: '0 acknowledge' },
    words: 'Works in a call centre and dreads Mondays. Wants to stay, with other hours.',
    health: 'Anxiety, with treatment that helps.',
  },
  {
    ...{ ...LEELA, ago: 3, who: 'Bartholomew Nkemelu', born: '1966-05-09', reach: 'phone 07700900252' },
    ...{ work: 'off-sick', helps: 'health', moves: '0 acknowledge | 1 triage', tells: TELLS },
    words: 'Bus driver. His licence comes back in spring, and he wants to know what he can do until then.',
    health: 'Had a seizure in the summer. Well now.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 6, who: 'Ines Halvorsen', born: '1993-09-17', reach: 'email ines.h@mail.example' },
    ...{ work: 'out-of-work', helps: 'childcare find-a-job', tells: 'started', moves: '0 acknowledge' },
    words: 'Mother of two. Office work in school hours.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 4, who: 'Peter Lanyon-Fry', born: '1962-12-01', reach: 'phone 02079460358' },
    ...{ work: 'out-of-work', helps: 'cv-and-interview', tells: TELLS },
    words: 'A joiner all his life. Has not written a CV since 1994. Good humour.',
    moves: '0 acknowledge | 1 accept | 1 give Grace Oyelaran | 2 attempt-contact phone no-answer',
  },
  {
    ...{ ...LEELA, ago: 9, who: 'Shirin Begum Choudhury', born: '1974-04-22', reach: 'email shirin.c@mail.example' },
    ...{ work: 'out-of-work', helps: 'confidence digital-skills', language: 'bn', tells: TELLS },
    care: 'My daughter reads this mailbox too.',
    words: 'Cared for her father for eleven years. Would like to work with figures again.',
    moves: '0 acknowledge | 1 accept | 1 give Grace Oyelaran | 3 attempt-contact email sent | 5 engage',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 18, who: 'Hodan Abdi-Farrow', born: '1990-08-08', reach: 'text 07700900134' },
    ...{ work: 'out-of-work', helps: 'find-a-job childcare', language: 'so', tells: TELLS },
    words: 'Wants care work that fits around school.',
    moves: '0 acknowledge | 1 accept | 1 give Grace Oyelaran | 2 attempt-contact text reached | 2 engage | 8 start',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 55, who: 'Leopold Asante-Byrne', born: '1985-02-11', reach: 'phone 07700900263' },
    ...{ work: 'out-of-work', helps: 'find-a-job', tells: TELLS },
    words: 'A cook who wants to go back to a kitchen after two years.',
    moves:
      '0 acknowledge | 1 accept | 1 give Grace Oyelaran | 2 engage | 7 start | 30 update: Trial shifts at a canteen | 48 close job-start: Leopold cooks at a canteen in the borough, thirty hours a week. He says thank you for asking about work at all.',
  },
  {
    ...{ ...LEELA, ago: 40, who: 'Rosalind Okonjo', born: '1970-10-19', reach: 'phone 07700900274' },
    ...{ work: 'off-sick', helps: 'health', tells: 'contacted started' },
    words: 'Teaching assistant. Wants to go back to her school, slowly.',
    health: 'Recovering after an operation.',
    moves:
      '0 acknowledge | 2 accept | 2 give Grace Oyelaran | 4 engage | 9 start | 38 close returned-to-work not-agreed',
  },
  {
    ...{ ...TOM, to: TILEKILN, ago: 7, who: 'Yusuf Al-Nahri', born: '1983-06-27', reach: 'phone 07700900141' },
    ...{ work: 'out-of-work', helps: 'new-skills english', language: 'ar', tells: TELLS },
    words: 'An electrician. Nobody here can read his papers.',
    moves: '0 acknowledge | 1 accept | 1 give Liban Jibrell-Moss | 3 attempt-contact phone reached | 3 engage',
  },
  {
    ...{ ...TOM, to: TILEKILN, ago: 3, who: 'Amaru Quispe-Lindqvist', born: '2001-03-03', reach: 'text 07700900285' },
    ...{ work: 'education', helps: 'experience', language: 'es', moves: '0 acknowledge', tells: 'started' },
    words: 'Leaves college in June and has never worked.',
  },
  {
    ...{ ...TOM, to: TILEKILN, ago: 12, who: 'Geraldine Pryce-Osei', born: '1958-07-15', reach: 'post 3 Claypit Road' },
    ...{ work: 'out-of-work', helps: 'confidence', tells: 'contacted' },
    words: 'Wants two days a week with people. Prefers letters.',
    moves: '1 acknowledge | 2 accept | 2 give Liban Jibrell-Moss | 4 attempt-contact post sent | 5 hold away 12',
  },
  {
    ...{
      ...TOM,
      to: TILEKILN,
      ago: 5,
      who: 'Farrukh Delacroix',
      born: '1995-12-12',
      reach: 'email farrukh@mail.example',
    },
    ...{ work: 'out-of-work', helps: 'own-business', tells: TELLS },
    words: 'Mends bicycles and wants to do it properly.',
    moves:
      '0 acknowledge | 2 waitlist: Our course for people who start a business begins in January. There are two before you.',
  },
  {
    ...{ ...LEELA, ago: 4, who: 'Winifred Castellanos', born: '1981-09-29', reach: 'phone 07700900296' },
    ...{ work: 'in-work', helps: 'disability', tells: TELLS },
    words: 'Her hearing has become worse, and meetings wear her out.',
    health: 'Hearing loss on both sides. Wears aids.',
    moves:
      '0 acknowledge | 1 triage | 2 ask-for-more: Does her employer know, and may we speak to them? She said yes to you, but not in writing.',
  },
  {
    ...{ ...LEELA, ago: 10, who: 'Edric Vantongeren', born: '1977-05-05', reach: 'phone 07700900303' },
    ...{ work: 'off-sick', helps: 'health', tells: TELLS },
    words: 'Warehouse night shifts do him no good.',
    moves:
      '0 acknowledge | 1 ask-for-more: Is he still employed there? | 4 answer: Yes, until the end of March at least.',
  },
  {
    ...{ ...LEELA, ago: 8, who: 'Noor Adeyemi-Stone', born: '1999-11-11', reach: 'text 07700900314' },
    ...{ work: 'out-of-work', helps: 'health find-a-job', tells: TELLS },
    words: 'Wants to work with animals. Mornings are hard.',
    health: 'Sleeps badly since the spring.',
    moves: '0 acknowledge | 2 decline no-capacity: We open again in the second week of January.',
  },
  {
    ...{ ...LEELA, ago: 14, who: 'Callum Fairweather-Sow', born: '1987-08-21', reach: 'phone 07700900325' },
    ...{ work: 'out-of-work', helps: 'disability find-a-job', tells: TELLS },
    words: 'Wants a job where he is not rushed. Loves order and timetables.',
    health: 'Autistic, told so as an adult.',
    moves:
      '0 acknowledge | 2 decline wrong-service: Connect to Work stays beside somebody for longer than we can. | 3 offer Connect to Work at Awl Lane: They stay as long as it takes',
  },
  {
    ...{
      ...TOM,
      to: COBBLERS,
      ago: 20,
      who: 'Ottoline Bakare',
      born: '1992-01-08',
      reach: 'email ottoline@mail.example',
    },
    ...{ work: 'out-of-work', helps: 'disability', tells: TELLS },
    words: 'Uses a wheelchair and wants a job in a museum.',
    moves:
      '0 acknowledge | 1 refer-on Connect to Work at Awl Lane: They know museums, and the building is better for her.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 15, who: 'Jericho Malik-Thorne', born: '1994-04-04', reach: 'phone 07700900336' },
    ...{ work: 'out-of-work', helps: 'find-a-job', tells: TELLS },
    words: 'Wants a job, and may move to Leeds.',
    moves: '0 acknowledge | 3 decline not-now: He moves in the new year and will say where.',
  },
  {
    ...{ ...TOM, to: COBBLERS, ago: 30, who: 'Philippa Ngata', born: '1968-06-06', reach: 'phone 07700900347' },
    ...{ work: 'out-of-work', helps: 'digital-skills', tells: TELLS },
    words: 'Wants to learn to use a till that is a tablet.',
    moves:
      '0 acknowledge | 1 accept | 1 give Grace Oyelaran | 2 attempt-contact phone no-answer | 4 attempt-contact text sent | 7 attempt-contact phone no-answer | 13 attempt-contact text sent last | 20 give-up-contact: We tried five times in two ways, and wrote how she can come back. She is welcome at any time.',
  },
]
