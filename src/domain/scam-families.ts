import type { WordRule } from './word-rules.ts'

const FEES = 'Employment Agencies Act 1973, section 6; Employment Rights Act 1996, Part II: deductions'
const SCAMS = 'JobsAware and Citizens Advice: signs of a job scam'
const MONEY = 'National Crime Agency: money mules; Proceeds of Crime Act 2002'
const BONDAGE = 'Modern Slavery Act 2015; GLAA: signs of exploitation'

const WORK = ['job', 'apprenticeship', 'placement', 'volunteering'] as const
const SUM =
  '(?:(?:£|\\$|€)\\s?(?!\\d{2,3},\\d{3}|\\d{2}k)\\d[\\d,.]*|\\b\\d[\\d,.]* ?(?:pounds?|euros?|dollars|quid|gbp|eur|usd|usdt)\\b)'
const GIVE =
  '(?:pay|send|transfer|deposit|put (?:in|down|up|forward)|invest|buy|purchase|order|contribute|settle|lodge|wire|remit|advance|hand over|top up|pre-?pay|pre-?fund\\w*|spend|cover|stake|reserve|secure|bring)'
const COST =
  '(?:fees?|charges?|deposits?|bonds?|guarantees?|instal?lments?|contributions?|subscriptions?|pre-?payments?|up-?front payments?|payments?|costs?|seat|slot|place|test|exam|permit|visa|sponsorship|training|course|induction|kit|uniform|boots|hi-vis|badge|card|dbs|check|clearance|certificate|licen[cs]e|pack(?:age|et)?s?|headshots|portfolio|photos?|photographer|software|equipment|insurance|access|membership|registration|admin\\w*|processing|paperwork|starter|bag|locker|transport|journey|flights?|accommodation|medical|background|vetting|screening|verification|id|tier|level|box|books?|materials?|samples?|portal|platform|dashboard|credits?|leads|territory|bundle|plan|challenge|vouchers?)'
/** We bear it, nobody bears it, or it is something that people are paid. */
const OURS =
  /\b(?:we|employer|company|school|trust|council|charity|agency|association)\b(?:'ll| will| also| always| can| would)* (?:pay|cover|fund|give|lend|buy|refund|reimburse|offer|provide|arrange and pay|meet)\b|\b(?:paid|covered|funded|met|bought|lent|given|provided|supplied|refunded) (?:for )?by (?:us|the|our)\b|\bat our (?:cost|expense)\b|\b(?:free|allowance|bursary|grant|budget|loan|bonus|float|till|sleep-?ins?|optional|worth|tips|per mile|a mile|discount)\b|\b(?:no|never|not|without|nothing|don't|nobody)\b.{0,30}\b(?:fees?|deposits?|charges?|costs?|pay|deducted|deductions?|money|buy)\b|\b(?:you|staff|customers|clients) (?:get|receive|earn|take home|are given)\b|\b(?:customers?|tenants|suppliers)\b|(?:£|p)\s?[\d.]+ ?(?:(?:an|per) (?:hour|mile)|ph\b|p\.?a\b)|\b(?:relocation|incentive|supplement|reimburse\w*|rogue|investigat\w+|plus (?:costs|expenses|travel)|uplift|location package|on top of|pay rates?|rates? of pay|per annum|cpd|golden hello|non-pay|gym|million|welcome (?:benefit|bonus|payment)|(?:salary|wage) of|awards?|annual savings|retention|increment|billion|long service|receive an?|(?:pay|pays|paying) your (?:first|nmc|registration)|competitive (?:pay|rate)|bands? \d)\b/

const stop = (name: string, why: string, source: string, looksFor: readonly RegExp[], unless?: RegExp): WordRule => ({
  rule: name,
  severity: 'stop',
  looksFor,
  why,
  source,
  kinds: WORK,
  ...(unless ? { unless } : {}),
})
const look = (name: string, why: string, looksFor: readonly RegExp[], unless?: RegExp): WordRule => ({
  ...stop(name, why, SCAMS, looksFor, unless),
  severity: 'look',
})

/** What false and exploiting adverts have in common, by idea and not by sentence: each alone holds an advert. */
export const SCAM_FAMILY_STOPS: readonly WordRule[] = [
  stop(
    'asks-for-money',
    'Work must not cost the worker anything: no fee, deposit, kit, permit or training.',
    FEES,
    [
      new RegExp(`\\b${GIVE}\\b.{0,50}${SUM}`),
      new RegExp(`\\b${COST}\\b.{0,50}${SUM}`),
      new RegExp(`${SUM}.{0,50}\\b${COST}\\b`),
      new RegExp(
        `${SUM}.{0,60}\\b(?:due|payable|refunded|reimbursed|given back|returned|returnable|deducted|up-?front|in advance|beforehand|before (?:you|your|we|the)|if you pay|to (?:start|join|begin|register|apply|unlock|activate|confirm|reserve|secure))\\b`,
      ),
    ],
    OURS,
  ),
  stop(
    'asks-for-money',
    'Work must not cost the worker anything: no fee, deposit, kit, permit or training.',
    FEES,
    [
      /\b(?:small|one-off|modest|refundable|returnable|nominal|initial|joining|registration|starter|security|agency|commitment|processing|onboarding|activation|admin|placement|arrangement|visa|sponsorship|training|holding)(?: \w+)? (?:fee|deposit|charge|payment|guarantee|contribution|bond|membership|investment)\b/,
      /\bpay (?:in|by) (?:\w+ )?instal?ments\b|\bout of your own pocket\b|\bat your own (?:cost|expense)\b|\bpre-?fund\w*\b|\btop(?:ping)? up (?:your|the)\b|\bpay (?:it |this |the fee )?(?:upfront|up front|in advance|beforehand|before)\b|\bfee (?:is|will be|gets) (?:refund|return|paid back|given back)\w*|\byou (?:will |must |should |only )?(?:need|have) to (?:pay|invest|purchase|buy|cover)\b|\b(?:order|buy|purchase) (?:your|the|a|our)\b.{0,50}\b(?:with|from|through|via) our\b|\bthe receipt of £/,
      /\b(?:agent|agency|lawyer|legal department|recruiter|consultant|office|gangmaster)'?s? (?:fee|charges?)\b/,
    ],
    /\b(?:no|never|not|without|nothing|don't|nobody)\b.{0,40}\b(?:fees?|deposits?|charges?|pay\w*|costs?|invest\w*|buy|purchase|cover|bond)|\b(?:reimburse\w*|bursary|renewal|rogue|we offer|incentive|pay your (?:first|nmc|registration)|holding deposits under|tenants?|customers|clients|guests|parents|members|tenancy|we pay|we cover|at our|by us|our expense)\b/,
  ),
  stop(
    'keeps-wages',
    'Wages may not be held back, and no debt may tie somebody to work.',
    BONDAGE,
    [
      /\b(?:hold|keep|retain|withhold)\w*(?: back)?\b.{0,30}\b(?:wages?|salary|your pay|first week)\b|\b(?:wages?|pay) (?:is|are) (?:held|kept|withheld)\b|\b(?:taken|deducted|comes?|docked|stopped|recovered) (?:out of|from|off) (?:your )?(?:first |weekly )?(?:wages?|pay|salary)\b|\b(?:debt|owe|pay off|work off|pay back)\b.{0,40}\b(?:journey|travel|transport|flight|ticket|visa|paid|us|agent|training)\b/,
      /\b(?:keep|hold|look after|retain|take)\b.{0,20}\b(?:your|their|all|id) ?(?:documents?|passports?|papers|phones?|id)\b|\bno contract (?:needed|necessary|required)\b|\b(?:passports?|documents|papers)\b.{0,30}\b(?:stays?|kept|held|safe|handed|with us)\b/,
    ],
    /\b(?:keep|hold) your own\b|\b(?:never|no|not)\b.{0,20}\b(?:hold|keep|deduct\w*|take)|\b(?:customers?|guests?|patients?|clients?|residents?|debt advice|pension|records?|archive|data)\b/,
  ),
  stop(
    'papers-first',
    'Identity papers and bank details are asked for after an offer, never before.',
    SCAMS,
    [
      /\b(?:send|text|e-?mail|upload|submit|attach|provide|give|enter|confirm|verify|supply|share|forward|photograph|scan|scans|copy|copies|picture|photos?|need|ask for|collect)\b.{0,70}\b(?:passports?|identity (?:cards?|documents?|papers)|id (?:cards?|documents?)|utility bills?|bank (?:details|card|login|statements?|account|information)|sort codes?|account numbers?|card numbers?|long number|cvv|national insurance|ni number|date of birth|mother's maiden|security (?:code|answers?)|passwords?|(?:card|bank) pin|selfie|birth certificate|driving licen[cs]e (?:front|photo|scan|copy))\b/,
      /\b(?:upload|send|text|submit) (?:us )?(?:your|a|an) (?:id|ids|selfie|passport|licen[cs]e|documents)\b|\bverify (?:you|your identity)\b|\blong number on\b|\b(?:online banking|banking app|bank login|net banking)\b.{0,40}\b(?:access|username|password|details|share)\b/,
    ],
    /\b(?:after|once|when|only if)\b.{0,40}\b(?:offer\w*|accept\w*|start|begin|join|appoint\w*|job|first (?:day|shift)|contract)|\bnever\b|\bwill not\b|\bright to work\b|\bfraud|phishing|customers?|clients|guests|patients|tenants|payroll (?:administrator|for)|in person|first day|their (?:passport|documents|bank|id)/,
  ),
  stop(
    'moves-money',
    'Moving other people’s money through one’s own account is money laundering.',
    MONEY,
    [
      /\b(?:payments?|funds?|sums?|money|transfers?|donations?|invoices?|refunds?|deposits?|proceeds|cash|amounts?)\b.{0,50}\b(?:to you\b|into yours?\b|your (?:own |personal |existing |current |private )*(?:bank |current |savings )?account|in your name|through you)/,
      /\b(?:use|using|lend|rent|share|access to|via|through|have|provide|with) (?:us )?(?:your|an?|own|personal) (?:own |existing |personal |active |valid |current |uk |private )*(?:bank|current|savings|paypal|revolut|monzo|betting|personal)(?: current| bank)? accounts?\b|\baccounts? in your (?:own )?name\b|\bplace bets\b/,
      /\b(?:forward|pass|send|transfer|move|change|convert|withdraw|wire|route|relay|hand)(?:s|ed|ing)?\b.{0,40}\b(?:sums?|funds|money|cash|donations?|proceeds|the (?:balance|remainder|rest|difference)|usdt|bitcoin|crypto\w*)\b(?!.*\b(?:suppliers|float|till)\b)/,
      /\b(?:cheque|banker's draft|money order|bank draft|postal order)\b.{0,80}\b(?:you|your|buy|errands|equipment|vendor)|\bkeep (?:what is left|the (?:rest|balance|difference|change|remainder)|what's left|your (?:commission|cut|share|percentage))\b|\b(?:with|using) (?:the )?money (?:that )?(?:we|i) (?:send|transfer|give)\b|\bfunds come in\b|\bchanged (?:in)?to (?:usdt|crypto\w*|bitcoin)/,
      /\b(?:keep|take|retain|deduct|less|minus) (?:your )?\d+ ?(?:%|per ?cent)/,
    ],
    /\b(?:wages?|salary|your pay|paid|pay|payment)\b.{0,25}\b(?:into|in|to) your\b(?! (?:own|current|personal))|\btricked\b|\b(?:valuations|settlement|platform|ledgers?)\b|\bfraud|\bscams?\b|phishing|\b(?:grants?|charity shop|residents?|service users|bank branch|post office|accounts team|finance team|ledger|customers?' accounts?)\b|\b(?:spend|put) (?:it )?to\b/,
  ),
  stop(
    'moves-parcels',
    'Taking in parcels at home and sending them on is how stolen goods are moved.',
    MONEY,
    [
      /\b(?:items?|parcels?|packages?|goods|boxes|deliver(?:y|ies)|shipments?|stock|orders|phones|electronics)\b.{0,50}\b(?:arrive|come|sent|delivered|shipped|posted|reach|land|dropped)\b.{0,25}\b(?:your (?:door|home|house|address|flat|place|doorstep)|to you|at yours)\b/,
      /\b(?:receive|accept|collect|take in|inspect|check|repack\w*|re-?package|relabel\w*)\b.{0,40}\b(?:parcels?|packages?|goods|shipments?)\b.{0,60}\b(?:home|your (?:address|door)|forward|ship|post|send|onwards?|abroad|overseas|label)\b/,
      /\b(?:print|stick|attach|put)\b.{0,20}\b(?:labels?)\b.{0,60}\b(?:drop|post|send|take|parcel)|\b(?:luggage|suitcase|bag|package) (?:of ours|for us|we give you|that we)|\b(?:not|never) be told the contents\b|\bno need to (?:know|ask) what\b|\bdo not (?:open|look inside|mention|tell)\b/,
    ],
    /\blooking forward\b|\b(?:post ?room|warehouse|depot|parcel shop counter|customers'? parcels|staff at home)\b|\bto customers\b|\bdo not tell lies\b/,
  ),
  stop(
    'paid-clicks',
    'Paid likes, ratings, orders and reviews are a well-known trick, not a job.',
    SCAMS,
    [
      /\b(?:like|rate|rating|review|boost|click|optimi[sz]e|optimi[sz]ing|subscribe|follow|submit|complete|place|grab)\b.{0,40}\b(?:products?|apps?|hotels?|videos?|orders|listings?|merchants?|sellers?|tasks|channels?|reviews?|ranking|adverts)\b.{0,80}\b(?:commission|withdraw\w*|balance|earn\w*|paid|payout|reward|per (?:task|click|like|review)|ranking|visibility|usdt|refunded|phone)\b/,
      /\b(?:sets? of \d+|(?:complete|finish|do) (?:the |your )?daily tasks?|task bundles?|\d+ (?:simple |easy )?(?:tasks|orders|clicks|likes)|simple tasks|commission tier|vip level|combo tasks?|review, get refunded|fake reviews?|five-star reviews?|5-star reviews?)\b|\braise (?:their|the) ranking\b|\bwithdraw (?:after|your earnings|at any time|daily|anytime|the same day)\b/,
    ],
    /\b(?:officer|manager|campaigns?|seo|hospital|code reviews?)\b/,
  ),
  stop(
    'investing',
    'Staking or investing one’s own money is not work, and promised returns are false.',
    SCAMS,
    [
      /\b(?:\d+ ?%|daily|guaranteed|high|monthly|weekly) (?:daily |weekly |monthly )?(?:returns?|profits?|roi|interest|yield)\b|\b(?:turn|grow) £|\byour (?:stake|investment|capital|deposit) (?:grows?|doubles?|back)?\b|\b(?:trading|our) (?:bot|signals?|robot)\b|\b(?:bond|(?:savings|investment|our) (?:scheme|plan|club)|fund)\b.{0,20}\b\d+ ?%|\bmentor you\b|\bhungry for success\b|\bnft\b|\bcrypto (?:trading|mining|wallet|investment|exchange account)\b|\b(?:buy|hold|trade|mine|send|stake) (?:bitcoin|crypto|usdt|coins?|tokens?)\b|\bstaking\b/,
      /\b(?:upline|downline|multi-?level|network marketing|mlm|level (?:diamond|gold|silver)|own bosses?|be your own boss|move up the ranks|rank up|residual income|income stream|team of your own)\b|\b(?:refer|invite|recruit|sign up|bring|enrol) (?:just |only |in )?(?:\w+ )?(?:people|friends|others|family|members|recruits|sellers|new)\b.{0,50}\b(?:earn|reach|bonus|level|commission|get|join|paid|rank|cut|percent|%|£)/,
    ],
    /\bregulated\b|\bfca\b|\brisky?\b|\bscams?\b|\bfraud|\btheft\b|\brefer a friend\b|\bwe recruit\b/,
  ),
  stop(
    'remote-control',
    'Nobody needs to see or steer an applicant’s device, or to be told codes.',
    SCAMS,
    [
      /\bremote (?:support|access|desktop|control)(?: \w+)? (?:tool|app|software|program\w*)?\b.{0,60}\b(?:install|your|computer|phone|configure)|\binstall\b.{0,50}\b(?:remote|screen[- ]shar\w+|apk|teamviewer|anydesk|quick ?assist)\b|\bshare your screen\b|\b(?:one-time|verification|security|sms) (?:code|passcode)s?\b|\bscreen-?sharing app\b/,
    ],
    /\b(?:support|help|for) (?:staff|customers|users|colleagues)\b|\bfraud/,
  ),
]

/** Weaker signs by idea: one asks for a look, two different ones hold the advert. */
export const SCAM_FAMILY_LOOKS: readonly WordRule[] = [
  look(
    'chat-to-apply',
    'Give another way to apply as well: a work e-mail, a telephone number or a form.',
    [
      /\b(?:whats ?app|viber|t\.me|wa\.me|messenger|inbox (?:me|us)|pm (?:me|us)|dm (?:me|us)|tiktok|on facebook|snap(?:chat)?)\b(?!.*\b(?:or (?:ring|call|phone|e-?mail|come|pop|ask|apply))\b)|^signal$|^text\b|\btext (?:me|the word|your name)\b/,
    ],
    /\b(?:rota|group|team|channels?|posts|campaigns?|advise|answer|chat adviser|customers?|if you like)\b/,
  ),
  look('wide-pay', 'Pay that may be little or very much says nothing. Say what an hour of it pays.', [
    /(?:£|\$)\d{2,3} ?(?:to|-|and) ?(?:£|\$)?(?:[1-9],\d{3}|[3-9]\d{2}|1[5-9]\d|2\d{2})(?: ?(?:a|per|every) day| daily)/,
  ]),
  look('no-choosing', 'Real employers choose. Say how you choose, or why you do not.', [
    /\b(?:congratulations|your (?:cv|profile|resume) (?:was|has been) (?:chosen|selected|shortlisted|picked)|(?<!if )(?:you are|you're|you have been) (?:hired|selected|chosen|shortlisted)|interview (?:is )?by (?:e-?mail|text|chat|message) only|e-?mail only interview|automatic\w* (?:accept|approv|hir)\w*|everyone (?:is )?(?:hired|accepted|gets)|anyone can do|all applicants (?:are )?(?:accepted|hired)|no (?:experience|qualifications?)(?:,| or| and) no|nobody (?:is )?(?:refused|turned)|hired (?:on the spot|straight away|instantly|the same day)|same[- ]day (?:offer|hire)|skip the interview|instant(?:ly)? (?:hire|start|approv\w+|offer|job)|no (?:cv|interviews?|references?|checks?|background)\b)/,
  ]),
  look(
    'hurry',
    'Pressing people to hurry is a common trick. Say the last day to apply instead.',
    [
      /\b(?:half the places|places? (?:are )?(?:nearly|almost|running|limited|filling)|limited (?:places|slots|spaces|spots|time)|last (?:few )?(?:places|slots|spots|chance)|don't (?:wait|miss)|do not miss|before (?:midnight|it is too late|friday|tonight)|within (?:the hour|\d+ hours?|24 hours)|urgent(?:ly)? (?:hiring|need|recruit|requir)\w*|start tomorrow|start(?:ing)? (?:immediately|instantly)|no exceptions|today only|by tonight|asap only)\b/,
    ],
    /\burgent cover\b/,
  ),
  look(
    'vague-employer',
    'Say who the employer is and what the work is.',
    [
      /\b(?:cannot say (?:who|which|what)|confidential (?:client|company|employer)|details (?:given |sent )?(?:later|on request|after|when)|(?:overseas|foreign|international|offshore) (?:company|client|partner|firm|investor|employer|buyer|trader)s?|big (?:brand|company|name)|i am away|i(?:'m| am) (?:currently |now )?(?:abroad|out of the country|travelling|overseas)|we relocate from|before (?:my|our) arrival|private villa|discretion (?:is|needed|required)|discreet(?! areas?)|business reasons|our partners (?:abroad|overseas)|no questions|ladies to clients|business opportunity|opportunity of a lifetime|life-?changing)\b/,
    ],
    /\b(?:officer|trade|customs|training partners?|delivery partners?|college partners?)\b/,
  ),
  look(
    'home-money',
    'Say who the employer is, where the work is done and what an hour of it pays.',
    [
      /\b(?:without limit|no (?:limit|ceiling|cap)|unlimited (?:income|earning|work)|(?:earn|make|making|earning) (?:up to )?(?:£|\$|thousands|money|serious|big|real|extra|good money)|extra (?:income|cash)|side (?:hustle|income)|spare time|set your own hours|choose your own hours|few (?:hours|minutes) (?:a|per) (?:day|week)|\d+ minutes (?:a|per) day|paid (?:daily|instantly|every day|same day)|daily (?:pay|payout|payment|earnings)s?|anywhere in the world|from (?:your )?(?:bed|phone|mobile|laptop|couch|sofa)|financially (?:free|independent)|retired at|change your life|cash[- ]in[- ]hand|cash only)\b/,
      /£[\d,]{3,}.{0,25}\b(?:[1-4]|one|two|three|four) hours a day\b|£[\d,]{3,}.{0,25}\b(?:[1-9]|10) hours a week\b/,
    ],
    /\bhybrid\b|\bno limit (?:on|to) (?:leave|learning|questions)\b/,
  ),
]
