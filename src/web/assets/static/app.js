// What a browser may add. Every page does its work without this file: nothing here is the only way to anything.

const all = (selector, start = document) => [...start.querySelectorAll(selector)]
const remember = (key, value) => {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // Storage may be switched off; then nothing is remembered.
  }
}
const recall = (key) => {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

// GOV.UK styles hide conditional questions only where a script can show them again.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
for (const element of all('[data-script][hidden]')) element.hidden = false

// The summary of mistakes, or the news that something worked, is what a person needs first.
const news = document.querySelector('.govuk-error-summary, .govuk-notification-banner[role="alert"]')
if (news && !('disableAutoFocus' in news.dataset)) {
  news.tabIndex = -1
  news.focus()
  news.addEventListener('blur', () => news.removeAttribute('tabindex'), { once: true })
}
for (const link of all('.govuk-error-summary a[href^="#"]')) {
  link.addEventListener('click', (event) => {
    const field = document.getElementById(link.hash.slice(1))
    if (!field) return
    event.preventDefault()
    const question = field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${field.id}"]`)
    ;(question ?? field).scrollIntoView()
    field.focus({ preventScroll: true })
  })
}

// A question that belongs to one answer is shown with it.
const revealed = all('[data-aria-controls]')
const reveal = () => {
  for (const choice of revealed) {
    const id = choice.dataset.ariaControls
    const kind = choice.type === 'radio' ? 'radios' : 'checkboxes'
    choice.setAttribute('aria-controls', id)
    document.getElementById(id)?.classList.toggle(`govuk-${kind}__conditional--hidden`, !choice.checked)
  }
}
if (revealed.length > 0) {
  reveal()
  document.addEventListener('change', reveal)
}
document.addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || !target.checked || !target.form) return
  const exclusive = target.dataset.behaviour === 'exclusive'
  for (const other of all(`input[type="checkbox"][name="${CSS.escape(target.name)}"]`, target.form)) {
    if (other !== target && (exclusive || other.dataset.behaviour === 'exclusive')) other.checked = false
  }
  reveal()
})

// Leaving quickly takes the place of this page, so that "back" does not lead to it.
for (const link of all('[data-leave]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    location.replace(link.href)
  })
}

// A shaking hand presses twice; one second passes before the same form is sent again.
document.addEventListener('submit', (event) => {
  const form = event.target
  const now = event.timeStamp
  if (form.method === 'post' && now - Number(form.dataset.sentAt ?? -1000) < 1000) event.preventDefault()
  else form.dataset.sentAt = now
})

// Saving something comes back to the same spot of the same page.
const spot = `scroll ${location.pathname}${location.search}`
document.addEventListener('submit', ({ target }) => {
  if (target.id === 'save') remember(spot, scrollY)
})
const before = recall(spot)
if (before && !location.hash && !news) {
  scrollTo(0, Number(before))
  try {
    sessionStorage.removeItem(spot)
  } catch {}
}

// Filters stand open where there is room for them, and are folded on a phone.
const wide = matchMedia('(min-width: 48.0625em)')
const unfold = () => {
  for (const filters of all('details.gw-filters')) filters.open = wide.matches
}
unfold()
wide.addEventListener('change', unfold)

// "Use where I am", beside every question for a place. Rounded to about a hundred metres before it leaves the device.
for (const field of navigator.geolocation ? all('form input[name="near"]') : []) {
  const frame = document.createElement('div')
  frame.className = 'gw-locate'
  field.replaceWith(frame)
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'gw-locate__button'
  button.title = 'Use where I am'
  button.setAttribute('aria-label', 'Use where I am')
  const news = document.createElement('span')
  news.className = 'gw-locate__news'
  news.setAttribute('role', 'status')
  button.addEventListener('click', () => {
    news.textContent = 'Looking…'
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`
        field.form.requestSubmit()
      },
      () => {
        news.textContent = 'We could not find you. Type a postcode instead.'
        field.focus()
      },
      { timeout: 8000, maximumAge: 600000 },
    )
  })
  frame.append(field, button, news)
}

// Share with the phone's own sheet where there is one, else copy the address.
for (const button of all('[data-share]')) {
  const words = button.textContent
  button.addEventListener('click', async () => {
    const url = button.dataset.share || location.href
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url })
      await navigator.clipboard.writeText(url)
      button.textContent = button.dataset.copied ?? 'Link copied'
      setTimeout(() => {
        button.textContent = words
      }, 4000)
    } catch {
      // Closed without sharing: nothing to say.
    }
  })
}
for (const button of all('[data-print]')) button.addEventListener('click', () => print())
