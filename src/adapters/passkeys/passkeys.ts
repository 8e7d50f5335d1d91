import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'

/** A passkey as it is kept: the key that checks its answers, never one that makes them. */
export type Passkey = {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

/** What a browser is asked, as JSON for its script, and the challenge within. */
export type Asked = { readonly options: object; readonly challenge: string }

export type NewcomerToPasskeys = {
  readonly siteName: string
  readonly email: string
  readonly name: string
  /** Passkeys that this person has: the same device is not registered twice. */
  readonly has: readonly string[]
}

/** A passkey belongs to a host: this is what browsers call it. */
const hostOf = (origin: string): string => new URL(origin).hostname

/** Asks a browser to make a passkey that it can offer by itself, and that asks for a face, a finger or a PIN. */
export async function askForNewPasskey(origin: string, whose: NewcomerToPasskeys): Promise<Asked> {
  const options = await generateRegistrationOptions({
    rpName: whose.siteName,
    rpID: hostOf(origin),
    userName: whose.email,
    userDisplayName: whose.name,
    attestationType: 'none',
    excludeCredentials: whose.has.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options, challenge: options.challenge }
}

/** Asks a browser for any passkey it holds for this host: nobody says who they are beforehand. */
export async function askForPasskey(origin: string): Promise<Asked> {
  const options = await generateAuthenticationOptions({ rpID: hostOf(origin), userVerification: 'required' })
  return { options, challenge: options.challenge }
}

const ANSWER = z.looseObject({ id: z.string().max(2000), response: z.looseObject({ clientDataJSON: z.string() }) })

/** Returns which passkey answers and which challenge it says it answers; null where the text is no such answer. */
export function readPasskeyAnswer(text: string): { credentialId: string; challenge: string } | null {
  try {
    const { id, response } = ANSWER.parse(JSON.parse(text))
    const { challenge } = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString())
    return typeof challenge === 'string' && challenge.length < 200 ? { credentialId: id, challenge } : null
  } catch {
    return null
  }
}

/** Returns the passkey that was made in answer to this challenge on this site; null where anything is not as asked. */
export async function checkNewPasskey(text: string, challenge: string, origin: string): Promise<Passkey | null> {
  try {
    const response = JSON.parse(text) as RegistrationResponseJSON
    const result = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      requireUserVerification: true,
    })
    if (!result.verified) return null
    const { id, publicKey, counter, transports } = result.registrationInfo.credential
    return { credentialId: id, publicKey, counter, transports: transports ?? [] }
  } catch {
    return null
  }
}

/** Returns the passkey's new counter where it answered this challenge on this site; null otherwise. */
export async function checkPasskey(
  text: string,
  challenge: string,
  origin: string,
  passkey: Passkey,
): Promise<number | null> {
  try {
    const result = await verifyAuthenticationResponse({
      response: JSON.parse(text) as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: hostOf(origin),
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    })
    return result.verified ? result.authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
