// Keeps what is typed while somebody is still typing. Without this file the buttons of the form do the same.

for (const form of document.querySelectorAll('form[data-autosave]')) {
  const news = form.querySelector('[data-autosave-news]')
  let waiting = 0
  let sent = ''

  const save = async () => {
    const body = new URLSearchParams(new FormData(form))
    if (body.toString() === sent) return
    sent = body.toString()
    body.set('save', 'by-itself')
    try {
      const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' })
      if (!answer.ok) throw new Error(`answered ${answer.status}`)
      news.textContent = 'Saved.'
    } catch {
      sent = ''
      news.textContent = 'Not saved yet. Use the button below.'
    }
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    news.textContent = ''
    waiting = setTimeout(save, 1500)
  })
  form.addEventListener('submit', () => clearTimeout(waiting))
}
