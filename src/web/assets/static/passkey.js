// Asks the browser to make or use a passkey, and sends what it answers with the form around it.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }))

const TROUBLE = {
  NotAllowedError: 'No passkey came. You may have closed the window, or there is none here for this site. Try again.',
  InvalidStateError: 'This device has a passkey here already. Use it to sign in.',
  NotSupportedError: 'This browser knows no passkeys. Try another browser, your phone or a security key.',
  SecurityError: 'Passkeys need the real address of this site, with https.',
}

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  if (!answer.ok) return null
  const options = await answer.json()
  options.challenge = bytes(options.challenge)
  if (form.dataset.passkey === 'create') {
    options.user.id = bytes(options.user.id)
    options.excludeCredentials = named(options.excludeCredentials)
    return made(await navigator.credentials.create({ publicKey: options }))
  }
  options.allowCredentials = named(options.allowCredentials)
  return used(await navigator.credentials.get({ publicKey: options }))
}

const common = (credential) => ({
  id: credential.id,
  rawId: text(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
})

const made = (credential) => ({
  ...common(credential),
  response: {
    clientDataJSON: text(credential.response.clientDataJSON),
    attestationObject: text(credential.response.attestationObject),
    transports: credential.response.getTransports?.() ?? [],
  },
})

const used = (credential) => ({
  ...common(credential),
  response: {
    clientDataJSON: text(credential.response.clientDataJSON),
    authenticatorData: text(credential.response.authenticatorData),
    signature: text(credential.response.signature),
    userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined,
  },
})

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const trouble = form.querySelector('[data-passkey-trouble]')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    trouble.hidden = true
    try {
      if (!window.PublicKeyCredential) throw new DOMException('', 'NotSupportedError')
      const credential = await ask(form)
      // Where the questions of the form need a second look, the page that says so comes from the server.
      form.elements.credential.value = credential ? JSON.stringify(credential) : ''
      form.submit()
    } catch (error) {
      trouble.textContent = TROUBLE[error.name] ?? TROUBLE.NotAllowedError
      trouble.hidden = false
    }
  })
}
