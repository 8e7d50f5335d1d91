import type { Page } from 'playwright-core'

/** Gives a page a device that makes and uses passkeys by itself, as if a finger were always on it. */
export async function withPasskeyDevice(page: Page): Promise<{ readonly remove: () => Promise<void> }> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('WebAuthn.enable')
  const { authenticatorId } = await protocol.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { remove: () => protocol.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }).then(() => {}) }
}
