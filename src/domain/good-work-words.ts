import { type GoodWorkFacts, NO_GOOD_WORK_FACTS } from './opportunity.ts'

/** What an advert says of the work it offers. Only a clear yes or a clear no counts; silence is null. */
const YES: Readonly<Partial<Record<keyof GoodWorkFacts, RegExp>>> = {
  guaranteedHours: /guaranteed (?:minimum )?hours|hours (?:are )?guaranteed/i,
  flexibleWorking:
    /flexible working (?:is |are )?(?:offered|available|welcome|considered|options|arrangements|opportunities|from day one|requests)|(?:offer|support|open to|promote|happy to (?:talk|discuss))s? (?:\w+ ){0,3}flexible working|job[\s-]share (?:considered|available|welcome)/i,
  sickPay: /(?:company|occupational|contractual|enhanced|full|paid) sick (?:pay|leave)|sick pay from day one/i,
  training:
    /(?:full|paid|free|excellent|ongoing|on[\s-]the[\s-]job|comprehensive) training|training (?:is |will be )?(?:provided|given|offered)|training and development opportunities/i,
  disabilityConfident: /disability confident|two ticks/i,
  livingWageEmployer:
    /(?:real|london) living wage (?:accredited )?employer|accredited living wage|living wage accredited/i,
}

const NO: Readonly<Partial<Record<keyof GoodWorkFacts, RegExp>>> = {
  guaranteedHours: /zero[\s-]hours?|no guaranteed hours|hours (?:are )?not guaranteed/i,
  sickPay: /no sick pay|statutory sick pay only/i,
}

/** Returns the good-work facts that these words state. */
export function readGoodWork(words: string): GoodWorkFacts {
  const facts: { -readonly [K in keyof GoodWorkFacts]: GoodWorkFacts[K] } = { ...NO_GOOD_WORK_FACTS }
  for (const name of Object.keys(facts) as (keyof GoodWorkFacts)[]) {
    if (NO[name]?.test(words)) facts[name] = false
    else if (YES[name]?.test(words)) facts[name] = true
  }
  return facts
}
