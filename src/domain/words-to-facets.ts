import {
  ACCESS,
  type AccessFeature,
  type Contract,
  DELIVERIES,
  type Delivery,
  ELIGIBLE_GROUPS,
  type EligibleGroup,
  HELPS,
  type Help,
  LANGUAGES,
  type Language,
  type Level,
  SECTORS,
  type Sector,
} from './facets.ts'

/*
 * What prose says, as facets. A facet that is wrong misleads somebody who filters by it, one that is missing only
 * leaves a listing out of a narrower search: so each table holds words that leave no doubt, and denied words
 * ("no step-free access") are not taken.
 */

const DENIED = /\b(?:no|not|without|never|isn.t|is not|are not|cannot|unable|limited|lacks?)\b[^.;!?\n]{0,30}$/i
const DENIED_AFTER = /^[^.;!?\n]{0,25}\b(?:not available|unavailable|is not|are not)\b/i

/** Returns whether the words have this somewhere without denying it. */
function affirmed(words: string, shape: RegExp): boolean {
  for (const { index, 0: found } of words.matchAll(new RegExp(shape.source, 'gi'))) {
    const before = words.slice(Math.max(0, index - 40), index)
    const after = words.slice(index + found.length, index + found.length + 40)
    if (!DENIED.test(before) && !DENIED_AFTER.test(after)) return true
  }
  return false
}

function named<T extends string>(options: readonly { readonly value: T }[], table: Partial<Record<T, RegExp>>) {
  return (words: string): T[] =>
    options.flatMap(({ value }) => (table[value] && affirmed(words, table[value]) ? [value] : []))
}

/** Returns the access features of a place that its words promise. */
export const readAccess: (words: string) => AccessFeature[] = named(ACCESS, {
  'step-free':
    /step[\s-]free|level access|(?:wheelchair|fully)[\s-]accessible|wheelchair (?:access|users? can)|no steps|ramped? (?:access|entrance)|accessible to wheelchairs/,
  'accessible-toilet':
    /(?:accessible|disabled|wheelchair|changing places) (?:toilets?|wc|loos?|lavator(?:y|ies))|toilets? (?:for disabled|accessible)/,
  'hearing-loop': /(?:hearing|induction)[\s-](?:aid )?loops?|loop system/,
  'quiet-space': /quiet (?:space|room|area|hour)|sensory room|low[\s-]sensory/,
  bsl: /\bBSL\b|british sign language|sign language interpreter/,
  parking: /blue badge|(?:disabled|accessible) (?:parking|bays?)/,
  creche: /cr[eè]che|childcare (?:on[\s-]site|provided|available)|on[\s-]site childcare/,
})

/** Returns whom something says it is for. */
export const readEligibleGroups: (words: string) => EligibleGroup[] = named(ELIGIBLE_GROUPS, {
  'young-people':
    /young (?:people|adults|person|women|men)|\byouths?\b|teenagers|aged (?:1[1-9]|2[0-4])\s*(?:-|–|to)\s*2[0-5]/,
  'over-50': /over[\s-]50s?\b|over[\s-](?:55|60|65)s?\b|older (?:people|adults|residents|workers)|aged 50|50\+/,
  disabled: /disabled (?:people|adults|person|residents)|people with (?:a )?disabilit|wheelchair users/,
  'health-condition': /(?:long[\s-]term|health) conditions?|chronic (?:illness|pain|condition)|people with cancer/,
  'mental-health': /mental (?:health|ill[\s-]health|illness)|anxiety|depression/,
  'learning-disability': /learning (?:disabilit(?:y|ies)|difficult(?:y|ies))/,
  neurodivergent: /\bautis(?:m|tic)\b|neuro[\s-]?diver(?:gent|se|sity)|\bADHD\b|asperger/,
  carers: /(?:unpaid|family|young|adult|parent) carers?|\bcarers\b|caring for (?:someone|a (?:relative|friend|loved))/,
  parents: /\bparents\b|\bmums\b|\bdads\b|families with (?:young )?children|pregnant/,
  'care-leavers': /care[\s-](?:leavers?|experienced)|leaving care/,
  refugees: /refugees?|asylum[\s-]seek|migrants?\b|new to the uk/,
  homeless: /\bhomeless(?:ness)?\b|rough sleep|temporary accommodation|insecure(?:ly)? hous/,
  'ex-offenders':
    /ex[\s-]offenders?|criminal (?:record|convictions?)|prison leavers|people (?:on|leaving) (?:probation|prison)|\boffenders\b/,
  veterans: /\bveterans?\b|armed forces|ex[\s-]service (?:men|women|personnel)|ex[\s-]forces/,
  women: /\bwomen\b(?! and men)|\bwomen.s\b/,
  'out-of-work':
    /unemployed|out of work|job[\s-]?seekers?|not (?:in|currently in) (?:work|employment)|looking for work|workless/,
  'in-work':
    /in[\s-]work (?:support|poverty)|people in (?:work|employment)|stay(?:ing)? in work|at risk of losing (?:their|your) job/,
})

/** Returns what something would help with. */
export const readHelps: (words: string) => Help[] = named(HELPS, {
  'find-a-job':
    /(?:find|get|getting|into|back to|seeking|look(?:ing)? for) (?:a |paid )?(?:job|work|employment)\b|employment (?:support|advice|service)|job ?search|job clubs?|employability|careers? (?:advice|guidance)|apprenticeships/,
  'cv-and-interview': /\bCVs?\b|interview (?:skills|practice|preparation|techniques?)|job applications?/,
  'new-skills':
    /(?:training|short|accredited|free) courses?|\bNVQs?\b|new skills|vocational (?:training|skills|courses)|learn(?:ing)? (?:a )?(?:trade|skills)|adult (?:education|learning)|qualifications?/,
  english:
    /\bESOL\b|english (?:classes|language|lessons|courses?|conversation)|learn english|functional english|literacy/,
  maths: /\bmaths\b|numeracy/,
  'digital-skills':
    /digital (?:skills|inclusion|support)|computer (?:skills|courses?|classes|training)|\bIT (?:skills|courses?|training|classes)|get online|internet skills/,
  childcare: /childcare|nurser(?:y|ies)|childmind(?:er|ing)|after[\s-]school club|holiday club|pre[\s-]?school/,
  money:
    /debt advice|money advice|welfare (?:rights|benefits)|benefits? advice|budgeting|universal credit|financial (?:advice|support|help)|income maximi[sz]ation|food ?banks?/,
  health:
    /counselling|talking therap|wellbeing|mental health support|stop smoking|health (?:checks?|coach)|physiotherap|exercise class/,
  disability:
    /access to work|reasonable adjustments?|supported employment|disability employment|work(?:ing)? with a disability/,
  housing:
    /housing (?:advice|support|options)|homeless|tenanc(?:y|ies)|supported (?:housing|living|accommodation)|hostel/,
  'own-business':
    /start(?:ing)? (?:a|your own|up a) business|self[\s-]employ|business (?:start[\s-]?up|advice|support|mentoring)|entrepreneur/,
  confidence:
    /(?:build|boost|grow|improve|gain|increase|develop)(?:ing|s)? (?:\w+ ){0,3}(?:self[\s-])?(?:confidence|esteem)|confidence[\s-](?:building|course)|peer support|befriending/,
  experience:
    /work (?:experience|placements?|trials?)|volunteer(?:ing)? (?:opportunit|roles?|placements?)|internships?/,
})

/** Returns where it happens, as the words say; empty where they say nothing. */
export const readDelivery: (words: string) => Delivery[] = named(DELIVERIES, {
  'in-person': /\bin[\s-]person\b|face[\s-]to[\s-]face|\bvenues?\b|on[\s-]site|in our (?:office|centre)/,
  online:
    /\bonline (?:course|class|session|support|meeting|group|workshop|only|service)|\bvia (?:zoom|teams)|by (?:phone|telephone)|telephone (?:support|advice|helpline|service)|helpline|video (?:call|conferenc)|remote(?:ly)? (?:working|based|support)|^(?:online|phone|telephone|virtual)\b/,
  mobile:
    /home visits?|(?:visit|come to|support) you (?:at|in your own) home|outreach (?:van|bus)|mobile (?:library|service|clinic|unit)/,
})

/** Words for languages other than the facet's own. */
const LANGUAGE_NAMES: Readonly<Record<Language, RegExp>> = {
  bn: /bengali|bangla|sylheti/,
  so: /somali/,
  tr: /turkish/,
  pl: /polish/,
  es: /spanish/,
  fr: /french/,
  pt: /portuguese/,
  ar: /arabic/,
  yi: /yiddish/,
  ku: /kurdish|sorani|kurmanji/,
  ur: /urdu/,
  gu: /gujarati/,
  hi: /hindi/,
  zh: /chinese|mandarin|cantonese/,
  vi: /vietnamese/,
  it: /italian/,
  ro: /romanian/,
  uk: /ukrainian/,
  ru: /russian/,
  sq: /albanian/,
  ti: /tigrin?ya/,
  am: /amharic/,
  fa: /farsi|persian|dari\b/,
  ps: /pashto|pushto/,
  el: /greek/,
  bfi: /\bBSL\b|british sign language/,
}

/** Returns the languages that a list of languages names, by name or by BCP 47 code. */
export function languagesNamed(list: string): Language[] {
  const codes = new Set(
    list
      .toLowerCase()
      .split(/[^a-z-]+/)
      .map((code) => code.split('-')[0]),
  )
  return LANGUAGES.map(({ value }) => value).filter(
    (value) => codes.has(value) || new RegExp(`\\b(?:${LANGUAGE_NAMES[value].source})`, 'i').test(list),
  )
}

const IN_LANGUAGES =
  /(?:languages? (?:spoken|available|include)|we (?:can )?speak|speakers? of|staff (?:who )?speak|available in|interpreters? in|support in|advice in|bilingual)[^.;!?\n]{0,120}|\b[A-Z][a-z]+[\s-]speaking (?:staff|advis[eo]rs?|workers?|volunteers?|counsellors?)/g

/** Returns the languages in which prose says that help is given; a language taught or asked for is not one. */
export function readLanguages(words: string): Language[] {
  const said = [...words.matchAll(IN_LANGUAGES)].map(([found]) => found).join(' | ')
  const bsl = /BSL interpreter|british sign language interpreter/i.test(words) ? ' BSL' : ''
  const names = `${said}${bsl}`.replace(/\b[a-z]{2,3}\b/g, ' ')
  return names.trim() === '' ? [] : languagesNamed(names)
}

const CONTRACT_WORDS: readonly (readonly [Contract, RegExp])[] = [
  [
    'zero-hours',
    /zero[\s_-]hours?|no guaranteed hours|casual (?:contract|work|staff|basis)|\bcasual\b|\bbank (?:staff|contract|worker|post)|^bank\b/i,
  ],
  ['self-employed', /self[\s_-]employed|freelance|^contractor$/i],
  [
    'fixed-term',
    /fixed[\s_-]term|parental_leave_cover|maternity (?:leave )?cover|(?:months?|year) contract\b|secondment/i,
  ],
  ['temporary', /\btemporary\b|\btemp\b|seasonal|per_diem|\blocum\b/i],
  ['permanent', /\bpermanent\b|^full[\s_-]?time permanent$/i],
]

/** Returns the kind of contract; null where the words name none, or two that cannot both be. */
export function readContract(words: string): Contract | null {
  const found = CONTRACT_WORDS.filter(([, shape]) => affirmed(words, shape)).map(([contract]) => contract)
  if (found.length === 2 && found[0] === 'fixed-term' && found[1] === 'temporary') return 'fixed-term'
  return found.length === 1 ? found[0]! : null
}

const SECTOR_WORDS: Readonly<Record<Sector, RegExp>> = {
  'health-and-care':
    /(?<!nursery )\bnurs(?:e|es|ing)\b|\bcare (?:(?:&|and) support|assistant|worker|home|coordinator)|carers?\b|support worker|health ?care|\bmidwi(?:fe|ves|fery)|physiotherap|occupational therap|radiograph|pharmac|psycholog|psychiatr|paramedic|\bGP\b|doctor|consultant (?:in|physician|surgeon)|clinical|dental|\bHCA\b|social worker|phlebotom|dietit?ician|therapist/,
  construction:
    /construction|bricklay|plumb(?:er|ing)|electrician|carpent|joiner|scaffold|\bCSCS\b|plaster(?:er|ing)|roofer|site manager|quantity surveyor|groundwork|\bpainter and decorator/,
  digital:
    /software|developer|\bIT (?:support|technician|manager|engineer|service)|web (?:design|develop)|data (?:analyst|engineer|scien)|cyber|digital marketing|\bUX\b|programmer|coding|network engineer/,
  hospitality:
    /\bchefs?\b|kitchen (?:porter|assistant)|catering|waiter|waitress|barista|\bbar staff|hotel|restaurant|front of house|food (?:service|hygiene)|hospitality|\bcooks?\b/,
  retail: /retail|shop assistant|sales assistant|store (?:manager|assistant)|cashier|supermarket|customer assistant/,
  office:
    /administrat|receptionist|secretar|office (?:manager|assistant)|\badmin\b|\bclerk|payroll|accounts? assistant|\bHR\b|human resources|bookkeep|personal assistant|data entry|business support officer/,
  'education-and-childcare':
    /teach(?:er|ing)|nursery (?:nurse|assistant|practitioner|manager)|childmind|early years|teaching assistant|\bSENCO\b|lecturer|tutor\b|childcare|headteacher|play ?worker|learning support assistant/,
  'transport-and-warehouse':
    /(?<!data )warehouse|driver\b|(?:parcel|food|home) delivery|delivery (?:operative|rider|driver|assistant)|forklift|courier|logistics|picker|packer|\bHGV\b|\bLGV\b|bus driver|postal|porter(?!age| - kitchen)\b(?<!kitchen porter)/,
  creative:
    /graphic design|photograph|film\b|\bmusic(?:ian)?\b|theatre (?:company|production)|drama\b|\bactors?\b|stage (?:manager|crew)|museum|journalist|animation|fashion|\bdance\b|art(?:s|ist) /,
  green:
    /garden(?:er|ing)|landscap|horticultur|sustainab|recycling|solar|retrofit|conservation|\bparks? ranger|tree surgeon|arborist/,
  security: /security (?:officer|guard)|door supervisor|\bSIA\b|\bCCTV\b/,
  'cleaning-and-facilities':
    /clean(?:er|ing)|caretaker|housekeep|janitor|facilities|domestic assistant|\bdomestics?\b|laundry/,
  community:
    /community (?:worker|development|organiser)|youth work|charity|fundrais|volunteer co-?ordinator|outreach worker|advice worker|support and advice/,
  'hair-and-beauty':
    /hair ?(?:dress|styl)|barber|beautician|beauty therap|nail technician|personal trainer|fitness instructor|lifeguard/,
}

/** Returns the type of work that a title names; null where it names none or several. */
export function readSector(title: string): Sector | null {
  const found = SECTORS.map(({ value }) => value).filter((value) =>
    new RegExp(SECTOR_WORDS[value].source, 'i').test(title),
  )
  return found.length === 1 ? found[0]! : null
}

const LEVEL_WORDS: readonly (readonly [Level, RegExp])[] = [
  [
    'none',
    /no (?:formal |previous |prior )?(?:qualifications?|experience or qualifications?) (?:are |is )?(?:needed|required|necessary)/,
  ],
  ['entry', /\bentry[\s-]level\s*[1-3]?\b(?! (?:role|job|position))/],
  ['1', /(?<!band |under )\b(?:NVQ |BTEC )?level (?:1|one)\b(?! band)/],
  ['2', /\b(?:NVQ |BTEC )?level (?:2|two)\b|\bNVQ ?2\b/],
  ['3', /\b(?:NVQ |BTEC )?level (?:3|three)\b|\bNVQ ?3\b|\ba[\s-]levels?\b/],
  ['4-5', /\blevel [45]\b|\bHN[CD]\b|foundation degree/],
  ['6-7', /\blevel [67]\b|degree apprenticeship|master.s degree|postgraduate/],
]

/** Returns the level that a title or a course's words name; null where they name none or several. NHS bands are none. */
export function readLevel(words: string): Level | null {
  const found = LEVEL_WORDS.filter(([, shape]) => affirmed(words, shape))
  return found.length === 1 ? found[0]![0] : null
}

export type AgeRange = { readonly minimum: number | null; readonly maximum: number | null }

const AGE_SHAPES: readonly RegExp[] = [
  /\b(?:aged?s?|ages) (?:between )?(\d{1,2})\s*(?:-|–|to|and)\s*(\d{1,3})\b/gi,
  /\b(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})[\s-]year[\s-]olds?\b/gi,
  /\b(?:aged?|ages|over|from the age of)\s(\d{2})\s*(?:\+|and (?:over|above|older)|or (?:over|above|older)|plus\b)/gi,
  /\bover[\s-](\d{2})s\b/gi,
  /\b(?:adults|people|anyone) (?:aged )?(\d{2})\+/gi,
]

/** Returns the ages that the words name, one range only; null where they name none or several different ones. */
export function readAges(words: string): AgeRange | null {
  const ranges = AGE_SHAPES.flatMap((shape) =>
    [...words.matchAll(shape)].map(([, from, to]) => ({
      minimum: Number(from),
      maximum: to === undefined ? null : Number(to),
    })),
  ).filter(({ minimum, maximum }) => minimum <= 100 && (maximum === null || (maximum >= minimum && maximum <= 120)))
  const [first] = ranges
  const same = ranges.every(({ minimum, maximum }) => minimum === first!.minimum && maximum === first!.maximum)
  return first && same ? first : null
}
