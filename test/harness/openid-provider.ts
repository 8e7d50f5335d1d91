import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export type TestProvider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Once the product listens and its address is known. */
  readonly returnTo: (origin: string) => Promise<void>
  readonly close: () => Promise<void>
}

const CLIENT = { clientId: 'good-work', clientSecret: 'only-for-tests-only-for-tests-only' }

export type TestPerson = { readonly email: string; readonly verified: boolean; readonly name: string }

/**
 * Runs a real OpenID Connect provider on this machine, which signs in whoever is typed into its own form. It demands
 * PKCE, as councils' providers should.
 */
export async function openIdProvider(people: Readonly<Record<string, TestPerson>>): Promise<TestProvider> {
  const server = createServer()
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  let callback: ReturnType<Provider['callback']> | undefined
  server.on('request', (request, response) => callback?.(request, response))
  return {
    issuer,
    ...CLIENT,
    async returnTo(origin) {
      callback = provider(issuer, origin, people).callback()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const provider = (issuer: string, origin: string, people: Readonly<Record<string, TestPerson>>) =>
  new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${origin}/sign-in/openid/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    async findAccount(_context, sub) {
      const person = people[sub]
      if (!person) return undefined
      return {
        accountId: sub,
        claims: async () => ({ sub, email: person.email, email_verified: person.verified, name: person.name }),
      }
    },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only-for-tests'] },
  })
