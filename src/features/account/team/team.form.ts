import type { Hub } from '../../../domain/hub.ts'
import { ROLES, type Role } from '../../../domain/permission.ts'

export type TeamForm = { readonly email: string; readonly role: string; readonly hubIds: readonly number[] }
export type TeamMistakes = Partial<Record<'email' | 'role', string>>

/** Hubs that are not of this place are left out, whatever the form says. */
export const readTeamForm = (form: URLSearchParams, hubs: readonly Hub[]): TeamForm => ({
  email: (form.get('email') ?? '').trim().slice(0, 254),
  role: form.get('role') ?? '',
  hubIds: hubs.map(({ id }) => id).filter((id) => form.getAll('hub').includes(String(id))),
})

export const emailMistakes = ({ email }: TeamForm): TeamMistakes =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? {} : { email: 'Enter an email address, like name@example.org' }

export const roleMistakes = ({ role }: TeamForm, kind: 'council' | 'partner'): TeamMistakes =>
  isRoleOf(role, kind) ? {} : { role: 'Choose what they will do' }

const isRoleOf = (role: string, kind: 'council' | 'partner'): role is Role =>
  ROLES.some(({ value, of }) => value === role && of === kind)

/** Only council staff belong to hubs; people who manage a team see all of them. */
export const narrowsByHub = (role: string): boolean => role === 'adviser' || role === 'hub-manager'
