const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * How long a sign-in lasts, in milliseconds: `idle` since it was last used, `longest` since it was made. People at the
 * desk see the data of others, so theirs ends soon; a resident sees their own requests, perhaps on a slow day.
 */
export const SIGN_IN_ENDS = {
  member: { idle: 30 * MINUTE, longest: 12 * HOUR },
  resident: { idle: 24 * HOUR, longest: 24 * HOUR },
} as const
