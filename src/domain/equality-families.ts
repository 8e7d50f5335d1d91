import { letsOnlyIn, equalityRule as rule, shutsOut } from './equality-frames.ts'
import type { WordRule } from './word-rules.ts'

const some = (...words: readonly string[]): string => words.join('|')

const DECADE = '(?:teens|twenties|thirties|forties|fifties|sixties|20s|30s|40s|50s|60s)'
const YOUNG = some(
  'young(?:er|ish)?(?:,? (?:fresh|new|keen|bright|local))?(?: (?:person|people|men|women|man|woman|lady|ladies|adults?|professionals?|team|faces?|minds?))?',
  'youth',
  'youngsters?',
  'teenagers?',
  'school[- ]leavers?',
  '(?:recent|fresh|new) graduates?',
  'millennials?',
  'gen(?:eration)?[- ]z\\w*',
  '(?:fresh |young )+faces?',
)
const OLD = some(
  '(?:older|elderly|old|senior|middle-aged|retired) (?:person|people|workers?|applicants?|candidates?|men|women|man|woman|lady|ladies|gentlem[ae]n|folks?)',
  'over[- ][3-7]\\ds?',
  'pensioners?',
  'oaps?',
  'retirees?',
  'boomers?',
  `(?:early |mid(?:dle)?[ -]|late )?${DECADE}`,
)
const NUMBER = '(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\\d{1,2})'
const YEARS_OLD =
  '(?=$|[,.!)]| (?:years? old|years of age|and|or|because|as|so|at|please|max|to (?!\\d)|when|for this|since|need|only|preferred))(?! or more hours)'

const SEX = some(
  '(?:fe)?males?(?! (?:patients|clients|residents|prisoners|survivors|victims|students|learners|ward))',
  '(?:wo)?m[ae]n(?! (?:and|or) (?:women|men|children)\\b)',
  'lad(?:y|ies)',
  'gentlem[ae]n',
  'gents?',
  'girls?',
  'boys?',
  'lads?',
  'lass(?:es)?',
  'blokes?',
  'chaps?',
  'mums?',
  'dads?',
  'housewi(?:fe|ves)',
)
const ROLE =
  '(?:cleaner|carer|driver|worker|assistant|nanny|cook|chef|receptionist|secretary|staff|applicants?|candidates?|manager|guard|instructor|engineer|mechanic|labourer|warden|attendant|teacher|tutor|host|bartender|server|trainer|therapist|supervisor|operative|colleagues? wanted|helper|porter|stylist|model|dancer)s?'

const NATION =
  '(?:white|black|asian|british|english|scottish|irish|welsh|polish|romanian|bulgarian|lithuanian|latvian|hungarian|czech|slovak|albanian|eastern[- ]european|european|western|indian|pakistani|bangladeshi|bengali|chinese|japanese|korean|thai|vietnamese|filipin[oa]|african|nigerian|ghanaian|somali|ethiopian|eritrean|arab|iranian|afghan|syrian|turkish|kurdish|jamaican|caribbean|latin|italian|spanish|portuguese|brazilian|ukrainian|russian|australian|american|french|german|greek|uk|eu|non-eu|nepalese|sri lankan|tamil|mediterranean|foreign|immigrant|migrant|overseas|caucasian)'
const HANDS =
  '(?:workers?|lads?|lass(?:es)?|nationals?|citizens?|applicants?|candidates?|labourers?|builders?|nann(?:y|ies)|maids?|au pairs?|staff|employees?|guys|girls?|boys?|passports?(?: holders?)?|subjects?|natives?|crew|gang|housekeepers?|chefs?|cleaners?|cooks?)'
const FOLK = some(
  `${NATION}(?:s)?(?: ?(?:,|or|and|/) ?${NATION}s?)*(?: (?:${HANDS}|people|persons?|men|women|man|woman|lad(?:y|ies)|famil(?:y|ies)))?(?= (?:only|preferred|need not|may apply|workers|need apply))`,
  `${NATION} (?:${HANDS}|people|persons?|men|women|man|woman|lad(?:y|ies))`,
  '(?:foreigners?|immigrants?|migrants?|asylum seekers?|outsiders|gyps(?:y|ies)|(?:irish |english )?travellers?|roma|(?:travelling|gypsy|traveller|roma)(?: \\w+)? (?:community|background|people|famil(?:y|ies)))',
  '(?:aussies|kiwis|yanks|scots|poles|somalis|romanians|bulgarians|albanians|pakistanis|indians|nigerians|turks|arabs|brits|africans|asians|europeans|kurds)',
)

const FAITH = some(
  "(?:practi[sc]ing |committed |good |devout )?(?:christians?|catholics?|protestants?|anglicans?|evangelicals?|muslims?|jews?|hindus?|sikhs?|buddhists?|atheists?|believers?|church-?goers?|pagans?|humanists?|jehovah's witness(?:es)?)(?= (?:applicants?|candidates?|people|person|staff|workers?|driver|men|women|man|woman|lad(?:y|ies)|famil(?:y|ies)|only|preferred|need|may|must|will|should|cannot|are|who|for|with|because|and|on|or|in|at|too)|$|[,.!)])",
  '(?:jewish|religious|muslim|christian|catholic|hindu|sikh) (?:person|people|applicants?|candidates?|staff|workers?|men|women|famil(?:y|ies)|background|believers?)',
  '(?:person|people|man|woman) of (?:strong |deep |christian |muslim )?faith',
)
const DRESS =
  '(?:head ?-?scar(?:f|ves)|turbans?|hijabs?|niqabs?|burqas?|veils?|kipp(?:ah|ot)|yarmulkes?|skull ?caps?|crucifix\\w*|crosses|kirpans?|head ?-?cover\\w*|religious (?:dress|symbols?|clothing|jewellery|garments?|headwear|items?))'
const WORSHIP =
  '(?:prayers?|praying|eid|ramadan|diwali|sabbath|shabbat|friday prayers|religious (?:holidays?|festivals?|days?|reasons?|observance)|fasting)'

const CONDITION =
  '(?:disab\\w+|impair\\w+|(?:medical|health|heart|mental|physical|medical or health|mental health|hearing|sight|speech|mobility|learning|back|knee|joint|skin) (?:health )?(?:problems?|issues?|conditions?|complaints?|difficult\\w+|disab\\w+|trouble|illness\\w*|loss|history|struggles)|mental health|ill[- ]health|(?:long-term |chronic |serious )?(?:illness\\w*|sickness)|bad backs?|diabet\\w+|epilep\\w+|asthma\\w*|arthritis|dyslexi\\w+|autis\\w+|adhd|depress\\w+|anxiety|anxious people|bipolar|schizo\\w+|hiv|cancer|deaf\\w*|blind\\w*|hard of hearing|partially sighted|wheelchairs?(?: users?)?|crutches|hearing aids?|stammer\\w*|stutter\\w*|dependent on medication|on medication|sick notes?|sick leave|special needs|breakdowns?|allergies|panic attacks|neurodiver\\w+)'

const CHILDREN = '(?:child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|little ones|famil(?:y|ies)|dependants?)'
const PARENTS = some(
  '(?:working |single |young |new |expectant |nursing |breastfeeding )?(?:mothers?|mums?|parents?)',
  'pregnan\\w+(?: \\w+)?',
  'expecting',
  'maternity leave',
  '(?:just |recently )?(?:had|having) (?:a|another) bab(?:y|ies)',
  `(?:anyone |women |people )?with (?:small |young |school-age )?${CHILDREN}`,
)
const COUPLED = some(
  '(?:single|(?:un)?married|divorced|widowed|engaged|unattached) (?:people|person|men|women|man|woman|lad(?:y|ies)|applicants?|candidates?|couples?|someone|status|parents?)',
  "(?:a )?(?:bachelors?|spinsters?|divorcees?|widows?|wives|wife|husbands?)(?!'s?\\b| degree| of| in| level| or master)",
  'civil partners?\\w*',
)
const LOVE =
  '(?:gays?|lesbians?|bisexuals?|queers?|homosexuals?|heterosexuals?|lgbt\\w*|same[- ]sex (?:couples?|partners?|relationships?)|straight (?:people|person|men|women|man|woman|couple|guys?|applicants?|candidates?|staff))(?: (?:people|person|men|women|man|woman|couples?|staff|applicants?|lifestyle))?'
const TRANS =
  '(?:trans|transgender\\w*|transsexuals?|transvestites?|non-binary|cross-dressers?|gender[- ]?fluid)(?: (?:people|person|men|women|man|woman|staff|applicants?|candidates?|individuals?))?(?=$|[,.!]| (?!port|lation))'

const CAUSES = /\bfunded\b|\bby law\b|\bthe law\b|\blegal\w*\b|\blicen[sc]\w+\b|\balcohol\b|\binsur\w+\b|\ball ages\b/

/** Each protected characteristic as families of people and traits, in every sentence that shuts out or lets only in. */
export const EQUALITY_FAMILIES: readonly WordRule[] = [
  rule(
    'age',
    'age, section 5',
    'Say what the work asks for, not how old somebody should be.',
    [
      ...letsOnlyIn(some(YOUNG, OLD)),
      ...shutsOut(some(YOUNG, OLD)),
      /\b(?:set in (?:their|his|her|your) ways|(?:close to|near(?:ing)?|approaching|coming up to) retire\w*|prime of (?:life|your life|their lives)|past (?:it|their prime|retirement)|long in the tooth|dinosaurs|over the hill|overqualified|over-qualified|old-fashioned people|grey hairs?)\b/,
      /\b(?:want|suits?|ideal|perfect|looking for|seek\w*|prefer\w*)\b.{0,50}\b(?:start(?:ing)?(?: out)?|beginning|outset|dawn|first steps?) (?:of|in|on) (?:their|your|a|his|her) (?:career|working life)/,
      /\b(?:fresh|straight|just|recently|newly) (?:out of|from|left|graduated|finished) ?(?:of |from )?(?:school|college|uni(?:versity)?|sixth form)?\b(?=.*\b(?:school|college|uni\w*|sixth|graduated)\b)|\bgraduated (?:in|within|since) (?:the )?(?:last|past|20\d\d)/,
      /\b(?:recent|fresh|new) graduates? only\b|\b(?:twenty|thirty|20|30)-?somethings?\b|\b(?:digital|social media|tiktok) (?:native|generation)s?\b|\bgrown up with (?:social media|smartphones|the internet)\b|\baverage age\b|\bborn (?:after|before|since|between) (?:19|20)\d\d\b/,
      /\b(?:young|youthful)\b(?=,? (?:and|,|&|at|enough|outlook|image|look|energy|spirit|vibe|attitude|approach|culture|environment|company|talent|blood|vibrant|dynamic|energetic|enthusiastic|fun|funky|cool|friendly|crew|bunch|office|crowd|workforce|business team))/,
      /\bmature (?:lady|ladies|gentlem[ae]n|woman|man|person|individual|candidates?|applicants?|outlook|years|lady's)\b/,
      new RegExp(
        `\\b(?:max(?:imum)?(?:imum age)?|no older than|not older than|no-one older than|up to(?: age| the age of)?|not over|below|younger than|under)(?: age)? [2-7]\\d\\b${YEARS_OLD}`,
      ),
      /\b[2-6]\d (?:max(?:imum)?|or (?:under|younger|below)|and (?:under|younger|below)|at (?:the )?most|years? old (?:max|or))\b|\bage(?:d)?:? ?[1-6]\d ?(?:-|to|–) ?[2-7]\d\b|\b[1-6]\d ?(?:-|to) ?[2-7]\d (?:years?[ -]olds?|year olds|years of age|age (?:group|range|bracket))\b/,
      new RegExp(
        `(?<!\\b(?:to|with|after|of|for|in|across|from|serving|employ\\w*|men|women|people) (?:aged )?)\\b(?:at least|over|above|minimum(?: age)?(?: of)?) (?:2[6-9]|[3-7]\\d)\\b(?! ?(?:hours|%|,\\d| \\d))${YEARS_OLD}`,
      ),
      new RegExp(
        `(?<!if you have |any .{0,30}with )\\b(?:no more than|not more than|max(?:imum)?(?: of)?|up to|less than|fewer than|at most) ${NUMBER}(?: to ${NUMBER})? years?'?(?: of)? (?:\\w+ )?experience\\b`,
      ),
      /\b(?:your|what|state|tell us|include|how) (?:your )?(?:age|old you are)\b(?=.*\b(?:cv|appl\w+|letter|e-?mail|write|form|state|tell|include)\b)|\bphoto and (?:your )?age\b|\bage and photo/,
    ],
    { unless: CAUSES, kinds: ['job', 'apprenticeship', 'placement', 'volunteering'] },
  ),
  rule('sex', 'sex, section 11', 'Use a word that means everybody: “cleaner”, “salesperson”, “they”.', [
    ...letsOnlyIn(SEX),
    ...shutsOut(SEX),
    new RegExp(`\\b(?:female|male|lady|girl|women|men) ${ROLE}\\b`),
    /\b(?:trades|store|warehouse|grounds|camera|yard|watch|business|sports|gas|fisher|ground|stock|boat|harvest|service|sound|lines|spokes|counter|maintenance |odd[- ]job |delivery |van |night |repair |right-hand )m[ae]n\b|\b(?:usherettes?|conductress|proprietress|masseuse|comedienne|chambermaids?|housemaids?|tea girls?|office (?:boys?|girls?|juniorette)|errand boys?|paper ?boys?|shop ?girls?|delivery boys?|cleaning (?:ladies|woman|women|girl)|dinner lad(?:y|ies)|lunch lad(?:y|ies)|bar ?(?:girls?|boys?)|home girls?|hostesses)\b/,
    /\b(?:candidate|applicant|person|secretary|driver|cleaner|assistant|engineer|nurse|chef|carer|nanny|receptionist|mechanic|plumber|builder|electrician|worker|guard|manager|supervisor|head|owner|individual|someone|somebody|holder|apprentice|director|salesperson)\b(?:(?!\b(?:contact|contactable|e-?mail|speak|call|tel|phone|discuss|visit|via|service user|patient|client|resident|child|please|his ?\/ ?her|him\/her)\b).){0,80}(?<!he or |he\/|s\/|she or |his or )\b(?:he|she|his|her|himself|herself)\b(?! or (?:she|he|her|his)|\/)/,
    /^(?:he|she) (?:will|must|should)\b|\bhis own (?:tools|van|car|transport)\b|\bher own (?:tools|van|car|transport)\b/,
    /\b(?:high )?heels\b|\blipstick\b|\b(?:wear|with|in) (?:a )?(?:short )?(?:skirts?|make-?up)\b|\b(?:(?:beautiful|handsome|pretty|slim|glamorous)(?=(?:,? (?:and )?[\w-]+){0,3} (?:person|people|lad|lady|ladies|girls?|wom[ae]n|m[ae]n|faces?|smiles?|staff|hosts?|hostess\w*|models?|applicants?|candidates?|receptionist|assistant|team)\b)|(?<=\b(?:be|are|look|looks|slim and|and|must be|young) )(?:beautiful|handsome|pretty|slim)(?=[,.!]|$| and\b)|sexy|leggy|buxom|well-built|burly|feminine|masculine|motherly|fatherly|manly|macho)\b(?! (?:location|building|setting|garden|park|area|surroundings|things|food|work|much|good|simple|clothes|spaces?|books?|shop|village|place|part|old|views?|cakes?|flowers|hair))/,
    /\b(?:one of|join|with|like|banter with) (?:the|our) (?:lads|boys|girls|ladies|guys)\b|\ba man's (?:job|world)\b|\bwoman's touch\b|\bjobs? for the (?:boys|girls)\b|\bfemale touch\b|\bman enough\b/,
  ]),
  rule(
    'race',
    'race, section 9',
    'Ask for the right to work and for the language skill that is needed, not where somebody is from.',
    [
      ...letsOnlyIn(FOLK),
      ...shutsOut(FOLK),
      new RegExp(`\\b${NATION} (?:lads?|lass(?:es)?|labourers|nationals|natives|girls|boys)\\b`),
      /\bnative(?:-level)? (?:or near-native )?(?:\w+ )?(?:speak\w+|english|level|fluency|tongue|born|brit\w*|accent|language|command)\b|\bnative-speak\w+\b|\bmother[- ]tongue\b/,
      /\bfirst language\b.{0,30}\benglish\b|\benglish\b.{0,30}\bfirst language\b|\b(?:queen's|king's|accent-?less|perfect|flawless|proper|unaccented) english\b|\b(?:neutral|posh|local|right|heavy|noticeable|regional|received) (?:\w+ )?accents?\b|\baccents?\b.{0,30}\b(?:not|no|cannot|free|avoid|problem)\b|\b(?:no|without|not|lose)\b.{0,25}\baccents?\b|\baccent-free\b/,
      /\b(?:british|uk|english|irish|scottish|native|home|london)[- ]born\b|\bborn (?:and (?:bred|raised)|(?:and brought up |and raised )?in (?:the uk|britain|england|this country|london|these parts))|\b(?:british|english|white|european|western|indigenous|foreign|immigrant|anglo-saxon|ethnic) (?:heritage|blood|stock|roots|ancestry|descent|parents|looks?|looking|appearance|skin|values|names?|sounding|surnames?)\b|\b(?:fair|light|dark)[- ]skinned\b|\b(?:look|looks|sound|sounds)(?: and (?:look|sound))? (?:british|english|european|western|foreign|local|white)\b|\b(?:british|english|european|western|foreign)-(?:looking|sounding)\b/,
      /\b(?:british|uk|eu|english|irish|european|western)(?: or (?:british|uk|eu|irish))? passports?\b|\b(?:passport holders?|citizens?|nationals?) only\b|\bonly (?:\w+ )?(?:citizens|nationals)\b/,
      /\b(?:no|not|ban\w*|without|cut off|remove)\b.{0,20}\b(?:dreadlocks?|braids?|cornrows?|afros?|locs)\b|\b(?:same|our own) (?:background|community|culture|kind|people) (?:only|as us|preferred)\b|\bour own kind\b|\bcome from (?:the same|our) (?:background|culture|country)\b/,
    ],
    {
      unless:
        /\b(?:commonwealth|indefinite leave|biometric|work permit)\b|\bmay not be\b|\b(?:written|spoken) (?:english|and)\b|\bcommand of english\b|\bsecurity clearance\b|\bright to work\b|\bshare code\b|\bvetting\b|\bnative (?:plants|trees|species|wild)/,
    },
  ),
  rule(
    'religion',
    'religion or belief, section 10',
    'Do not ask for a faith, and allow religious dress and time for prayer where you can.',
    [
      ...letsOnlyIn(FAITH),
      ...shutsOut(FAITH),
      ...shutsOut(DRESS),
      ...shutsOut(WORSHIP),
      new RegExp(
        `\\b(?:ask for|asking for|request|take|have|want|get|need|needing) (?:w+ )?time (?:off )?(?:for|to) (?:prayers?|pray|eid|religious|worship|sabbath)\\b.{0,60}\\b(?:think|not|elsewhere|cannot)\\b|\\b(?:cannot|can't|not|no)\\b.{0,30}\\btime (?:off )?(?:for|to) (?:prayers?|pray|eid|religious|worship|sabbath)\\b|\\b(?:take off|taking off|remove|removing|leave|ban\\w*|forbid\\w*|not be worn|prohibit\\w*|hide|cover up)\\b.{0,40}\\b${DRESS}|\\b${DRESS}.{0,40}\\b(?:at home|taken off|removed|off at|prohibited|forbidden|banned|not permitted)\\b`,
      ),
      /\b(?:attend|go to|goes to|member of|belong to|worship at|active in|regular at) (?:a |an |our |the |his |her |your )?(?:local |christian |regular )?(?:church|mosque|temple|synagogue|gurdwara|congregation|mass)\b|\breference from (?:your|a|their|an) (?:priest|vicar|imam|pastor|minister|rabbi)\b|\b(?:statement|declaration|profession) of faith\b|\bbible-believing\b|\bborn[- ]again\b|\bbaptised\b|\b(?:live by|living by|uphold|embrace|accept|share|follow)\b.{0,25}\b(?:christian|islamic|muslim|catholic|jewish|biblical|religious|hindu|our) (?:faith|beliefs?|values and faith|teachings?|religion|principles|doctrine|values of)\b/,
      /\b(?:keep|leave) (?:your )?(?:religion|faith|beliefs)\b.{0,25}\b(?:home|door|yourself|out)\b|\bno strong beliefs\b|\bmust (?:not )?(?:be )?(?:observe|fast|pray|religious|worship)\w*\b|\bnothing on (?:your|the) head\b|\bclean[- ]shaven\b/,
    ],
  ),
  rule(
    'disability',
    'disability, sections 6 and 60',
    'Name the task instead: “You will carry boxes of up to 10 kilos”. Health is not asked about before an offer.',
    [
      ...shutsOut(CONDITION),
      /\b(?:be|is|are|someone|somebody|applicants?|only|must|keep|person|people|stay|being)\b(?: \w+){0,2} (?:very |physically |fully |extremely |really |reasonably )?(?:fit|healthy)(?:(?:,| and| &) (?:fit|healthy|active|strong|able|well|agile|energetic|robust|mobile|full)| people| person| only|$|[.!])|^(?:only )?(?:fit|healthy|able-?bodied|strong)(?:,? (?:and )?(?:fit|healthy|strong))? (?:people|persons?|applicants?|candidates?|staff|men|women)\b/,
      /\bin (?:good|perfect|excellent|top|robust|full|great|sound|the best of) (?:physical |mental |general )?(?:health|shape|condition)\b|\b(?:good|excellent|perfect|robust|high level of|full|general|mental and physical|(?<=\b(?:good|excellent|your|of|high|perfect) )physical) (?:physical |general )?(?:health|fitness|mobility)\b(?! (?:and safety|and social|settings?|needs|conditions?|assessments?|checks?|nurse|monitoring|promotion|education|services|outcomes|records?|care|plan|insurance|cover|club|class|service))|\b(?:medically|physically|mentally) (?:fit|sound|strong|tough|stable|healthy|robust|able)\b|\b(?:emotionally|psychologically) stable\b|\bstrong constitution\b/,
      /\b(?:rarely|never|seldom|hardly ever|not|don't|do not|won't|without)\b.{0,20}\b(?:ill|unwell|poorly|off sick|go sick|sick|calling in sick|being ill|taking sick\w*)\b|\b(?:good|excellent|clean|perfect|low|exemplary|strong|solid|satisfactory|(?<!in )your|previous|past|proven|unblemished|full|look at|check)\b(?! occupational).{0,25}\b(?:sick(?:ness)?|absence|attendance|health|medical) (?:leave |absence )?(?:records?|history|days|absences?|levels?)\b(?! (?:system|keeping|management))|\b(?:with|have|has|who has|must have) (?:low|no|little|poor|high) (?:sickness|sick leave|absence|absenteeism)\b/,
      /\b(?:perfect|excellent|good|20\/20|full) (?:eyesight|vision|sight|hearing)\b|\bno (?:lift|ramp|step-free)\b.{0,50}\b(?:cannot|can't|not|unable|so)\b|\badjustments?\b.{0,30}\b(?:not|cannot|impossible|unable)\b|\b(?:not|cannot|can't|unable|no)\b.{0,25}\badjust(?:ments?|ing)\b/,
      /\b(?:health|medical) (?:questionnaire|form|declaration|check|history)\b.{0,50}\b(?:with your|before|apply|application|cv|interview)\b|\b(?:tell|ask|disclose|declare|list|say)\b(?=.*\b(?:apply|applying|application|cv|interview|before|letter|form)\b).{0,60}\b(?:illness\w*|(?:medical|health|underlying) conditions|medication|tablets|(?:your|any) disabilit\w+|medical history|health problems?)\b/,
    ],
    {
      unless:
        /\b(?:first aid\w*|experience|training|knowledge|patients?\b(?! prefer)|service users|inpatients?|employees|monitoring|adjustments? (?:for|to|at|you|is|are|we)|tell us (?:if|what|how|about (?:any )?adjust)|easier for you|you need|make the day)\b(?!.*\b(?:not|cannot|no)\b)|\bhealth and safety\b|\bfit (?:in|for|with|the)\b/,
    },
  ),
  rule(
    'pregnancy',
    'pregnancy and maternity, section 18',
    'Family plans are nobody’s business in an advert. Say what the hours are.',
    [
      ...shutsOut(PARENTS),
      /\b(?:no|without|free (?:of|from)|not have|few)\b.{0,25}\b(?:family|childcare|child care|domestic|home|caring|parental|maternal|children|school-run|school run) (?:commitments?|ties|plans?|worries|responsibilit\w+|duties|distractions?|obligations?|issues|at home|pressures?)\b/,
      new RegExp(
        `\\b(?:not|no|nor|anyone|intend\\w*|about|any|your)\\b.{0,25}\\b(?:plan\\w*|intention\\w*|intend\\w*|thinking|expecting|wish|wishes|hoping|looking)\\b.{0,25}\\b(?:${CHILDREN})\\b`,
      ),
      new RegExp(
        `\\b(?:do not|don't)\\b.{0,30}\\bif you have\\b.{0,20}\\b${CHILDREN}\\b|\\b(?:whether you (?:have|want|plan|are planning|intend)|if you (?:want|plan|are planning|intend))\\b.{0,25}\\b${CHILDREN}\\b`,
      ),
      /\b(?:off|away|leave|leaving|disappear\w*|going)\b.{0,15}\bto have (?:a )?(?:bab|child|kids|famil)\w*|\b(?:someone|somebody|people|person|those|applicants?|candidates?|women|anyone) (?:without|with no) (?:\w+ )?(?:kids|children|babies)\b|\b(?:finished|done)(?: with)? having\b|\bfamily is complete\b|\b(?:children|kids) (?:have |are )?(?:grown|left home)\b|\bfamily plans\b|\bchild-?free\b|\bchildless\b|\bcareer before family\b|\bpregnancy test\b|\bpregnan\w+\b.{0,40}\b(?:tell us|declare|unsuitable|avoid)\b|\b(?:commit|stay|promise)\b.{0,40}\bwithout (?:a )?(?:maternity|career|baby) (?:leave|breaks?)\b/,
    ],
    {
      unless:
        /\b(?:pregnan\w+|maternity|parental)\b.{0,60}\b(?:pleased|glad|happy|delighted|please (?:do )?apply|love to hear|arrange|welcome)\b(?!.*\bnot\b)|\bcare for\b|\bmaternity (?:cover|wards?|units?|services?|pay|nurs\w+|hospital|team)\b|\b(?:enhanced|generous) (?:maternity|family)\b|\bchild(?:ren)? in need\b/,
    },
  ),
  rule(
    'marriage',
    'marriage and civil partnership, section 8',
    'Whether somebody is married has no place in an advert.',
    [
      ...letsOnlyIn(COUPLED),
      ...shutsOut(COUPLED),
      /\b(?:must|should|ideally|be|preferably|prefer\w*|are you|suits?)(?: \w+){0,2} (?:single|unmarried|unattached|married|divorced|a married man|a family man)\b(?! (?:point|parent|site|shift|handed|team|file))|\b(?:marital|relationship) status\b|\bno (?:ties|attachments|partner|spouse|wives|husbands|boyfriends|girlfriends)\b|\bwithout (?:ties|attachments|a partner|a spouse|a husband|a wife)\b|\b(?:husband|wife) (?:and|&) (?:wife|husband)\b|\bwhether you are (?:married|single)\b|\bunattached\b|\bfamily man\b/,
    ],
  ),
  rule('orientation', 'sexual orientation, section 12', 'Whom somebody loves has no place in an advert.', [
    ...letsOnlyIn(LOVE),
    ...shutsOut(LOVE),
    /\btraditional (?:family|lifestyle|marriage|couples?|(?:family )?values|way of life|relationship)\b|\b(?:family|moral) values (?:essential|required|a must|needed)\b|\bnormal (?:family|lifestyle|couple|relationship)\b|\b(?:your|whose) (?:sexuality|sexual orientation|love life)\b(?=.*\b(?:tell|state|must|private|hidden|home|not|keep)\b)|\bgay lifestyles?\b|\bmust be straight\b|\bman and (?:a )?woman couple\b/,
  ]),
  rule('reassignment', 'gender reassignment, section 7', 'Do not ask about somebody’s sex at birth or past.', [
    ...shutsOut(TRANS),
    /\b(?:born|real|genuine|natural(?:-born)?|actual|proper|biological|cis\w*|genetic) (?:women|woman|men|man|females?|males?|lad(?:y|ies)|girls?)\b|\bbiological(?:ly)? (?:sex|the sex)\b|\bbiologically\b.{0,20}\b(?:sex|gender|male|female)\b|\bsex change\w*\b|\bgender (?:history|identity issues|confus\w+|at birth|you were born|reassign\w+)\b|\b(?:original |your )birth certificate\b.{0,30}\b(?:sex|gender|male|female)\b|\b(?:sex|gender)\b.{0,25}\b(?:on|matches?) (?:your|their|the|his|her) birth certificate\b|\b(?:change|changed|changing|transition\w*)\b.{0,20}\b(?:gender|sex)\b|\b(?:people|anyone|applicants?|those|staff|if you are|who are|who is) (?:who (?:is|are) )?transitioning\b(?! (?:from|to|into|between|out))|\bno pronouns?\b/,
  ]),
]
