export type RecoverForm = { readonly email: string; readonly reason: string }
export type RecoverMistakes = Partial<Record<keyof RecoverForm, string>>

const LONGEST_REASON = 500

export const readRecoverForm = (form: URLSearchParams): RecoverForm => ({
  email: (form.get('email') ?? '').trim().slice(0, 254),
  reason: (form.get('reason') ?? '').trim(),
})

export const recoverMistakes = ({ email, reason }: RecoverForm): RecoverMistakes => ({
  ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: 'Enter an email address, like name@example.org' }),
  ...(reason ? {} : { reason: 'Say what happened to your passkey' }),
  ...(reason.length > LONGEST_REASON ? { reason: `Use ${LONGEST_REASON} characters or fewer` } : {}),
})
