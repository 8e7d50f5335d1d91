import type { OrganizationStanding } from './posting.ts'

type Decision = {
  readonly from: readonly OrganizationStanding[]
  readonly to: OrganizationStanding
  readonly text: string
  /** The whole checklist has to be ticked first. */
  readonly needsChecklist?: true
  /** The organisation is told why. */
  readonly needsWords?: true
}

/** What can be decided about an organisation, and from where; what is not here cannot. */
export const DECISIONS = {
  approve: {
    from: ['registered', 'vetting'],
    to: 'approved',
    text: 'Approve: we read its postings before they go live',
    needsChecklist: true,
  },
  ask: { from: ['registered', 'vetting'], to: 'vetting', text: 'Ask for something more', needsWords: true },
  refuse: { from: ['registered', 'vetting'], to: 'refused', text: 'Do not accept it', needsWords: true },
  trust: { from: ['approved'], to: 'trusted', text: 'Trust it: its postings go live at once' },
  check: { from: ['trusted'], to: 'approved', text: 'Read its postings first again' },
  suspend: {
    from: ['approved', 'trusted'],
    to: 'suspended',
    text: 'Suspend it: nobody can sign in for it, and its postings go away',
    needsWords: true,
  },
  restore: { from: ['suspended'], to: 'approved', text: 'Lift the suspension' },
} as const satisfies Record<string, Decision>

export type DecisionName = keyof typeof DECISIONS

/** Returns what can be decided about an organisation with this standing. */
export const decisionsFor = (standing: OrganizationStanding): DecisionName[] =>
  (Object.keys(DECISIONS) as DecisionName[]).filter((name) =>
    (DECISIONS[name].from as readonly OrganizationStanding[]).includes(standing),
  )

/** What somebody looks at before an organisation is approved; the last three where it offers things to under-18s. */
export const CHECKLIST = [
  { value: 'website', text: 'Its website is its own and says what it does', under18: false },
  { value: 'register', text: 'It stands in the charity or company register, or we know it otherwise', under18: false },
  { value: 'contact', text: 'We reached the person on a number or address that we found ourselves', under18: false },
  { value: 'fees', text: 'It takes no money from people who look for work', under18: false },
  { value: 'policy', text: 'We have read its safeguarding policy, and it is not older than two years', under18: true },
  { value: 'lead', text: 'Its safeguarding lead has answered us', under18: true },
  { value: 'staff', text: 'People who meet under-18s are checked with the DBS', under18: true },
] as const

/** Returns the checklist for an organisation. */
export const checklistFor = (worksWithUnder18: boolean) =>
  CHECKLIST.filter(({ under18 }) => worksWithUnder18 || !under18)

/** Returns why this cannot be decided yet, in words for whoever decides; null where it can. */
export function whyNotYet(
  decision: DecisionName,
  given: {
    readonly standing: OrganizationStanding
    readonly worksWithUnder18: boolean
    readonly ticked: readonly string[]
    readonly words: string
    /** How many people it looks after now. */
    readonly people: number
  },
): { readonly field: 'checklist' | 'words' | 'decision'; readonly words: string } | null {
  const rule: Decision = DECISIONS[decision]
  if (!rule.from.includes(given.standing)) return { field: 'decision', words: 'Somebody else has decided already' }
  if (decision === 'suspend' && given.people > 0) {
    const count = given.people === 1 ? '1 person' : `${given.people} people`
    return { field: 'decision', words: `They look after ${count}. Find somebody else for them first` }
  }
  const open = checklistFor(given.worksWithUnder18).filter(({ value }) => !given.ticked.includes(value))
  if (rule.needsChecklist && open.length > 0)
    return { field: 'checklist', words: 'Tick everything before you approve it' }
  if (rule.needsWords && given.words.trim() === '')
    return { field: 'words', words: 'Say why, so that they know what to do' }
  return null
}
