import * as openid from 'openid-client'
import { z } from 'zod'

export type OpenIdSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Kept by the browser between leaving for the council's sign-in and coming back: the way back fits only this way out. */
export type OpenIdTrip = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Who the council's sign-in says somebody is. `email` only where it says that it has checked it. */
export type OutsidePerson = {
  readonly issuer: string
  readonly subject: string
  readonly email: string | null
  readonly name: string | null
}

export type OpenIdSignIn = {
  readonly leave: (returnTo: string) => Promise<{ readonly url: string; readonly trip: OpenIdTrip }>
  /** Returns who came back to `address`; throws where anything is not as it was asked. */
  readonly arrive: (address: string, trip: OpenIdTrip) => Promise<OutsidePerson>
}

/** Signs people in by OpenID Connect: authorization code with PKCE, state and nonce. Its discovery is asked once. */
export function openIdSignIn(settings: OpenIdSettings): OpenIdSignIn {
  let known: Promise<openid.Configuration> | undefined
  const configuration = () => {
    known ??= discover(settings).catch((error) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    async leave(returnTo) {
      const verifier = openid.randomPKCECodeVerifier()
      const trip = { state: openid.randomState(), nonce: openid.randomNonce(), verifier }
      const url = openid.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo,
        scope: 'openid email profile',
        state: trip.state,
        nonce: trip.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, trip }
    },
    async arrive(address, { state, nonce, verifier }) {
      const tokens = await openid.authorizationCodeGrant(await configuration(), new URL(address), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      return personOf(await claimsOf(await configuration(), tokens))
    },
  }
}

function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<openid.Configuration> {
  const address = new URL(issuer)
  // Without TLS only on this machine, where a test's provider runs.
  const local = address.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
  return openid.discovery(address, clientId, clientSecret, undefined, {
    timeout: 10,
    ...(local ? { execute: [openid.allowInsecureRequests] } : {}),
  })
}

const CLAIMS = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
})

type Tokens = Awaited<ReturnType<typeof openid.authorizationCodeGrant>>

/** Some providers say e-mail and name in the token, others only when asked for them. */
async function claimsOf(configuration: openid.Configuration, tokens: Tokens): Promise<z.infer<typeof CLAIMS>> {
  const claims = CLAIMS.parse(tokens.claims())
  if (claims.email || !configuration.serverMetadata().userinfo_endpoint) return claims
  const more = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return CLAIMS.parse({ ...more, iss: claims.iss, sub: claims.sub })
}

const personOf = (claims: z.infer<typeof CLAIMS>): OutsidePerson => ({
  issuer: claims.iss,
  subject: claims.sub,
  email: claims.email_verified === true ? (claims.email ?? null) : null,
  name: claims.name ?? null,
})
