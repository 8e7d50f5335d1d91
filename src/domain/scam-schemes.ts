import type { WordRule } from './word-rules.ts'

const SCAMS = 'JobsAware and Citizens Advice: signs of a job scam'
const MONEY = 'National Crime Agency: money mules; Fraud Act 2006'
const BONDAGE = 'Modern Slavery Act 2015; GLAA: signs of exploitation'
const WAGES = 'National Minimum Wage Regulations 2015; Employment Rights Act 1996, Part II: deductions'

const MANY = '(?:\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)'
const SHARE = `${MANY} ?(?:%|per ?cent)`
/** Those who fight it, and those whom it happened to. */
const FIGHTING =
  /\b(?:fraud (?:team|analyst|investigat\w+|prevention)|investigat\w+|tricked|victims?|survivors?|safeguard\w*|trading standards|compliance|enforce\w*)\b/

const scheme = (
  rule: string,
  why: string,
  source: string,
  looksFor: readonly (RegExp | string)[],
  unless = FIGHTING,
): WordRule => ({
  rule,
  severity: 'stop',
  looksFor: looksFor.map((shape) => new RegExp(shape)),
  unless,
  why,
  source,
})

/** Whole schemes, each known by what the worker is to do or to give: one alone holds an advert. */
export const SCAM_SCHEMES: readonly WordRule[] = [
  scheme(
    'borrows-a-name',
    'Nobody may trade, borrow or register in another person’s name: the debt and the blame stay.',
    MONEY,
    [
      /\b(?:contracts?|finance|loans?|credit|hire agreements?|insurance|compan(?:y|ies)|business|accounts?|phones?|handsets?|cards?|policy)\b.{0,40}\bin your (?:own )?name\b/,
      /\bin your (?:own )?name\b.{0,60}\b(?:company|companies house|director|handsets?|contracts?|hand|pass|give)\b/,
      /\byour (?:name|id|details|identity|papers)(?: and (?:home )?(?:address|id))?\b.{0,40}\b(?:on the papers|companies house|limited company|as (?:a )?director)\b|\b(?:nominee|silent|sleeping) director\b/,
      /\b(?:rent|rents|renting|lend|lease|let us use|let others use|sell|hire out)\b.{0,30}\byour\b.{0,40}\b(?:profiles?|accounts?|log-?ins?|identity|name|number|address)\b/,
      /\b(?:log-?in|account|profile|app)\b.{0,30}\b(?:under|in) (?:another|somebody else's|someone else's|a different|a friend's) (?:name|person)\b|\brent for the (?:log-?in|account|profile)\b/,
      /\b(?:phone|mobile|handset|broadband) contracts?\b.{0,60}\b(?:pass|hand|give|send) (?:us|them|it)\b|\btake out\b.{0,40}\b(?:phone|mobile|finance|loans?|credit)\b/,
      /\b(?:give|pass|hand|send)(?: on| over)?(?: us| me)?(?: the| your)?\b.{0,25}\b(?:online log-?in|bank log-?in|bank card and|card and (?:pin|log-?in))\b/,
    ],
  ),
  scheme('moves-money', 'Moving other people’s money through one’s own account is money laundering.', MONEY, [
    `\\b(?:keep|take|retain|less|minus|deduct)\\b(?: \\w+){0,2} ${SHARE}`,
    `\\byour (?:\\w+ ){0,2}account\\b.{0,100}\\b(?:forward|move|send|pass|transfer|exchange|withdraw)\\b.{0,40}\\b(?:rest|remainder|it|them|amount|money|balance)\\b`,
    /\b(?:money|funds|payments?)\b.{0,40}\b(?:arrives?|lands?|comes?|paid|put|place|sent)\b.{0,20}\b(?:in|into|to) your (?:\w+ )?account\b.{0,80}\b(?:withdraw|cash|draw|pass|machine|forward|return)\b/,
    /\b(?:buy|buying|purchas\w+|scratch\w*)\b.{0,40}\bgift ?(?:cards?|vouchers?)\b.{0,80}\b(?:codes?|pictures?|photos?|clients?|pay you back)\b/,
    /\b(?:withdraw|draw|take)\b.{0,30}\b(?:cash|money)\b.{0,60}\b(?:machine|kiosk|supervisor|our man|courier|outside)\b/,
    /\b(?:inheritance|late client|next of kin)\b.{0,80}\b(?:yours|receive|share|percent|%)/,
  ]),
  scheme('deceives-people', 'This is taking part in a fraud on other people, whoever gives the script.', MONEY, [
    /\b(?:call|ring|phone|contact|tell|chat (?:to|with))\b.{0,50}\b(?:virus|their computer|lonely|lost (?:money|savings)|were cheated|have been hired)\b/,
    /\bconnect to their\b.{0,50}\b(?:take|payment|card)\b|\btell them that (?:we|they)\b.{0,60}\b(?:fee|back|hired|pay)\b/,
    /\bwithout the (?:customer|buyer|bank)s? (?:knowing|noticing)\b|\bsay (?:that )?it is for\b.{0,30}\b(?:car|family|house)\b/,
  ]),
  scheme('papers-first', 'Identity papers, codes and bank details are asked for after an offer, never before.', SCAMS, [
    /\b(?:video|selfie|picture|photo|image)s? of (?:your|you holding)\b.{0,40}\b(?:face|card|id|passport|licen[cs]e)\b|\bboth sides of (?:your|the)\b|\bfront and back of (?:your|the)\b/,
    /\b(?:codes?|passcodes?|one-time \w+)\b.{0,40}\b(?:bank|phone)\b.{0,15}\b(?:texts?|sends?|receives?)\b|\b(?:read out|share|tell us|forward|give us)\b.{0,30}\bcodes?\b(?!.{0,20}\b(?:postcode|of conduct))/,
    /\b(?:share|give|send|tell|type|enter)\b.{0,30}\b(?:password|log-?in (?:details|and)|three digits|cvv|card number)\b/,
  ]),
  scheme('wages-later', 'Every hour is paid at the usual time. Trials, training and first weeks are work too.', WAGES, [
    /\bcome (?:for|in for|to us for)\b.{0,30}\b(?:days?|weeks?|shifts?)\b.{0,60}\b(?:show|see|prove)\b/,
    /\bif (?:we (?:keep|like|take)|you (?:are good|pass|stay))\b.{0,60}\b(?:is|are|be|get) paid\b|\bif (?:we|the boss|chef|the founder) (?:keep|like|likes|take)s? you\b/,
    `\\b(?:paid|pay|wages?|salary)\\b.{0,30}\\b(?:starts?|begins?|released|after|only from)\\b.{0,20}\\b${MANY} (?:months|weeks)\\b(?!'? (?:notice|probation))`,
    /\b(?:live on|paid in|work for|only) tips\b|\btips only\b|\b(?:paid|settled) when (?:the|we|our)\b.{0,40}\b(?:made|makes?|sold|sells|money)\b/,
    /\b(?:loses?|forfeits?|gives? up)\b.{0,30}\b(?:wages?|pay|what (?:they|you) (?:are|were) owed)\b/,
  ]),
  scheme('keeps-wages', 'No debt, fine or bond may tie somebody to work.', BONDAGE, [
    /\b(?:you|workers?|girls?|staff) owe\b|\bowe (?:the house|us|the agent|the company)\b|\bwhat you owe\b|\bdebt is (?:carried|added)\b|\b(?:may|must|can) not (?:change|leave|move) (?:house|employer|the house)\b/,
    /\b(?:shortages?|breakages?|walk-?outs?|tills? (?:that|which)|fines?|late drops?|errors)\b.{0,60}\b(?:from|out of|off) (?:your|their|the) (?:wages?|pay)\b/,
  ]),
  scheme(
    'paper-for-money',
    'A licence or card that is bought without its test is false, and so is who sells it.',
    SCAMS,
    [
      /\b(?:badge|card|licen[cs]e|certificate|diploma|permit|ticket)s?\b.{0,40}\b(?:without|no need (?:for|of|to sit)|skip)\b.{0,20}\b(?:test|exam|course|sitting|training|checks?)\b/,
      /\b(?:sorts?|gets?|arranges?)\b.{0,20}\b(?:you|a|your)\b.{0,25}\b(?:card|badge|licen[cs]e|permit)\b.{0,40}\b(?:cash|without|in (?:a|two|three) (?:days?|week))\b/,
    ],
  ),
  scheme('adult-work', 'We do not list sex work, and such adverts are often how people are trapped.', BONDAGE, [
    /\b(?:webcams?|bikini|lingerie|cam ?girls?|escorts? (?:wanted|agency|work)|escort (?:ladies|girls)|sugar daddy|topless|nude|adult (?:chat|content|site|entertainment)|show as much|open-?minded (?:ladies|girls|women|people|staff)|lonely men|generous (?:men|gentlemen|ones|members))\b/,
    /\bmassage (?:staff|girls?|ladies|parlour)\b|\bgirls from (?:abroad|overseas)\b|\b(?:full-length|body) (?:photo|picture|shot)\w*\b|\byour measurements\b/,
  ]),
  scheme(
    'investing',
    'Staking or investing one’s own money is not work, and promised returns are false.',
    SCAMS,
    [
      `\\b(?:pays?|earns?|makes?|grows?|returns?)\\b(?: \\w+){0,2} ${SHARE} (?:a|per|every|each) (?:day|week|month)\\b`,
      /\byou (?:first )?invest\b|\binvest first\b|\b(?:fund|deposit into|deposit with) (?:their|your|an?|our) (?:\w+ )?(?:account|broker)\b/,
    ],
    /\bregulated\b|\bfca\b|\byou invest (?:time|in people)\b/,
  ),
  scheme(
    'get-rich',
    'Promises of money without work are not work. Say what people do and what an hour of it pays.',
    SCAMS,
    [
      /\bnot a scam\b|\b(?:100%|totally|completely) (?:legal|genuine|legit)\b|\bno (?:risk|catch)\b|\bzero risk\b|\bwhile (?:you|it|our \w+) sleeps?\b|\bspots? close|\binner circle\b|\bincome club\b|\bgift(?:s|ing)? (?:circle|club)\b/,
    ],
    /\brisk (?:assess|manage|averse)/,
  ),
]
