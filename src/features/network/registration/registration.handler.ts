import { page } from '../../../kit/http.ts'
import { register } from '../../../records/registration.ts'
import type { Handler } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { inviteMember } from '../../../web/invitation.ts'
import { readFields, readRegistration } from './registration.form.ts'
import { registeredView, registrationView } from './registration.view.ts'

export const showRegistration: Handler = (ask) => page(registrationView(readFields(new URLSearchParams()), {}, ask))

/**
 * POST /register-organisation: the same answer whether we know such an organisation or not; whoever vets is told. The
 * link that goes out proves the address and makes its reader the organisation's administrator.
 */
export const registerOrganization: Handler = async (ask) => {
  const fields = readFields(ask.form)
  const draft = readRegistration(fields)
  if ('mistakes' in draft) return page(registrationView(fields, draft.mistakes, ask), 422)
  return takeOnce(ask, 'registration', async (db) => {
    const where = { placeSlug: ask.place.slug, sample: ask.place.sample }
    const organizationId = await register(db, ask.viewer, draft, where, ask.now)
    const invited = { email: draft.contactEmail, organizationId, organizationName: draft.name }
    await inviteMember(db, 'job', { ...invited, role: 'partner-administrator' }, ask.origin, ask.now)
    return '/register-organisation/sent'
  })
}

export const showRegistered: Handler = (ask) => page(registeredView(ask))
