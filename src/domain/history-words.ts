/** What a verb of the history is called in plain English. A kind of row without words of its own is named by its end. */
const VERB_WORDS: Readonly<Record<string, string>> = {
  'referral.sent': 'Sent a referral',
  'referral.viewed': 'Read a referral',
  'referral.acknowledge': 'Said that a referral has come',
  'referral.triage': 'Began to look at a referral',
  'referral.accept': 'Accepted a referral',
  'referral.waitlist': 'Put a referral on the waiting list',
  'referral.ask-for-more': 'Asked a question about a referral',
  'referral.answer': 'Answered a question about a referral',
  'referral.refer-on': 'Referred on',
  'referral.decline': 'Declined a referral',
  'referral.attempt-contact': 'Tried to reach you',
  'referral.engage': 'Noted that you are in touch',
  'referral.start': 'Noted that you have started',
  'referral.update': 'Noted how it is going',
  'referral.close': 'Closed a referral',
  'referral.withdraw': 'Took a referral back',
  'referral.expire': 'Let a referral run out of time',
  'referral.reopen': 'Opened a referral again',
  'referral.link-again': 'Sent the link to a referral again',
  'referral.link-end': 'Ended the link to a referral',
  'participant.viewed': 'Read your record',
  'participant.listed': 'Saw your name in a list',
  'participant.changed': 'Changed your record',
  'participant.found': 'Found you in a search',
  'participant.compared': 'Compared your record with another that may be yours',
  'participant.merged': 'Made one record of two that are both yours',
  'participant.unmerged': 'Took apart two records that were made one',
  'participant.not-same': 'Noted that another record is not yours',
  'participant.link-asked': 'Asked whether another organisation knows you',
  'participant.link-answered': 'Answered whether they know you',
  'sharing.given': 'Wrote down that you agreed to share',
  'sharing.withdrawn': 'Ended sharing',
  'restriction.made': 'Closed your record to all but named people',
  'restriction.lifted': 'Opened your record again',
  'restriction.let-in': 'Let somebody see your closed record',
  'restriction.shut-out': 'Ended somebody’s sight of your closed record',
  'exclusion.made': 'Kept somebody from ever seeing you',
  'exclusion.ended': 'Ended keeping somebody from seeing you',
  'emergency.opened': 'Opened your record in an emergency',
  'emergency.reviewed': 'Looked at why your record was opened in an emergency',
  'own-record.opened': 'Opened your own record',
  'own-record.viewed': 'Looked at your own record',
  'own-record.news': 'Wrote to whoever helps you',
  'own-record.feedback': 'Said whether it was useful',
  'case.opened': 'Began to work with you',
  'case.begin': 'Agreed a plan with you',
  'case.start-work': 'Noted that you are in work',
  'case.leave-work': 'Noted that a job has ended',
  'case.pause': 'Paused your support',
  'case.resume': 'Went on with your support',
  'case.hand-over': 'Gave your support to another adviser',
  'case.close': 'Ended your support',
  'case.reopen': 'Opened your support again',
  'plan.viewed': 'Read your plan',
  'goal.add': 'Wrote down a goal',
  'goal.change': 'Changed a goal',
  'goal.agree': 'Agreed a goal with you',
  'goal.reach': 'Noted that a goal is reached',
  'goal.set-aside': 'Set a goal aside',
  'goal.reopen': 'Opened a goal again',
  'step.add': 'Wrote down a step',
  'step.change': 'Changed a step',
  'step.agree': 'Agreed a step with you',
  'step.begin': 'Noted that a step is under way',
  'step.block': 'Noted that a step is stuck',
  'step.finish': 'Noted that a step is done',
  'step.drop': 'Noted that a step is not needed',
  'step.replace': 'Replaced a step by another',
  'step.reopen': 'Opened a step again',
  'review.scheduled': 'Planned a review of your plan',
  'review.done': 'Wrote down how it is going',
  'review.exempted': 'Put off a review, for a reason',
  'review.moved': 'Moved a review to another date',
  'review.viewed': 'Read the reviews of your plan',
  'assessment.taken': 'Wrote down your answers to some questions',
  'assessment.withdrawn': 'Took back answers that were written down by mistake',
  'assessment.viewed': 'Read your answers to some questions',
  'history.read': 'Read who looked at your record',
}

/** Returns what was done, in words for whoever it was done with. */
export const verbWords = (verb: string): string => {
  const said = VERB_WORDS[verb]
  if (said) return said
  const words = verb.replace(/[.-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Returns who did it: a name and an organisation, or what acts by itself. */
export function actorWords(looked: { byName: string | null; organization: string | null; actor: string }): string {
  if (looked.byName) return looked.organization ? `${looked.byName}, ${looked.organization}` : looked.byName
  if (looked.organization) return looked.organization
  return ACTORS[looked.actor] ?? 'Somebody without an account'
}

const ACTORS: Readonly<Record<string, string>> = {
  resident: 'You',
  job: 'The system by itself',
  link: 'A partner, by their secure link',
  peer: 'Another system',
}
