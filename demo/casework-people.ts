import type { ArcName } from './casework-arcs.ts'
import type { CastName } from './cast.ts'

/** Somebody whom an adviser has worked with for so many weeks. None of them exists. */
export type CaseworkRow = {
  readonly who: string
  readonly born: string
  readonly language: string
  readonly arc: ArcName
  readonly adviser: CastName
  readonly weeks: number
  readonly job: string
  readonly where: string
}

const GRACE = 'Grace Oyelaran'
const LIBAN = 'Liban Jibrell-Moss'
const TOBIAS = 'Tobias Marlowe-Eze'

const row = (
  adviser: CastName,
  weeks: number,
  arc: ArcName,
  who: string,
  born: string,
  job: string,
  where: string,
  language = 'en',
): CaseworkRow => ({ who, born, language, arc, adviser, weeks, job, where })

/** A year of work: some are new this month, some are in work by now, some have finished or gone. */
export const CASEWORK_ROWS: readonly CaseworkRow[] = [
  row(GRACE, 1, 'new-country', 'Yordanos Teklemariam', '1991-02-17', 'laboratory assistant', 'Fleet Vale Hospital'),
  row(GRACE, 2, 'long-gap', 'Perpetua Ashgrove-Lim', '1983-09-04', 'reception', 'Osier Bank Medical Practice'),
  row(GRACE, 3, 'young-and-unsure', 'Callum Wetherby-Osei', '2007-11-30', 'sound technician', 'Copper Yard Canteen'),
  row(GRACE, 4, 'own-business', 'Gerard Okonjo-Vane', '1975-06-21', 'repairer', 'the repair table at the library'),
  row(GRACE, 5, 'long-gap', 'Nasreen Holloway', '1986-01-08', 'kitchen', 'Copper Yard Canteen', 'bn'),
  row(GRACE, 6, 'without-a-home', 'Dexter Malinowski', '1989-03-27', 'plasterer', 'Anvil Road Builders'),
  row(GRACE, 7, 'keep-the-job', 'Ingrid Boateng-Frost', '1994-12-12', 'dispatcher', 'the parcel depot'),
  row(GRACE, 8, 'lost-touch', 'Kieron Vasquez-Bell', '2001-05-19', 'warehouse', 'the parcel depot'),
  row(GRACE, 9, 'new-country', 'Samira Al-Khouri', '1988-08-03', 'pharmacist', 'Fleet Vale Hospital', 'ar'),
  row(GRACE, 10, 'back-from-sickness', 'Desmond Achterlonie', '1969-04-14', 'driving', 'the bus garage'),
  row(GRACE, 12, 'young-and-unsure', 'Tamsin Adeyemi-Rook', '2006-02-02', 'gardener', 'Reedbed Gardens'),
  row(GRACE, 14, 'long-gap', 'Fadumo Carrick', '1981-10-10', 'classroom', 'Tilekiln Primary School', 'so'),
  row(GRACE, 16, 'without-a-home', 'Ruaridh Sandoval', '1985-07-07', 'carpenter', 'Anvil Road Builders'),
  row(GRACE, 17, 'own-business', 'Anselm Rahimi-Cole', '1978-11-25', 'tailor', 'the Saturday market'),
  row(GRACE, 19, 'new-country', 'Mercedes Ilunga', '1993-01-19', 'nurse', 'Larkmead House Care Home', 'fr'),
  row(GRACE, 22, 'young-and-unsure', 'Rhys Montgomery-Diallo', '2005-08-16', 'baker', 'Churn Street Bakehouse'),
  row(GRACE, 26, 'long-gap', 'Olena Fairweather', '1979-03-03', 'payroll', 'Fleet Vale Council'),
  row(GRACE, 28, 'new-country', 'Beyza Thackeray', '1990-06-06', 'engineer', 'the water company', 'tr'),
  row(GRACE, 31, 'long-gap', 'Constance Mbatha', '1974-12-28', 'care', 'Larkmead House Care Home'),
  row(GRACE, 34, 'without-a-home', 'Tyrone Lacey-Nkosi', '1992-09-09', 'painter', 'Anvil Road Builders'),
  row(GRACE, 38, 'young-and-unsure', 'Elspeth Quaye', '2004-04-24', 'kitchen porter', 'Copper Yard Canteen'),
  row(GRACE, 41, 'back-from-sickness', 'Horatio Nwachukwu', '1966-10-30', 'teaching', 'Bellfounders College'),
  row(GRACE, 44, 'long-gap', 'Wilhelmina Farouk', '1982-02-14', 'library', 'Fleet Vale Library'),
  row(GRACE, 48, 'keep-the-job', 'Jerome Castellanos-Hay', '1996-07-29', 'call handler', 'the call centre'),
  row(GRACE, 51, 'lost-touch', 'Bridie Ngata', '2002-03-11', 'shop', 'the high street'),
  row(LIBAN, 1, 'own-business', 'Thaddeus Ibekwe', '1972-05-05', 'bicycle mechanic', 'the bicycle yard'),
  row(LIBAN, 2, 'lost-touch', 'Shanice Orlowski', '2003-10-01', 'shop', 'the high street'),
  row(
    LIBAN,
    4,
    'young-and-unsure',
    'Ibrahim Penrose',
    '2007-01-22',
    'electrician',
    'Riverbend Construction Skills Centre',
  ),
  row(LIBAN, 6, 'long-gap', 'Agnieszka Lovelace', '1984-04-04', 'office', 'Fleet Vale Council'),
  row(LIBAN, 8, 'new-country', 'Amanuel Whitcombe', '1995-09-15', 'accountant', 'the housing association'),
  row(LIBAN, 11, 'without-a-home', 'Stellan Baptiste', '1987-12-03', 'scaffolder', 'Anvil Road Builders'),
  row(LIBAN, 13, 'back-from-sickness', 'Rosalind Achebe-Stone', '1971-08-18', 'cooking', 'the school kitchen'),
  row(LIBAN, 18, 'long-gap', 'Hodan Greatorex', '1980-11-06', 'cleaning', 'Fleet Vale Hospital', 'so'),
  row(LIBAN, 24, 'young-and-unsure', 'Marcus Villanueva-Dunn', '2005-06-13', 'joiner', 'Anvil Road Builders', 'es'),
  row(LIBAN, 33, 'new-country', 'Delphine Karimi', '1989-02-26', 'teacher', 'Tilekiln Primary School'),
  row(LIBAN, 46, 'keep-the-job', 'Augustin Pemberton-Sy', '1998-05-31', 'cook', 'Copper Yard Canteen'),
  row(TOBIAS, 3, 'without-a-home', 'Lorcan Abernathy-Diaz', '1990-10-20', 'bricklayer', 'Anvil Road Builders'),
  row(TOBIAS, 7, 'young-and-unsure', 'Nia Sorensen-Okafor', '2006-12-09', 'animator', 'the film workshop'),
  row(TOBIAS, 15, 'back-from-sickness', 'Philippa Undercroft', '1976-01-31', 'bookkeeping', 'the housing association'),
  row(TOBIAS, 29, 'new-country', 'Zubair Ellington', '1986-03-23', 'carer', 'Larkmead House Care Home'),
  row(TOBIAS, 43, 'long-gap', 'Maud Oyelowo-Pratt', '1977-07-17', 'front desk', 'Awl Lane Disability Job Hub'),
]
