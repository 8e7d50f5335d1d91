import type { WordRule } from './word-rules.ts'

const LAW = (more: string): string => `Equality Act 2010, sections 39 and 13 (${more}); EHRC guidance on adverts`

/** Words of welcome, of positive action (section 158) and of fairness: they are lawful and wanted. */
const WELCOMING =
  /\b(?:welcom(?:e|ed|ing)|(?:pleased|glad|happy|delighted|love|please) (?:of|do apply|apply|to (?:hear|receive|see|consider|meet))|glad of|open to (?:every|all|any|people of)|(?:newest|oldest|youngest) (?:colleague|member|person)s?|representative (?:as|of)|inclusi\w+|encourag\w+|keen to hear|under-?represented|less likely to apply|regardless|irrespective|equal opportunit\w+|disability confident|(?:guaranteed|offer) an interview|positive action|discriminat\w+|harass\w+|bully\w*|(?:not|never|do not|don't) (?:be )?ask\w*|diversity|balanced|staff networks?|enhanced|equality answers|of (?:all|every|any) (?:age|faith|background|sex)\w*)\b/
/** Such words do not excuse a closed door in the same sentence. */
const CLOSED =
  /\b(?:only|preferred|prefer|unsuitable|must not(?! (?:be )?discriminat)|should not|need not|not (?:welcome|be considered|suitable|apply)|no (?:women|men|foreigners|disabled|older))\b/

/** Returns whether a sentence only opens a door: welcome, positive action, fairness. */
export const opensADoor = (words: string): boolean => WELCOMING.test(words) && !CLOSED.test(words)

/** People who are served, taught, met: the words are about them and not about who may apply. */
const SERVED =
  /\b(?:work\w* with|support\w*|help\w*|teach\w*|care (?:for|of)|caring for|assess|club for|visit\w*|coach\w*|tutor\w*|serv(?:e|es|ing)|interpret\w* for|services? for|charity (?:for|that)|football for|assistant (?:to|for)|(?:pupils|children|students|learners)|whose|team of|work on|(?<!-)run|runs|running|cooks?|team meets|learn from|lessons? for|classes for|projects? for|homes? for|hostel for|refuge for|is for|are for|clubs? for|groups? for|sessions? for|advi[cs]e\w*|adviser for|mentor\w*|befriend\w*|driv(?:e|es|ing)|listen\w* to|understand\w*|experience (?:of|with)|living with|lives? with|(?:customers|clients|patients|residents|guests|members|users|tenants)(?! (?:\w+ )?(?:expect|prefer|like|want|demand|ask for|would|feel))|girls'|boys'|women's|men's|young people's)\b[^.;,]*$|^(?:meet|bring|take|keep|greet|join|lead|run|guide|show|feed|read|play|talk|walk|cook|train|welcome|look after|get) (?:the |our |with |to )?$|\b(?:you|you'll|and|to)(?: will| also)* (?!(?:a|an|the|be|are|is|were|was|do|can|may|could|would|who|only|have|need|want|seek|prefer|employ|hire|recruit|find|appoint|must|should|will|apply)\b)\w+ (?:(?:the|our|many|some|local|other|a|an|with|for|up to|\w+ing) ){0,3}$/

/** A few words between, none of which turns the sentence to somebody else. */
const GAP = "(?: (?!to\\b|for\\b|with\\b|who\\b|about\\b|from\\b|of\\b|support|help|care\\b|teach)[\\w'-]+){0,4}?"
/** What is named after a group of people and is not those people. */
const NOT_PEOPLE =
  "(?!'s?\\b|s'| ?/| (?:services?|centres?|homes?|projects?|charit\\w+|clubs?|health\\b(?! (?:problems|issues|conditions))|hostels?|refuges?|wards?|football|restaurants?|food|cuisine|kitchen|takeaway|speak\\w+|language|cooking|shops?|literature|studies|history|community centre|sector|care|league|rugby))"

/** Returns the shapes of sentences that say: these people not. The group is the inside of a regular expression. */
export function shutsOut(group: string): RegExp[] {
  const them = `(?:${group})${NOT_PEOPLE}`
  return [
    `\\b(?:no|non?e?|without|free (?:of|from)|never|nobody|no one|anyone|anybody)(?: (?:history of|one|people|person|with|who|has|is|are|any|a|an|in|from|of|their|past|previous|current|or|known|serious|young|small|pre-existing|\\w+,)){0,5} ${them}\\b`,
    `\\b(?:no (?:good|use|place|role|job|room)|not (?:one|much|really one|somewhere|a place))\\b(?: \\w+)? (?:for|to)${GAP} ${them}\\b`,
    `\\b(?:do not|don't|does not|will not|won't|cannot|can't|can not|never|unable to|not able to|not going to|not looking to|not in a position to|rather not|refuse to|reluctant to)(?: (?:be able to|really|currently|be))? (?:dealing with|taking on|hiring|employing|employ|hire|take|take on|want|accept|consider|have|recruit|accommodate|cater for|offer|allow|permit|make|provide|deal with|cope with|appoint|interview|use|give|work with)\\b${GAP}(?: (?:with|who|from|for|to|of)(?: (?:a|an|any|the|has|have|is|are))?)?${GAP} ${them}\\b`,
    `\\b(?:not|un|isn't|is not|never)[ -]?(?:be )?(?:really )?(?:suit(?:able|ed)?|right|appropriate|open|fit|possible|safe|ideal|an option|meant|a (?:job|place|role|good fit|good place))(?: \\w+)? ?(?:for|to)?${GAP}(?: (?:with|who|from|of)(?: (?:a|an|any|has|have|is|are))?)?${GAP} ${them}\\b`,
    `\\b${them}\\b(?:(?! who\\b| that\\b).){0,60}\\b(?:need(?: not|n't)|(?:should|must|may|can|could|will|do|would|is|are)(?: ?not|n't)|cannot|won't|not (?:be )?(?:apply|considered|accepted|welcome|suitable|allowed|permitted|wanted)|unsuitable|(?:look|apply|go|try) (?:elsewhere|somewhere else)|please (?:do not|don't)|(?:tends?|seems?|likely|unlikely) (?:not )?to|(?:would|will|may|might) (?:be (?:turned|refused|rejected|ignored|declined|passed over|out of place|uncomfortable|unhappy|too)|struggle|find (?:it|this) (?:hard|difficult|too))|think twice|excluded|rejected|unwelcome|banned|be turned (?:away|down)|wasting (?:their|your) time|need apply)\\b`,
    `\\bdo(?: not|n't) (?:apply|bother|waste)\\b.{0,40}\\b${them}\\b`,
    `\\b(?:other than|apart from|except|rather than|instead of|sorry|avoid)\\b${GAP} ${them}\\b`,
    `\\b(?:must|should|may|can|do|does|will)(?: ?not|n't) (?:suffer from|suffer|be|have|had|bring)\\b${GAP} ${them}\\b`,
  ].map((shape) => new RegExp(shape))
}

/** Returns the shapes of sentences that say: only these people, or these rather than others. */
export function letsOnlyIn(group: string): RegExp[] {
  const them = `(?:${group})${NOT_PEOPLE}`
  return [
    `\\b${them}\\b(?:,| \\w+){0,4} (?:only|preferred|preferably|wanted|needed|required|sought|ideal|desired|favoured|essential|first(?:,| please| if| and)|a must|an advantage|(?:may|should|can|need) apply|put first|and (?:nobody|no[ -]?one) else|(?:will be|are|is|get) (?:\\w+ ){0,8}(?:first|ahead|in front)|(?:get|have) first (?:choice|refusal|pick)|(?:given|take|have|get) (?:priority|preference)|would be (?:best|ideal|perfect)|is a plus)\\b`,
    `\\b(?:prefer\\w*|rather (?:have|employ|see)|(?:would|will|may|might|could|should)? ?(?:best )?suit(?:s|able)?(?: best)?|suited to|ideal(?:ly)?|perfect|looking|search\\w*|seek\\w*|want|wants|wanted:?|needs?|must be|must have|should be|has to be|have to be|(?:only|exclusively)(?: (?:employ|hire|recruit|take|accept|for|open to|consider|want|work with))?|open (?:only )?to|aimed at|priority (?:to|for|is given to)|preference (?:to|for|is given to|will be given to)|(?:candidate|applicant|person|you)(?:s)? (?:will|must|should) be|hir(?:e|es|ing)|recruit\\w*|employ)(?: (?:for|to|by|a job))?${GAP} ${them}\\b`,
    `\\b(?:diners|customers|clients|guests|patients|residents|members|families|regulars|we|they) (?:\\w+ )?(?:expect|prefer|like|demand|ask for)\\b(?! to\\b)${GAP} ${them}\\b`,
    `\\b(?:team|staff|crew|colleagues|workers|packers|office|company|workforce|everyone|we|they) (?:here )?(?:is|are) (?:(?:all|mostly|mainly|only|entirely|a|an) )+${them}\\b.{0,40}\\b(?:you should|you must|keep it|too|as well|prefer|want|like us)`,
    `\\b(?:give|offer|keep|reserve|save|leave)(?: the| our| all)? (?:roles?|jobs?|work|posts?|shifts?|places?|hours) (?:to|for)${GAP} ${them}\\b`,
    `^(?:hard-?working |experienced |reliable |local )?${them}\\b.{0,50}\\b(?:(?:may|should|can|to) apply|wanted|needed|required|sought)\\b`,
  ].map((shape) => new RegExp(shape))
}

/** Returns a rule of the Equality Act: its name, where in the law, what to do instead, and what it looks for. */
export const equalityRule = (
  name: string,
  law: string,
  why: string,
  looksFor: readonly RegExp[],
  more: Partial<WordRule> = {},
): WordRule => ({
  rule: `equality-${name}`,
  severity: 'stop',
  looksFor,
  unlessBefore: SERVED,
  why,
  source: LAW(law),
  ...more,
})
