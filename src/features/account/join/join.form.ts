import type { Invitation } from '../../../records/invitation.ts'

export type JoinForm = { readonly name: string; readonly email: string }
export type JoinMistakes = Partial<Record<keyof JoinForm | 'passkey', string>>

export const readJoinForm = (form: URLSearchParams): JoinForm => ({
  name: (form.get('name') ?? '').trim().slice(0, 200),
  email: (form.get('email') ?? '').trim().slice(0, 254),
})

/** Returns what is wrong with the form. The address is typed although we know it: a machine that follows links cannot. */
export function joinMistakes({ name, email }: JoinForm, invitation: Invitation): JoinMistakes {
  const asksName = invitation.purpose !== 'recover'
  return {
    ...(asksName && !name ? { name: 'Enter your name' } : {}),
    ...emailMistake(email, invitation),
  }
}

function emailMistake(email: string, invitation: Invitation): JoinMistakes {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { email: 'Enter an email address, like name@example.org' }
  const asInvited = invitation.purpose === 'setup' || email.toLowerCase() === invitation.email.toLowerCase()
  return asInvited ? {} : { email: 'Enter the email address to which we sent this link' }
}
