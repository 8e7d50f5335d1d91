import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { removeDraft, saveDraft } from '../../../records/help-request-draft.ts'
import { hubsOf } from '../../../records/hub.ts'
import { endSignIn, FORGET_SIGN_IN, SIGN_IN_COOKIE } from '../../../records/sign-in.ts'
import type { Ask } from '../../../web/ask.ts'
import { hubLine, nearestFirst } from '../../../web/hub-line.ts'
import { readContactWay, readSafety } from '../../../web/safe-contact-form.ts'
import { type Answers, type Mistakes, type Read, readHelp, readName, readNeeds } from './answers.form.ts'
import { checkRows, nextStep, pathBefore, replyPromise, STEPS, type StepSlug, stepPath } from './ask-for-help.page.ts'
import { checkView, outsideView, questionView, startView } from './ask-for-help.view.ts'
import { answersAsForm, type Draft, draftCookie, NO_DRAFT_COOKIE, readDraft, tooManyBegun } from './draft.form.ts'
import { readHub, readWhere } from './where.form.ts'

/** Nothing typed here stays in the memory of a browser that somebody else uses next. */
const KEPT_NOWHERE = { 'cache-control': 'no-store' }
const WEATHER = 'https://www.bbc.co.uk/weather'

export function showStart(ask: Ask): Answer {
  const start = { promise: replyPromise(ask).words, hubSlug: ask.query.get('hub'), lost: ask.query.has('lost') }
  return page(startView(start, ask))
}

/** Shows a question as far as one has come; an address further on leads to the first that is open. */
export async function showStep(ask: Ask): Promise<Answer> {
  const step = stepOf(ask)
  const draft = await readDraft(ask)
  if (draft.sentReference && nextStep(draft.answers) === 'where' && step !== 'where') {
    return redirect(`/ask-for-help/sent/${draft.sentReference}`)
  }
  if (!draft.begun && step !== 'where') return redirect('/ask-for-help?lost=1')
  const open = nextStep(draft.answers)
  if (placeOf(step) > placeOf(open)) return redirect(stepPath(open))

  const { answers } = draft
  if (step === 'check') return kept(await checkAnswer(ask, answers))
  if (step === 'outside')
    return answers.where?.otherBorough ? kept(outsideAnswer(ask, answers)) : redirect(stepPath(open))
  return kept(await questionAnswer(ask, step, draft, await filledIn(ask, step, answers), {}))
}

/** All answers on one page, before they are sent. */
export const showCheck = (ask: Ask): Promise<Answer> => showStep({ ...ask, params: { step: 'check' } })

const kept = (answer: Answer): Answer =>
  answer.kind === 'page' ? { ...answer, headers: { ...answer.headers, ...KEPT_NOWHERE } } : answer

const placeOf = (step: StepSlug | 'check'): number =>
  step === 'check' ? STEPS.length : STEPS.findIndex(({ slug }) => slug === step)

function stepOf({ params }: Ask): StepSlug | 'check' {
  const step = params.step === 'check' ? params.step : STEPS.find(({ slug }) => slug === params.step)?.slug
  return found(step)
}

async function filledIn(ask: Ask, step: StepSlug, answers: Answers): Promise<URLSearchParams> {
  const hub = step === 'hub' ? await chosenHub(ask, answers) : null
  return answersAsForm(step, answers, hub?.slug ?? null)
}

async function chosenHub({ db, viewer, place }: Ask, { hubId }: Answers) {
  const hubs = hubId === undefined ? [] : await hubsOf(db, viewer, place.slug)
  return hubs.find(({ id }) => id === hubId) ?? null
}

type Choices = readonly { readonly label: string; readonly typed: string }[]

async function questionAnswer(
  ask: Ask,
  step: Exclude<StepSlug, 'outside'>,
  { token, answers }: Draft,
  form: URLSearchParams,
  mistakes: Mistakes,
  choices: Choices = [],
): Promise<Answer> {
  const { db, viewer, place, now } = ask
  const from = answers.where?.point ?? null
  const hubs = step === 'hub' ? nearestFirst(await hubsOf(db, viewer, place.slug), from) : []
  const view = questionView(
    {
      ...{ step, form, mistakes, answers, choices },
      hubs: hubs.map((hub) => ({ ...hubLine(hub, from, now), slug: hub.slug })),
      placeName: place.name,
      hubWord: place.words.hub,
      backPath: pathBefore(step, answers),
      hubSlug: step === 'where' ? (ask.query.get('hub') ?? ask.form.get('from-hub')) : null,
    },
    ask,
  )
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(view, status, token ? {} : { cookies: [draftCookie()] })
}

async function checkAnswer(ask: Ask, answers: Answers): Promise<Answer> {
  const hub = await chosenHub(ask, answers)
  return page(
    checkView(
      {
        rows: checkRows(answers, hub),
        hubName: hub?.name ?? `a ${ask.place.words.hub}`,
        promise: replyPromise(ask).words,
        backPath: pathBefore('check', answers),
      },
      ask,
    ),
  )
}

function outsideAnswer(ask: Ask, { where }: Answers): Answer {
  const borough = where?.otherBorough ?? ''
  const theirs = ask.places.find(({ name, slug }) => name === borough && slug !== ask.place.slug)?.hosts[0]
  const scheme = ask.origin.split('://')[0]
  return page(
    outsideView(
      {
        borough,
        typed: where?.label ?? '',
        backPath: stepPath('where'),
        theirs: theirs ? `${scheme}://${theirs}/ask-for-help` : null,
      },
      ask,
    ),
  )
}

/** Keeps an answer and goes on to the next question that is open: after a change, that is the page of all answers. */
export async function answerStep(ask: Ask): Promise<Answer> {
  const step = stepOf(ask)
  if (step === 'check') throw new NotFound()
  const draft = await readDraft(ask)
  if (!draft.token || (!draft.begun && step !== 'where')) return redirect('/ask-for-help?lost=1')
  if (!draft.begun && (await tooManyBegun(ask))) {
    const busy = { postcode: 'Many people are asking just now. Wait a moment, then press Continue again' }
    return kept(await questionAnswer(ask, 'where', draft, ask.form, busy))
  }

  const read = await readStep(ask, step, draft.sentReference ? {} : draft.answers)
  if (!read.ok) {
    if (step === 'outside') return redirect(stepPath('where'))
    return kept(await questionAnswer(ask, step, draft, ask.form, read.mistakes, read.choices))
  }
  await saveDraft(ask.db, draft.token, ask.place.slug, { answers: read.answers, sentReference: null }, ask.now)
  return redirect(stepPath(nextStep(read.answers)), [draftCookie(draft.token)])
}

type ReadStep = Read & { readonly choices?: Choices }

async function readStep(ask: Ask, step: StepSlug, answers: Answers): Promise<ReadStep> {
  const { form } = ask
  switch (step) {
    case 'where': {
      const read = await readWhere(ask, answers)
      if ('choices' in read) return { ok: false, mistakes: {}, choices: read.choices }
      const preferred = await readHub(
        { ...ask, form: new URLSearchParams({ hub: form.get('from-hub') ?? '' }) },
        read.answers,
      )
      return { ok: true, answers: preferred ?? read.answers }
    }
    case 'outside':
      return answers.where ? right({ ...answers, where: { ...answers.where, askedAnyway: true } }) : wrong({})
    case 'hub': {
      const chosen = await readHub(ask, answers)
      return chosen ? right(chosen) : wrong({ hub: `Choose a ${ask.place.words.hub}, or “I do not mind”` })
    }
    case 'help':
      return readHelp(form, answers)
    case 'contact': {
      const read = readContactWay(form)
      if (!read.ok) return wrong(read.mistakes)
      // Another way to be reached raises other questions about safety.
      const { safe, ...others } = answers
      const same = answers.contact?.contactBy === read.value.contactBy && answers.contact.phone === read.value.phone
      return right({ ...others, contact: read.value, ...(same && safe ? { safe } : {}) })
    }
    case 'safe': {
      const read = answers.contact && readSafety(form, answers.contact)
      if (!read) return wrong({})
      return read.ok ? right({ ...answers, safe: read.value }) : wrong(read.mistakes)
    }
    case 'name':
      return readName(form, answers)
    case 'needs':
      return readNeeds(form, answers)
  }
}

const right = (answers: Answers): Read => ({ ok: true, answers })
const wrong = (mistakes: Mistakes): Read => ({ ok: false, mistakes })

/** Forgets what was typed, ends the look at one's own requests, and goes to a page about something else. */
export async function leave({ db, viewer, cookies, now, ...ask }: Ask): Promise<Answer> {
  const { token } = await readDraft({ db, viewer, cookies, now, ...ask })
  if (token) await removeDraft(db, token)
  const signIn = cookies[SIGN_IN_COOKIE]
  if (viewer.kind !== 'resident' || !signIn) return redirect(WEATHER, [NO_DRAFT_COOKIE])
  await endSignIn(db, signIn, now)
  return redirect(WEATHER, [NO_DRAFT_COOKIE, FORGET_SIGN_IN])
}
