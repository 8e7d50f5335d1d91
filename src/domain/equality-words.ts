import { equalityRule as rule } from './equality-frames.ts'
import type { WordRule } from './word-rules.ts'

const PERSON =
  '(?:team|lady|gentleman|individual|candidates?|applicants?|staff|minds?|guys?|lads?|graduates?|professionals?|someone|somebody|blood|workers?|couple)'
/** What says that an applicant is meant, and not somebody who is served. */
const CUE =
  '(?:looking for|after|want\\w*|seek\\w*|suits?|suitable|ideal\\w*|perfect|need\\w*|must be|should be|applicants?|candidates?|prefer\\w*|you (?:are|will be)|open to|someone|somebody|person|staff|hire|recruit\\w*|employ|apply)'
const SEX =
  "(?:male|female|man|men|woman|women|lady|ladies|girls?|boys?|lads?|gents?|gentlem[ae]n|guys?|mums?)(?!'s?\\b|s')"
const NATION =
  '(?:white|black|asian|british|english|scottish|irish|welsh|polish|poles|romanians?|bulgarians?|lithuanians?|eastern europeans?|europeans?|indians?|pakistanis?|bangladeshis?|bengali|chinese|japanese|filipin[oa]s?|africans?|nigerians?|somalis?|arabs?|turkish|turks?|kurdish|jamaicans?|caribbeans?|italians?|spanish|portuguese|brazilians?|ukrainians?|russians?|australians?|americans?|french|german|greeks?|uk|eu)'
const CRAFT =
  '(?:chef|cook|waiter|driver|cleaner|builder|worker|labourer|nanny|maid|carer|tailor|barber|worker|staff|ladies|lady|men|women|man|woman|girl|boy)s?'
const FAITH =
  '(?:christians?|catholics?|protestants?|muslims?|jews?|jewish|hindus?|sikhs?|buddhists?|atheists?|believers?|church-?goers?|faith)'

/** Wording that closes the door on people with a protected characteristic: one row or two for each. */
export const EQUALITY_WORDS: readonly WordRule[] = [
  rule(
    'age',
    'age, section 5',
    'Say what the work asks for, not how old somebody should be.',
    [
      new RegExp(
        `\\b(?:young|youthful|youngish|mature|retired|older|elderly|middle-aged)\\b(?:,? (?:and |& )?(?!medicine|patients?|people|adults?|persons?|child|care\\b|in\\b|or\\b|from|with)[\\w-]+){0,3}? ${PERSON}\\b`,
      ),
      /\byoung(?:,| and| &) (?:energetic|dynamic|vibrant|fresh|ambitious|hungry)|\b(?:youthful|fresh blood|digital natives?|young at heart|youngsters?)\b/,
      /\bwork(?:s|ing)? hard\b.{0,12}\bplay(?:s|ing)? hard\b/,
      /\b(?:suits?|ideal|perfect|looking for|seek\w*|want\w*|(?:are|be)(?= (?:a |an |still )?(?:recent|newly|new|school|retire|pension|teen|in )))\b.{0,30}\b(?:recent(?:ly)? (?:graduates?|retired)|newly retired|new graduate|school[- ]leaver|student(?! (?:nurse|midwi|paramedic|placement|experience|education|support|teach|train|who|with))|retiree|retired person|pensioner|teenager|twenties|thirties)\b/,
      /\b(?:anyone|anybody|nobody|no[ -]?one|someone|somebody|person|(?<!(?:for|of|with) (?:\w+ )?)(?:people|those|women|men|aged)|applicants?|candidates?|be|are|is|staff|lad(?:y|ies)|workers?|if you|you|no|not|sorry|only|suits?|suitable for|cleaners?|carers?|drivers?)(?: (?:who|is|are|be|aged?|much|well|just|a bit|the|preferably))* (?:under|below|over|older than|younger than) (?:the age of )?[2-7]\d\b(?![ ,.]\d|%| ?(?:hours|beds?|bedded|acres?|years?'? |trusts?|locations?|sites?|per ?cent|specialities|wards?|nationalities|clinics?|practices|teams|gps?|other|different|million|hospitals|services|consultants|days|minutes|kilos|kg|days|miles|weeks|people|staff|%|children|minutes|languages|years (?:of|in)|flats|homes|countries|shops|volunteers))/,
      new RegExp(
        `\\b${CUE}\\b(?:(?! (?:support|help|teach|care|for (?:children|young|people|men|women)|with))[^.]){0,50}(?<![:.£]|\\d,)\\b[1-7]\\d ?(?:-|to|and) ?[1-7]\\d\\b(?![:.,]\\d|[ -]?(?:months?|weeks?|hours|hrs|h\\b|days|weeks|minutes|months|%|miles|kg|years of (?!age)|shifts|per|staff|p/w|beds?|people|children|pm|am|languages|homes))`,
      ),
      /\b(?:aged?|ages?)\b.{0,6}\b[1-7]\d ?(?:-|to|and) ?\d\d\b.{0,25}\b(?:only|please|preferred|may apply|wanted|ideal|sought|need apply)\b|^age[sd]?:? [1-7]\d ?(?:-|to) ?\d\d/,
      /\b(?:maximum|upper|max) age\b|\bage limit\b|\bnot suitable for older\b|\bno (?:older|pensioners|oaps)\b|\bage (?:must|should)\b/,
      /\b(?:state|give|tell us|include)\b.{0,20}\b(?:your age|date of birth)\b|\bin (?:his|her|their|your) (?:twenties|thirties|prime)\b/,
      /\b(?:at least|minimum(?: of)?) (?:1[0-9]|2[0-9]) years\b|(?<!\b(?:have|with|our|over|of|combined|has|than) (?:over |more than )?)\b(?:1[0-9]|2[0-9])\+? years'? (?:of )?experience\b/,
    ],
    {
      unless:
        /\bfunded\b|\bby law\b|\bthe law\b|\blicen[sc]ing\b|\balcohol\b|\bof (?:every|all|any) ages?\b|\bto grandparents\b|\byoung team members and older\b/,
      kinds: ['job', 'apprenticeship', 'placement', 'volunteering'],
    },
  ),
  rule('sex', 'sex, section 11', 'Use a word that means everybody: “cleaner”, “salesperson”, “they”.', [
    /\b(?:sales|shop|bar|counter|ware|repair|trades|work|door|office)(?:girls?|boys?|wom[ae]n|lad(?:y|ies))\b|\b(?:handym[ae]n|waitress(?:es)?|salesm[ae]n|saleswom[ae]n|saleslady|barmaids?|barm[ae]n|forem[ae]n|postm[ae]n|girl friday|man friday|hostess(?:es)?|cleaning lady|tea lady|dinner lad(?:y|ies)|lollipop lady|repairm[ae]n|workm[ae]n|doorm[ae]n|bouncers? \(male\)|stewardess|manageress|seamstress|delivery (?:man|boy)|bin ?m[ae]n|milkm[ae]n|headmaster|housewi(?:fe|ves)|charlady|firem[ae]n|policem[ae]n|craftsm[ae]n|draughtsm[ae]n|air hostess)\b(?! ?\/| or )/,
    new RegExp(`\\b${SEX}(?: \\w+){0,2} (?:only|preferred|wanted|required|needed|may apply|sought)\\b`),
    new RegExp(
      `\\b(?:only|prefer\\w*|seek\\w*|looking for|need|needs|want|wants|suits?|must be|be|perfect .{0,15}for|job for|not for|would like)\\b(?: (?:a|an|some|two|three|the|\\w+)){0,3}? ${SEX}\\b`,
    ),
    new RegExp(`^${SEX}\\b.{0,30}\\b(?:apply|cleaner|driver|worker|carer|assistant|staff)`),
    /\b(?:strong|big|fit) (?:lads?|men|guys?|boys?|man)\b|\b(?:motherly|pretty (?:girls?|lad(?:y|ies)|wom[ae]n|faces?|staff|smiles?)|good-looking|ladylike|manly)\b|\battractive (?:hostess|person|people|lad|girl|woman|female|appearance|young|staff)/,
    /^(?!.*\b(?:contact|e-?mail|speak|call|tel|phone|discuss|visit|his or her|her or his|he or she|she or he|service users?|patients?|him\/her|his ?\/ ?her)\b).*\b(?:candidate|applicant|successful|foreman|manager)\b.{0,70}\b(?:he|his|she|her)\b/,
    /\ball-(?:girl|female|male|boy)\b|\bchairm[ae]n\b.{0,40}\bseek/,
    new RegExp(`\\bsuitable for (?:a )?${SEX}\\b`),
  ]),
  rule(
    'race',
    'race, section 9',
    'Ask for the right to work and for the language skill that is needed, not where somebody is from.',
    [
      /\bnative[- ](?:level )?(?:english|speakers?|british)|\bmother[- ]tongue\b|\bfirst language (?:must|should|is)\b|\bborn (?:in|here)\b|\b(?:english|british|white|european|asian|african) (?:origin|background|only|descent)\b/,
      new RegExp(
        `\\b${NATION}\\b(?: ?/ ?\\w+)? ?(?:nationals?|citizens?|passport(?: holders?)?|workers?|people|applicants?|candidates?)?(?: \\w+)? (?:only|preferred|need not|may apply|required)\\b`,
      ),
      new RegExp(`\\bmust be (?:a )?(?:white |black )?${NATION}\\b|\\b(?:prefer|only|want) (?:\\w+ )?${NATION}\\b`),
      new RegExp(`\\b${NATION} ${CRAFT}\\b.{0,20}\\b(?:wanted|needed|required|must|preferred|only|sought)\\b`),
      /\bno (?:\w+ )?(?:foreigners?|immigrants?|migrants?|visa holders?|visas|refugees|asylum|travellers?|gypsies|gypsy|roma|blacks|asians|eastern europeans|irish|poles)\b/,
      /\b(?:foreign|strong|thick|without (?:any|an?)|no|british|english|clear english) accents?\b|\bwhite british\b|\bbritish[- ]sounding\b|\bonly people born\b|\b(?:indigenous|non-immigrant)\b/,
    ],
    { unless: /\bsecurity clearance\b/ },
  ),
  rule(
    'religion',
    'religion or belief, section 10',
    'Do not ask for a faith, and allow religious dress and time for prayer where you can.',
    [
      new RegExp(
        `\\b(?:practi[sc]ing|devout|committed|born-again) (?:\\w+ )?${FAITH}\\b|\\b${FAITH}\\b(?: \\w+){0,2} (?:only|preferred|wanted|needed|required|applicants|family man)\\b`,
      ),
      new RegExp(
        `\\b(?:no|must be|only|prefer|suits?|want)\\b(?: (?:a|an|good))? ${FAITH}\\b|\\b(?:share|follow|accept) our (?:faith|beliefs|religion)\\b`,
      ),
      /\b(?:no|not|ban\w*|without|remove)\b.{0,25}\b(?:headscar(?:f|ves)|turbans?|hijabs?|veils?|crosses|religious (?:dress|people|symbols))\b|\b(?:headscar(?:f|ves)|turbans?|hijabs?|beards?)\b.{0,25}\b(?:not|no|banned)\b/,
      /\b(?:willing|expected|have|must)\b.{0,15}\b(?:to )?pray\b|\b(?:not|no|without)\b.{0,20}\btime off for (?:prayers?|religious|eid|festivals)\b|\bno religio\w+\b|\bnon-religious (?:only|person)/,
    ],
  ),
  rule(
    'disability',
    'disability, sections 6 and 60',
    'Name the task instead: “You will carry boxes of up to 10 kilos”. Health is not asked about before an offer.',
    [
      /\b(?:physically|mentally) (?:very )?fit\b|\b(?:perfect|excellent|good|full|top) (?:physical |mental )?health\b(?! (?:services?|care|facilities|outcomes|provision|support|benefits?|and safety|and social|settings?|records?|education|promotion))|\bable[- ]bodied\b(?! and disabled)|\bclean bill of health\b|\bof sound mind\b|\bfit and healthy\b/,
      /\b(?:no|not have|without|free (?:of|from)|has no|have no|never had)\b.{0,20}\b(?:(?:health|medical|mental health) (?:problems?|issues?|conditions?|complaints?|history|concerns)|mental illness\w*|disabilit\w+|disabled|impairments?|depression|anxiety|epilep\w+|wheelchairs?|stammers?|back (?:pain|problems))\b/,
      /\b(?:sickness|absence|attendance) record\b(?! (?:keeping|system))|\bdays? off sick\b|\bsick days?\b.{0,20}\b(?:no|not|fewer|less|more)\b|\b(?:more|fewer) than\b.{0,15}\b(?:days )?(?:off )?sick\b/,
      /\b(?:not|un)[ -]?suitable for\b.{0,30}\b(?:wheelchairs?|disabled|disabilit|epilep|deaf|blind|autis|people with)\b/,
      /\b(?:disabled|deaf|blind|autistic|mental (?:health|illness)|disabilit\w+|epileptics?|wheelchair users?|depression|dyslexi\w+)\b.{0,50}\b(?:cannot|can't|should not|need not|must not|not apply|not be considered|are not)\b/,
      /\b(?:list|tell us|declare|disclose|(?<!-)state(?!-| of)|give us)\b.{0,40}\b(?:medical|medication|health (?:conditions?|problems|history)|disabilit)/,
      /\bnormal (?:eyesight|hearing|vision)\b|\bwithout (?:glasses|aids|hearing aids)\b|\b(?:cannot|can't|not able to|unable to|do not|no) (?:make )?(?:any )?(?:reasonable )?adjustments\b/,
    ],
    {
      unless:
        /\bno (?:health|medical) (?:and safety|knowledge|experience|training)|\bmental health (?:first|experience|training)|\btell us if you need\b/,
    },
  ),
  rule(
    'pregnancy',
    'pregnancy and maternity, section 18',
    'Family plans are nobody’s business in an advert. Say what the hours are.',
    [
      /\b(?:no|not|may become|become|if you are|are you)\b.{0,35}\bpregnan(?:t|cy)\b|\bpregnan\w+\b.{0,40}\b(?:not|cannot|no|need not|unsuitable)\b/,
      /\b(?:plan\w*|intend\w*|want|going)\b.{0,20}\b(?:to have|on having|for (?:a|more|any)|start\w*|a\b(?= family))\b.{0,12}\b(?:child\w*|babies|baby|a family)\b|\bbaby plans\b|\bstarting a family\b/,
      /\b(?:no|not|never)\b.{0,20}\bmaternity\b|\bmaternity\b.{0,25}\b(?:not|no)\b|\bchild-?bearing\b/,
      /\b(?:mothers|mums|parents|women with (?:\w+ )?children)\b.{0,40}\b(?:need not|not|no)\b|\b(?:no|without)\b.{0,15}\b(?:childcare|child care|family) (?:worries|commitments|problems|issues|duties|ties|responsibilities)\b|\bno (?:young )?(?:children|kids)\b/,
    ],
    { unless: /\bmaternity (?:cover|wards?|units?|services?|pay|nurs\w+|hospital|team)\b/ },
  ),
  rule(
    'marriage',
    'marriage and civil partnership, section 8',
    'Whether somebody is married has no place in an advert.',
    [
      /\b(?:single|married|unmarried|divorced) (?:\w+ )?(?:only|preferred)\b|\bsingle (?:people|men|women|person|applicants)\b.{0,12}\b(?:only|preferred|wanted)\b|\bmarried couple\b|\bno (?:married|single|divorced) (?:people|person|men|women|applicants?|candidates?|couples?|mothers?|parents?|mums?|staff)\b/,
      /\b(?:must|should) be (?:un)?married\b|\bmust be single\b|\bunmarried\b|\bbachelors?\b(?!'| (?:degree|of|in|'s|level|or))|\bspinsters?\b|\b(?:state|tell us|give) your marital status\b|\bhusband and wife\b/,
    ],
  ),
  rule('orientation', 'sexual orientation, section 12', 'Whom somebody loves has no place in an advert.', [
    /\bno (?:gays?|lesbians?|homosexuals?|lgbt\w*|bisexuals?)\b|\b(?:hetero|homo)sexual\b|\bstraight (?:men|women|people|man|woman|couple|guys?|only|applicants)\b|\b(?:gays?|lesbians?|gay people)\b.{0,30}\b(?:not|need not|no)\b/,
  ]),
  rule('reassignment', 'gender reassignment, section 7', 'Do not ask about somebody’s sex at birth or past.', [
    /\b(?:no|not)\b.{0,15}\b(?:trans(?:gender|sexual)?s?)\b|\btrans(?:gender|sexual)?\b.{0,40}\b(?:not|need not|cannot|no)\b|\bbiological(?:ly)? (?:m[ae]n|wom[ae]n|male|female)s?\b/,
    /\b(?:born|assigned)\b.{0,10}\b(?:male|female|as a (?:man|woman))\b|\bsex (?:that )?(?:they|you|he|she) (?:were|was) born\b|\bbirth sex\b|\bsex at birth\b/,
  ]),
]

/** An advert that says that the law allows it to choose: Schedule 9, Part 1. A reason and a second reader are needed. */
export const OCCUPATIONAL_REQUIREMENT =
  /\b(?:schedule 9|occupational requirement|genuine occupational (?:requirement|qualification)|section 158|section 159)\b/
