// A note that cannot be sent waits in this browser until there is a network. It is sealed with a key that the server
// gives to whoever is signed in, and that stands nowhere on this device: once they have signed out, what waits cannot be
// read, and once they are back it is sent. Without this file the form is sent as every other form is.

const STORE = 'waiting-note:'
const KEY_PATH = '/desk/notes/key'
const LONGEST = 90 * 86_400_000
const TRY_AGAIN = 20_000

const text = new TextEncoder()
const words = new TextDecoder()
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const toBytes = (said) => Uint8Array.from(atob(said), (letter) => letter.charCodeAt(0))

/** What waits here, sealed: `{ id, label, iv, sealed, at }`. Storage may be switched off; then nothing waits. */
const waiting = () => {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(STORE))
      .map((name) => ({ id: name.slice(STORE.length), ...JSON.parse(localStorage.getItem(name)) }))
      .filter(({ id, at }) => Date.now() - at < LONGEST || forget(id))
      .sort((a, b) => a.at - b.at)
  } catch {
    return []
  }
}
const forget = (id) => localStorage.removeItem(STORE + id)

// Keys by the sign-in they belong to, for as long as this page is open.
const keys = new Map()
let own = null

/** Returns the key of this sign-in, or of an earlier one; null where nobody is signed in. Throws without a network. */
const keyOf = async (label = '') => {
  const known = label ? keys.get(label) : own
  if (known) return known
  const answer = await fetch(label ? `${KEY_PATH}?of=${label}` : KEY_PATH, { redirect: 'manual' })
  if (!answer.ok) return null
  const given = await answer.json()
  const key = await crypto.subtle.importKey('raw', toBytes(given.key), 'AES-GCM', false, ['encrypt', 'decrypt'])
  keys.set(given.label, { label: given.label, key })
  if (!label) own = keys.get(given.label)
  return keys.get(given.label)
}

const seal = async (path, fields) => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const content = text.encode(JSON.stringify({ path, fields }))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, own.key, content)
  const kept = { label: own.label, iv: toText(iv), sealed: toText(sealed), at: Date.now() }
  localStorage.setItem(STORE + new URLSearchParams(fields).get('id'), JSON.stringify(kept))
}

/** Returns what waits, opened; null where it was sealed by somebody else who signs in here. */
const open = async ({ iv, sealed }, { key }) => {
  try {
    const content = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: toBytes(iv) }, key, toBytes(sealed))
    return JSON.parse(words.decode(content))
  } catch {
    return null
  }
}

// What was not taken: asked again on the next page, not every few seconds.
const refused = new Map()

// What is said about it, above everything else on the page.
const news = document.createElement('section')
news.className = 'gw-waiting'
news.setAttribute('role', 'status')
news.hidden = true
document.querySelector('main')?.prepend(news)

const line = (said, ...more) => {
  const element = document.createElement('p')
  element.append(said, ...more)
  return element
}
const count = (number) => (number === 1 ? '1 note is' : `${number} notes are`)
const they = (number) => (number === 1 ? 'it is' : 'they are')
const button = (said, act) => {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'gw-link-button'
  element.textContent = said
  element.addEventListener('click', act)
  return element
}

let before = ''
/** Says how it stands with what waits: for a network, for its writer to sign in, for somebody else, or not taken. */
const say = (reason, notTaken = [], others = 0) => {
  // Said once, not every time that nothing has changed.
  const now = JSON.stringify([reason, waiting().length, notTaken.map(({ id }) => id), others])
  if (now === before) return
  before = now
  const open = waiting().length - notTaken.length - others
  const lines = []
  if (open > 0 && reason === 'signed-out') {
    const link = document.createElement('a')
    link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`
    link.textContent = 'Sign in again'
    lines.push(line(`${count(open)} waiting to be sent. `, link, `, and ${they(open)} sent. Nothing is lost.`))
  } else if (open > 0) {
    lines.push(line(`${count(open)} waiting to be sent. Once there is a network, ${they(open)} sent without you.`))
  }
  if (others > 0) lines.push(line(`${count(others)} waiting for somebody else who signs in here.`))
  for (const { id, why, said } of notTaken) {
    const shown = document.createElement('blockquote')
    shown.className = 'gw-typed'
    shown.hidden = true
    shown.textContent = said
    const show = button('Show what I wrote', () => {
      shown.hidden = !shown.hidden
    })
    const away = button('Throw it away', () => {
      forget(id)
      refused.delete(id)
      say(reason, notTaken.filter((one) => one.id !== id), others)
    })
    lines.push(line(`A note that waited was not taken: ${why} `, show, ' ', away), shown)
  }
  news.replaceChildren(...lines)
  news.hidden = lines.length === 0
}

const WHY = {
  404: 'you may no longer write about this person.',
  409: 'it was saved before, in other words.',
}

let sending = false
/** Sends what waits, one after the other. Each has its number, so that what arrives twice is one note. */
const sendAll = async () => {
  if (sending || waiting().length === 0) return
  sending = true
  let [reason, others, sent] = ['network', 0, 0]
  try {
    for (const one of waiting()) {
      if (refused.has(one.id)) continue
      const key = await keyOf(one.label)
      if (!key) {
        reason = 'signed-out'
        break
      }
      const note = await open(one, key)
      if (!note) {
        others += 1
        continue
      }
      const body = new URLSearchParams(note.fields)
      body.set('sent-by', 'browser')
      const answer = await fetch(note.path, { method: 'POST', body, redirect: 'manual' })
      if (answer.ok) {
        forget(one.id)
        sent += 1
      } else if (answer.status === 403) {
        reason = 'signed-out'
        break
      } else if (answer.status < 500) {
        const said = answer.status === 422 ? (await answer.json()).mistakes.join('. ') : WHY[answer.status]
        refused.set(one.id, { id: one.id, why: said ?? 'something about it is wrong.', said: body.get('words') })
      }
    }
  } catch {
    // No network: what waits goes on waiting.
  }
  sending = false
  say(reason, [...refused.values()], others)
  if (sent > 0) {
    news.append(line(sent === 1 ? 'The note that waited has been sent.' : `${sent} notes that waited have been sent.`))
    news.hidden = false
  }
}

/** Keeps a note that could not be sent, and makes the form ready for another one. */
const keep = async (form, fields) => {
  fields.push(['typed-at', new Date().toISOString()])
  await seal(form.action, fields)
  const [id, typed] = [form.querySelector('[name="id"]'), form.querySelector('textarea')]
  id.value = crypto.randomUUID()
  typed.value = ''
  say('network')
  news.scrollIntoView({ block: 'center' })
}

for (const form of crypto.subtle ? document.querySelectorAll('form[data-waits]') : []) {
  const said = form.querySelector('[data-autosave-news]')
  // While there is a network, so that the key is at hand when there is none.
  keyOf()
    .then((given) => {
      if (given) form.dataset.keyAtHand = ''
    })
    .catch(() => {})
  let busy = false
  form.addEventListener('submit', async (event) => {
    if (event.submitter?.name === 'save') return
    event.preventDefault()
    if (busy) return
    busy = true
    const fields = [...new FormData(form)]
    const body = new URLSearchParams(fields)
    body.set('sent-by', 'browser')
    let answer = null
    try {
      answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
    } catch {
      // No network.
    }
    // What the server says otherwise it says on a page of its own, with everything that was typed.
    if (answer?.ok) location.assign((await answer.json()).to)
    else if (answer) form.submit()
    else if (own) await keep(form, fields)
    else said.textContent = 'There is no network. Leave this page open and save again later: your words stay here.'
    busy = Boolean(answer)
  })
}

if (waiting().length > 0) {
  say('network')
  sendAll()
}
addEventListener('online', sendAll)
setInterval(sendAll, TRY_AGAIN)
