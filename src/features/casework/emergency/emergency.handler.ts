import { isFreshSignIn, reasonMistake } from '../../../domain/emergency.ts'
import type { Member } from '../../../domain/permission.ts'
import { readPersonNumber } from '../../../domain/reference.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { openInEmergency, privacyLeads, signedInAt } from '../../../records/emergency.ts'
import { queueMessage } from '../../../records/message.ts'
import { SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { openedWords } from './emergency.email.ts'
import { emergencyView, signInFirstView } from './emergency.view.ts'

export const askForEmergency: Handler = async (ask) => {
  const signedIn = await signedInAt(ask.db, ask.cookies[SIGN_IN_COOKIE])
  return signedIn && isFreshSignIn(signedIn, ask.now) ? page(emergencyView(ask, {})) : page(signInFirstView(ask))
}

/** POST: opens the record of a number for reading; tells whoever looks after people at risk in the same transaction. */
export const openRecord: Handler = async (ask) => {
  const signedIn = await signedInAt(ask.db, ask.cookies[SIGN_IN_COOKIE])
  if (!signedIn || !isFreshSignIn(signedIn, ask.now)) return page(signInFirstView(ask), 403)

  const number = readPersonNumber(ask.form.get('number') ?? '')
  const reason = ask.form.get('reason') ?? ''
  const mistakes = mistakesIn(number, reason)
  if (!number || Object.keys(mistakes).length > 0) return again(ask, mistakes)

  const viewer = memberIn(ask)
  const opened = await openInEmergency(ask.db, viewer, { number, reason }, ask.now)
  if (!opened) return again(ask, { number: 'There is no record with this number that can be opened here' })

  await tellPrivacyLeads(ask, viewer, opened.id)
  return redirect(`/desk/people/${opened.participantId}`)
}

function mistakesIn(number: string | null, reason: string): Mistakes {
  const wrong = reasonMistake(reason)
  return {
    ...(number ? {} : { number: 'Enter the number of the record, like P-7K3M-4QRT' }),
    ...(wrong ? { reason: wrong } : {}),
  }
}

const again = (ask: Ask, mistakes: Mistakes): Answer => page(emergencyView(ask, mistakes), 422)

async function tellPrivacyLeads(ask: Ask, viewer: Member, id: string): Promise<void> {
  for (const { email } of await privacyLeads(ask.db, viewer.membership.organizationId)) {
    const words = openedWords(viewer, `${ask.origin}/desk/privacy/emergencies`)
    const key = `emergency:${id}:${email}`
    const to = { kind: 'email', value: email } as const
    await queueMessage(
      ask.db,
      { to, key, kind: 'emergency.opened', language: 'en', words, waitsForMorning: false },
      ask.now,
    )
  }
}
