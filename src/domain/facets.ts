/**
 * Every closed vocabulary of the front door. The order of a list is the order on screen, and its place in the list
 * is the bit it has in a listing's facet words, so values are only ever added at the end of a list.
 */
export type Option = { readonly value: string; readonly text: string }

export const KINDS = [
  { value: 'job', text: 'Job' },
  { value: 'apprenticeship', text: 'Apprenticeship' },
  { value: 'course', text: 'Course' },
  { value: 'event', text: 'Event' },
  { value: 'volunteering', text: 'Volunteering' },
  { value: 'placement', text: 'Work placement' },
  { value: 'support', text: 'Support service' },
  { value: 'drop-in', text: 'Advice drop-in' },
] as const satisfies readonly Option[]

export const HOURS = [
  { value: 'full-time', text: 'Full time' },
  { value: 'part-time', text: 'Part time' },
  { value: 'school-hours', text: 'School hours' },
  { value: 'evenings', text: 'Evenings' },
  { value: 'weekends', text: 'Weekends' },
  { value: 'flexible', text: 'Flexible' },
] as const satisfies readonly Option[]

/** Floors, not bands: a listing has every floor it reaches. The living wage floor follows the rate in force. */
export const PAY_FLOORS = [
  { value: 'london-living-wage', text: 'London Living Wage or more' },
  { value: '15', text: '£15 an hour or more' },
  { value: '18', text: '£18 an hour or more' },
  { value: '22', text: '£22 an hour or more' },
  { value: 'stated', text: 'Pay is stated' },
] as const satisfies readonly Option[]

export const LEVELS = [
  { value: 'none', text: 'No qualifications needed' },
  { value: 'entry', text: 'Entry level' },
  { value: '1', text: 'Level 1' },
  { value: '2', text: 'Level 2 (GCSE)' },
  { value: '3', text: 'Level 3 (A level)' },
  { value: '4-5', text: 'Level 4 or 5' },
  { value: '6-7', text: 'Level 6 or 7 (degree)' },
] as const satisfies readonly Option[]

export const ACCESS = [
  { value: 'step-free', text: 'Step-free' },
  { value: 'accessible-toilet', text: 'Accessible toilet' },
  { value: 'hearing-loop', text: 'Hearing loop' },
  { value: 'quiet-space', text: 'Quiet space' },
  { value: 'bsl', text: 'British Sign Language' },
  { value: 'parking', text: 'Blue Badge parking' },
  { value: 'creche', text: 'Childcare on site' },
] as const satisfies readonly Option[]

export const COSTS = [
  { value: 'free', text: 'Free' },
  { value: 'help', text: 'Help with the cost' },
  { value: 'paid', text: 'Paid' },
] as const satisfies readonly Option[]

export const DELIVERIES = [
  { value: 'in-person', text: 'In person' },
  { value: 'online', text: 'Online or by phone' },
  { value: 'mobile', text: 'Comes to you' },
] as const satisfies readonly Option[]

/** Computed from the day of the search, each containing the one before; "any time" has no start date at all. */
const STARTS = [
  { value: '7-days', text: 'In the next 7 days' },
  { value: '30-days', text: 'In the next 30 days' },
  { value: '90-days', text: 'In the next 3 months' },
  { value: 'any-time', text: 'Start any time' },
] as const satisfies readonly Option[]

export const CONTRACTS = [
  { value: 'permanent', text: 'Permanent' },
  { value: 'fixed-term', text: 'Fixed term' },
  { value: 'temporary', text: 'Temporary' },
  { value: 'zero-hours', text: 'No guaranteed hours' },
  { value: 'self-employed', text: 'Self-employed' },
] as const satisfies readonly Option[]

export const SECTORS = [
  { value: 'health-and-care', text: 'Health and care' },
  { value: 'construction', text: 'Construction' },
  { value: 'digital', text: 'Digital and IT' },
  { value: 'hospitality', text: 'Food and hospitality' },
  { value: 'retail', text: 'Shops and retail' },
  { value: 'office', text: 'Office and admin' },
  { value: 'education-and-childcare', text: 'Education and childcare' },
  { value: 'transport-and-warehouse', text: 'Transport and warehouse' },
  { value: 'creative', text: 'Arts, media and creative' },
  { value: 'green', text: 'Green jobs and gardens' },
  { value: 'security', text: 'Security' },
  { value: 'cleaning-and-facilities', text: 'Cleaning and facilities' },
  { value: 'community', text: 'Community and charity' },
  { value: 'hair-and-beauty', text: 'Hair, beauty and fitness' },
] as const satisfies readonly Option[]

export const AGES = [
  { value: '14-15', text: '14 to 15' },
  { value: '16-17', text: '16 to 17' },
  { value: '18-24', text: '18 to 24' },
  { value: '25-49', text: '25 to 49' },
  { value: '50-plus', text: '50 and over' },
] as const satisfies readonly Option[]

/** Whom something is meant for, in the words people use of themselves. */
export const ELIGIBLE_GROUPS = [
  { value: 'young-people', text: 'Young people' },
  { value: 'over-50', text: 'People over 50' },
  { value: 'disabled', text: 'Disabled people' },
  { value: 'health-condition', text: 'People with a health condition' },
  { value: 'mental-health', text: 'People with a mental health condition' },
  { value: 'learning-disability', text: 'People with a learning disability' },
  { value: 'neurodivergent', text: 'Autistic and neurodivergent people' },
  { value: 'carers', text: 'Carers' },
  { value: 'parents', text: 'Parents' },
  { value: 'care-leavers', text: 'Care leavers' },
  { value: 'refugees', text: 'Refugees and people new to the UK' },
  { value: 'homeless', text: 'People with nowhere settled to live' },
  { value: 'ex-offenders', text: 'People with a criminal record' },
  { value: 'veterans', text: 'Veterans' },
  { value: 'women', text: 'Women' },
  { value: 'out-of-work', text: 'People out of work' },
  { value: 'in-work', text: 'People in work' },
] as const satisfies readonly Option[]

/** What would help: the second way to browse, by what a person needs rather than by what a thing is. */
export const HELPS = [
  { value: 'find-a-job', text: 'Finding a job' },
  { value: 'cv-and-interview', text: 'CV and interview' },
  { value: 'new-skills', text: 'Learning new skills' },
  { value: 'english', text: 'English' },
  { value: 'maths', text: 'Maths' },
  { value: 'digital-skills', text: 'Computers and the internet' },
  { value: 'childcare', text: 'Childcare' },
  { value: 'money', text: 'Money and benefits' },
  { value: 'health', text: 'Health and wellbeing' },
  { value: 'disability', text: 'Working with a disability' },
  { value: 'housing', text: 'Housing' },
  { value: 'own-business', text: 'Starting a business' },
  { value: 'confidence', text: 'Confidence' },
  { value: 'experience', text: 'Work experience' },
] as const satisfies readonly Option[]

/** Languages in which help is given, by BCP 47 code. */
export const LANGUAGES = [
  { value: 'bn', text: 'Bengali and Sylheti' },
  { value: 'so', text: 'Somali' },
  { value: 'tr', text: 'Turkish' },
  { value: 'pl', text: 'Polish' },
  { value: 'es', text: 'Spanish' },
  { value: 'fr', text: 'French' },
  { value: 'pt', text: 'Portuguese' },
  { value: 'ar', text: 'Arabic' },
  { value: 'yi', text: 'Yiddish' },
  { value: 'ku', text: 'Kurdish' },
  { value: 'ur', text: 'Urdu' },
  { value: 'gu', text: 'Gujarati' },
  { value: 'hi', text: 'Hindi' },
  { value: 'zh', text: 'Chinese' },
  { value: 'vi', text: 'Vietnamese' },
  { value: 'it', text: 'Italian' },
  { value: 'ro', text: 'Romanian' },
  { value: 'uk', text: 'Ukrainian' },
  { value: 'ru', text: 'Russian' },
  { value: 'sq', text: 'Albanian' },
  { value: 'ti', text: 'Tigrinya' },
  { value: 'am', text: 'Amharic' },
  { value: 'fa', text: 'Persian (Farsi and Dari)' },
  { value: 'ps', text: 'Pashto' },
  { value: 'el', text: 'Greek' },
  { value: 'bfi', text: 'British Sign Language' },
] as const satisfies readonly Option[]

type ValueOf<T extends readonly Option[]> = T[number]['value']
export type Kind = ValueOf<typeof KINDS>
export type HoursPattern = ValueOf<typeof HOURS>
export type PayFloor = ValueOf<typeof PAY_FLOORS>
export type Level = ValueOf<typeof LEVELS>
export type AccessFeature = ValueOf<typeof ACCESS>
export type CostBand = ValueOf<typeof COSTS>
export type Delivery = ValueOf<typeof DELIVERIES>
export type Start = ValueOf<typeof STARTS>
export type Contract = ValueOf<typeof CONTRACTS>
export type Sector = ValueOf<typeof SECTORS>
export type AgeBand = ValueOf<typeof AGES>
export type EligibleGroup = ValueOf<typeof ELIGIBLE_GROUPS>
export type Help = ValueOf<typeof HELPS>
export type Language = ValueOf<typeof LANGUAGES>

/**
 * The facet groups of a search, in screen order, each under its name in the address. `organisation` is open and is
 * handled beside this table. A search keeps, for each group, the values ticked; ticked values of one group are
 * alternatives, groups narrow one another.
 */
export const FACETS = [
  { name: 'kind', legend: 'What kind of thing', options: KINDS },
  { name: 'hours', legend: 'Hours', options: HOURS },
  { name: 'pay', legend: 'Pay', options: PAY_FLOORS },
  { name: 'contract', legend: 'Contract', options: CONTRACTS },
  { name: 'sector', legend: 'Type of work', options: SECTORS },
  { name: 'level', legend: 'Level', options: LEVELS },
  { name: 'starts', legend: 'Starts', options: STARTS },
  { name: 'cost', legend: 'Cost', options: COSTS },
  { name: 'delivery', legend: 'Where it happens', options: DELIVERIES },
  { name: 'access', legend: 'Access', options: ACCESS },
  { name: 'language', legend: 'Help in your language', options: LANGUAGES },
  { name: 'age', legend: 'Age', options: AGES },
  { name: 'for', legend: 'Who it is for', options: ELIGIBLE_GROUPS },
  { name: 'help', legend: 'What would help', options: HELPS },
] as const satisfies readonly { name: string; legend: string; options: readonly Option[] }[]

export type FacetName = (typeof FACETS)[number]['name']

export const SORTS = [
  { value: 'best', text: 'Best match' },
  { value: 'nearest', text: 'Nearest' },
  { value: 'newest', text: 'Newest' },
  { value: 'closing', text: 'Closing soon' },
  { value: 'pay', text: 'Highest pay' },
] as const satisfies readonly Option[]
export type Sort = ValueOf<typeof SORTS>

/** Miles offered as a search distance; the first is the default once a place is given. */
export const DISTANCES = [2, 0.5, 1, 3, 5, 10, 20] as const
