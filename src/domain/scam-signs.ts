import type { WordRule } from './word-rules.ts'

const FEES = 'Employment Agencies Act 1973, section 6: nobody may be charged for finding them work'
const SCAMS = 'JobsAware and Citizens Advice: signs of a job scam'
const MONEY = 'National Crime Agency: money mules; Proceeds of Crime Act 2002'
const BONDAGE = 'Modern Slavery Act 2015; GLAA: signs of exploitation'

const WORK = ['job', 'apprenticeship', 'placement', 'volunteering'] as const

const SUM = '(?:£|\\$|€)\\s?(?!\\d{2,3},\\d{3}|\\d{2}k)\\d'
const ASKED_FOR =
  '(?:training|course|academy|dbs|check|clearance|vetting|uniform|kit|pack(?:age)?|badge|licen[cs]e|software|handbook|portfolio|member(?:ship)?|medical|visa|sponsorship|materials?|certificate|card|registration|admin\\w*|processing|screening|wristband|tablet|laptop|phone|camera|insurance|printing|postage|keys?|locker|stock|list|leads?)'
/** Somebody else pays, or says that there is nothing to pay. */
const WE_PAY =
  /\bwe (?:will |also |always )?(?:pay|cover|fund|give|lend|refund travel)\b|\bpaid (?:by|for by) (?:us|the)|at our cost|\b(?:free|float|till|(?:ticket )?loan|(?:training )?budget|bursary)\b|\b(?:no|never|not|without)\b.{0,25}\b(?:fee|deposit|charge|cost|pay)|(?:£|p)\s?[\d.]+ ?(?:(?:an|per) (?:hour|mile)|ph\b|p\.?a\b)|\b(?:relocation|incentive|supplement|reimburse\w*|rogue|investigat\w+|plus (?:costs|expenses|travel)|uplift|holiday pay|cost of living|pay rates?|rates? of pay|per annum|cpd|golden hello|non-pay|gym|million|awards?|annual savings|retention|increment|billion|long service|receive an?|(?:pay|pays|paying) your (?:first|nmc|registration)|competitive (?:pay|rate)|bands? \d)\b/

/** Signs that one alone is enough to hold an advert for a person. */
export const SCAM_STOPS: readonly WordRule[] = [
  {
    rule: 'fee-to-work',
    severity: 'stop',
    kinds: WORK,
    looksFor: [
      new RegExp(
        `\\b(?:(?<!(?:rates? of|basic|sick|holiday|equal|your|hourly|weekly|monthly) )pay(?!,|(?: rates?| bands?| ?:|ment| of)\\b| ?:)|send|buy|bring|pay us|costs?|fee|charge[sd]?|deposit|bond)\\b.{0,60}${SUM}`,
      ),
      new RegExp(
        `${SUM}.{0,60}\\b(?:fee|charge|deposit|bond|payable|refund\\w*|returnable|needed before|upfront|covers?)\\b`,
      ),
      new RegExp(`\\b${ASKED_FOR}\\b.{0,60}${SUM}`),
      new RegExp(`${SUM}[\\d.,]* (?:for|in cash for|towards) (?:your|the|our|a)? ?${ASKED_FOR}`),
      new RegExp(`${SUM}.{0,40}(?:taken|comes?|held) (?:from|off|out of) your`),
    ],
    unless: WE_PAY,
    why: 'Work must not cost the worker anything before it starts: no training, check, kit, deposit or joining fee.',
    source: FEES,
  },
  {
    rule: 'fee-to-work',
    severity: 'stop',
    kinds: WORK,
    looksFor: [
      new RegExp(
        `\\b(?:you|must|then|after|order|and)\\b.{0,20}\\b(?:pay|buy|send|bring|put in|top up)\\b.{0,40}${SUM}`,
      ),
      /\b(?:refundable|returnable|registration|joining|admin\w*|processing|agent|licen[cs]e|membership|upfront|up-front) (?:fee|charge|deposit|payment)/,
      /\b(?:must|need to|have to) (?:be )?(?:buy|bought|pay|purchase)\b.{0,40}\b(?:from us|our|before|own)\b/,
      /\b(?:buy|rent|purchase)\b.{0,40}\b(?:from|our) (?:us|supplier|handbook|kit|camera|academy)\b/,
      /\btopping up your\b|\bwith your own money\b|\border of payment\b|\bunlock (?:cash|the|your|earn)/,
      /\bsend (?:us )?(?:a )?(?:deposit|fee|payment)\b/,
    ],
    unless:
      /\b(?:no|never|not|without|don't) (?:\w+ ){0,4}(?:fee|deposit|charge|pay|buy|registration|joining)|\b(?:reimburse\w*|refund\w* (?:by|from) (?:us|the)|we (?:pay|cover|refund)|pay your (?:first|nmc|registration)|rogue|investigat\w+|tenants?|bursary|renewal)\b/,
    why: 'Work must not cost the worker anything before it starts: no training, check, kit, deposit or joining fee.',
    source: FEES,
  },
  {
    rule: 'bank-or-identity-first',
    severity: 'stop',
    kinds: WORK,
    looksFor: [
      /\byour\b.{0,60}\b(?:bank (?:details|account|card|login|statement)|bank sort code|sort code|account number|card (?:number|details)|online banking|online login|mother's maiden|(?:card|bank|account) pin)\b/,
      /\b(?:send|text|give|enter|confirm|reply with|provide|upload|photo|picture|copy|selfie)\b.{0,60}\b(?:passport|bank (?:details|account|card|login|statements?)|(?:bank|debit|credit|id|your|the|of) card|national insurance|ni number|driving licence|sort code|date of birth|of your id|identity)\b/,
      /\byour card payment\b|\bpay by card (?:to|before|now|and)\b|\bwith your card\b/,
    ],
    unless:
      /\b(?:after|once|when|on)\b.{0,25}\b(?:offer|accept|start|first (?:day|shift)|appoint|contract)|\bnever\b|\bright to work\b|\bfraud|phishing|cscs|customers|^(?:you (?:are|get) |your )?(?:paid|wages?|salary|pay|payment)\b.{0,50}\b(?:in)?to your\b|\b(?:weekly|monthly|wages?|pay|paid|straight|direct(?:ly)?)(?: \w+){0,2} (?:in)?to your bank account\b/,
    why: 'Bank details and identity papers are asked for after somebody has been offered the job, never before.',
    source: SCAMS,
  },
  {
    rule: 'keeps-papers',
    severity: 'stop',
    looksFor: [
      /\b(?:passport|documents|papers)\b.{0,30}\b(?:we keep|stays?|is kept|are kept|held by)/,
      /\bphone is taken\b|\bno papers\b|\bmust be able to keep quiet\b|\bno questions\b|\bdo not open\b/,
    ],
    why: 'Nobody may keep a worker’s papers or phone, or ask for silence. This needs a careful look.',
    source: BONDAGE,
  },
  {
    rule: 'money-mule',
    severity: 'stop',
    looksFor: [
      /\b(?:receive|take|collect|withdraw|get|gifts?|refunds?|payments?|transfers?|funds|money|purchases?|bitcoin)\b.{0,60}\b(?:your|own) (?:own )?(?:bank |paypal )?account\b/,
      /\b(?:in|into|from|lend|lending|lease|rent|use) (?:us )?your (?:bank |paypal )?account\b/,
      /\b(?:send|forward|pass|transfer|convert|return|post|withdraw)\b.{0,40}\b(?:the (?:rest|difference|remainder|cash|profit)|onwards?)\b/,
      /\b(?:keep|less|minus|take) (?:the change|\d+ ?(?:%|percent|per cent))/,
      /\bcheque\b.{0,60}\b(?:buy|pay|laptop|equipment|furniture|keep|supplier|vendor)|\bpay it in\b|\b(?:overpay|pay too much)/,
      /\bopen(?:ing)? (?:bank|new) accounts?\b/,
      /\b(?:take|draw) out (?:money|cash) with\b|\bwire transfers? from\b|\bhand(?:ing)? (?:it|cash|money) to our\b/,
      /\b(?:collect|take)\b.{0,40}\bdeposit in cash\b|\bsend you (?:funds|money) in advance\b/,
      /\b\d+ ?% (?:is|are) yours\b/,
    ],
    unless:
      /\b(?:customers?|clients) (?:to )?open|\b(?:log ?in ?to|e-?mails?|delete)\b|fraud|scams?\b|phishing|\bmandate\b|\bprotected scheme\b|^(?:you (?:are|get) |your )?(?:paid|wages?|salary|pay|payment)\b.{0,50}\b(?:in)?to your\b|\b(?:weekly|monthly|wages?|pay|paid|straight|direct(?:ly)?)(?: \w+){0,2} (?:in)?to your bank account\b/,
    why: 'Moving other people’s money through one’s own account is money laundering, and ends in court for the worker.',
    source: MONEY,
  },
  {
    rule: 'parcel-mule',
    severity: 'stop',
    looksFor: [
      /\b(?:parcels?|packages?|boxes|goods|items)\b.{0,50}\b(?:to|at|in|from) your (?:home|house|address|flat)/,
      /\bforward(?:s|ing)? (?:it|them|each|every|parcels?|packages?|boxes|goods|items|packets?)\b|\bre-?ship\w*|\b(?:re-?label\w* (?:them|it|parcels?|packages?|boxes)|new label|post (?:it|them) on|send (?:it|them) (?:on|abroad))\b/,
      /\byour home as (?:our|a) (?:delivery|collection)|\bsuitcase (?:that )?we pack\b|\bper parcel\b|\bparcel handler at home\b/,
      /\b(?:drop|carry|deliver) (?:\w+ )?packages? at night\b|\bforwarding agent\b/,
    ],
    unless:
      /\blooking forward\b|\b(?:straight|career|way|put|think\w*|move|moving|step|come) forward\b|\bforward (?:to|thinking|calls|planning|roll)/,
    why: 'Taking in parcels at home and sending them on is how stolen goods are moved.',
    source: MONEY,
  },
  {
    rule: 'odd-payment',
    severity: 'stop',
    looksFor: [
      /\b(?:buy|pay|paid|payable|payment|payments|convert|into|with|by|in|wallet|earn|get)\b.{0,40}\b(?:bitcoin|crypto\w*|usdt|ethereum|tokens|gift ?cards?|vouchers|western union|moneygram|friends and family|itunes cards?)\b/,
      /\b(?:our|open a|connect\w*|wallet) (?:wallet|link to wallet)\b|\bopen a wallet\b|\bthrough our wallet\b|\bmoney transfer shop\b/,
    ],
    unless:
      /\bfraud|scams?\b|theft|risk|regulated|police|tricked|patients?\b|carers\b|childcare vouchers|shopping vouchers/,
    why: 'Wages and costs are paid in pounds into a bank account, never by coins, gift cards or money transfer.',
    source: SCAMS,
  },
  {
    rule: 'chat-only',
    severity: 'stop',
    looksFor: [
      /\b(?:telegram|wickr|wechat|snapchat|signal only|google hangouts|discord)\b|\bdms? (?:me|only)\b|\bmessage me hun\b/,
      /\b(?:only|just)\b.{0,15}\bwhats ?app\b|\bwhats ?app\b.{0,15}\bonly\b|\binterview\b.{0,30}\b(?:text|online) chat\b/,
      /\bcomment \w+ below\b|\blink in (?:my )?bio\b/,
    ],
    unless: /\b(?:officer|campaigns?|channels such)\b/,
    why: 'Real employers can be reached by a work e-mail, a telephone line or a form. Chat alone cannot be checked.',
    source: SCAMS,
  },
  {
    rule: 'get-rich',
    severity: 'stop',
    looksFor: [
      /\bforex (?:account|trad(?:er|ing) (?:from|income|without)|signals?|robot|course)|\bpassive income\b|\bfinancial freedom\b|\bquit your (?:job|nine)|\bown boss\b|\bunlimited earnings\b|\beasy money\b/,
      /\brecruit (?:\w+ )?friends\b|\bbuild(?:s)? (?:a|your) (?:own )?team\b.{0,40}\bteam\b|\b(?:every|each) friend who joins\b|\bpyramid\b/,
      /\bforex (?:account|trad(?:er|ing) (?:from|income|without)|signals?|income|robot|course|manager)\b|\bpaid in tokens\b|\bget £[\d,]+ back\b|\bwatch the profit|\bdouble it\b|\bsecret (?:system|method)\b|\bwith \d+% profit\b/,
      /\bi made £|\bdone-for-you\b|\bnothing to do\b|\bfor doing nothing\b|\bguaranteed (?:earnings|profit)/,
    ],
    unless: /\brisky?\b|\bscams?\b/,
    why: 'Promises of money without work are not work. Say what people do and what an hour of it pays.',
    source: SCAMS,
  },
  {
    rule: 'task-scam',
    severity: 'stop',
    looksFor: [
      /\b(?:like|follow|share)\b.{0,30}\b(?:videos?|accounts|posts|pages)\b.{0,40}\b(?:phone|earn|pay|paid)\b|\blike and share\b/,
      /\b(?:leave|write) (?:us )?(?:five|5) stars?\b|\bwatch adverts\b|\bcash out\b|\bcomplete \d+ tasks\b|\bper review\b/,
      /\bpass on the codes?\b|\btell us the codes?\b|\bcode on their phone\b|\bsim cards?\b|\b(?:install|download)\b.{0,40}\b(?:anydesk|teamviewer)\b/,
      /\bstuffing (?:envelopes)?|\bfilling envelopes\b|\bper envelope\b|\bpretend to be\b/,
    ],
    why: 'Paid likes, false reviews, codes and envelopes are well-known tricks, not jobs.',
    source: SCAMS,
  },
  {
    rule: 'costly-number',
    severity: 'stop',
    looksFor: [/\b(?:09\d{2}|070\d|087[1-3])[\s\d]{6,}/],
    why: 'Calls to this number cost the caller a lot. Give a 01, 02, 03 or 080 number.',
    source: SCAMS,
  },
  {
    rule: 'job-promised-for-fee',
    severity: 'stop',
    looksFor: [
      /\b(?:job|work|place|clients|pass)\b.{0,15}\b(?:guaranteed|promised)\b.{0,20}(?:afterwards|after|at the end)?/,
      /\b(?:promise|guarantee)s? (?:you )?(?:a )?(?:job|work|clients|place|shifts)/,
      /\bguaranteed (?:work|shifts for everyone|job|place)/,
    ],
    kinds: WORK,
    unless: /\bhours?\b|\binterview|\bminimum\b|\bnot\b|\b(?:short|medium)[ ,-]|\brotation\b|\btrust\b|\bregular\b/,
    why: 'Nobody can promise a job or a pass beforehand. Such promises usually sell something.',
    source: SCAMS,
  },
  {
    rule: 'adult-work',
    severity: 'stop',
    looksFor: [
      /\badult chat\b|\bescorts? wanted\b|\bmassage\b.{0,20}\bdiscreet\b|\bdiscreet\b.{0,40}\b(?:women|girls|ladies)\b|\b(?:women|girls|ladies)\b.{0,60}\bsend photos?\b/,
    ],
    why: 'We do not list sex work, and such adverts are often how people are trapped.',
    source: BONDAGE,
  },
]

/** Weaker signs: one asks for a look, two together hold the advert. */
export const SCAM_LOOKS: readonly WordRule[] = [
  {
    rule: 'chat-to-apply',
    severity: 'look',
    fields: ['howTo', 'about'],
    looksFor: [
      /\b(?:message|reply|contact|write|interview|add|send|join|text|dm)\b.{0,40}\b(?:whats ?app|instagram|facebook messenger|signal|viber)\b/,
      /^whats ?app\b|\bon instagram$|\bprivate message\b|\bwe do not do (?:phone )?calls\b|\btext only\b|\bno calls\b|\bpo box\b/,
    ],
    why: 'Give another way to apply as well: a work e-mail, a telephone number or a form.',
    source: SCAMS,
  },
  {
    rule: 'free-e-mail',
    severity: 'look',
    fields: ['howTo', 'contactEmail', 'about'],
    looksFor: [
      /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|aol|mail|gmx|icloud|proton|protonmail|tutanota|yandex|zoho)\.(?:com|co\.uk|me|net|org|ru)\b/,
    ],
    why: 'A free e-mail address cannot be traced to an organisation. Use the address of your organisation if it has one.',
    source: SCAMS,
  },
  {
    rule: 'hurry',
    severity: 'look',
    looksFor: [
      /\b(?:offer|doors?) (?:ends?|closes?)\b|\bonly \d+ (?:places?|spots?|people|slots?)\b|\b\d+ (?:places|spots|slots) left\b|\bhurry\b/,
      /\b(?:places?|spots?) (?:go|going) (?:today|fast)\b|\breply fast\b|\bact now\b|\b(?:start|hired?|call|ring) (?:today|now)\b/,
      /\bfirst come\b|\bneeded fast\b|\btonight\b|\bi only take\b|!!|\b(?:secures?|hold|book) (?:your|a) (?:seat|place|spot)\b/,
    ],
    why: 'Pressing people to hurry is a common trick. Say the last day to apply instead.',
    source: SCAMS,
  },
  {
    rule: 'no-choosing',
    severity: 'look',
    looksFor: [
      /\b(?:no|without)\b.{0,15}\b(?:interview|skills|cv|test|papers|contract|questions|id or badge|knowledge|office|badge needed)\b/,
      /\beveryone (?:passes|is accepted|gets)|\beverybody is accepted\b|\ball looks\b|\bevery applicant\b|\binstant hire\b/,
      /\byou have been selected\b|\bguaranteed\b.{0,20}\bfor everyone\b|\b\d+ of \d+ pass\b|\bpass guaranteed\b|\ball nationalities\b/,
    ],
    unless: /\bzero[- ]hours?\b|\bno contract ties\b/,
    why: 'Real employers choose. Say how you choose, or why you do not.',
    source: SCAMS,
  },
  {
    rule: 'home-money',
    severity: 'look',
    kinds: WORK,
    looksFor: [
      /^work(?:ing)? (?:from|at) home\b|\bwork(?:ing)? (?:from|at) home\b(?=.*(?:£|earn|no experience|phone))|\bfrom your (?:sofa|home|phone)\b|\bearn (?:up to|thousands|money|while)\b|\bup to £[\d,]+ (?:a|per) (?:day|week|month)\b/,
      /\bcash (?:in hand|every night|£)|\bcash\b.{0,10}\bevery (?:night|day)\b|\bonly (?:a|your) phone\b|\bwith your phone\b|\bpaid daily\b/,
      /\bbit\.ly\b|\btinyurl\b|\blink sent by text\b|\bonline bingo\b|\bdiscreet\b(?! areas?)|\bhit £|\bearn £[\d,]+/,
    ],
    unless: /\bhybrid\b|\bdays? (?:a week )?(?:at|from) home\b|\bafter (?:three|\d) months\b/,
    why: 'Say who the employer is, where the work is done and what an hour of it pays.',
    source: SCAMS,
  },
]

/** Big names whose people never write from a free address. */
export const BORROWED_NAME: WordRule = {
  rule: 'borrowed-name',
  severity: 'stop',
  looksFor: [
    /\b[\w.-]*(?:nhs|amazon|tesco|royalmail|netflix|tfl|council|hmrc|gov|paypal|google|sainsbury|transport)[\w.-]*@(?:gmail|yahoo|hotmail|outlook|mail|proton|protonmail|aol)\./,
  ],
  why: 'The address borrows the name of a large organisation and is not theirs.',
  source: SCAMS,
}
