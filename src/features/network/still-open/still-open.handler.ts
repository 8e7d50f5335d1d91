import { canMove } from '../../../domain/posting.ts'
import { type Answer, page } from '../../../kit/http.ts'
import {
  answerStillOpen,
  findStillOpenAsk,
  type StillOpenAnswer,
  type StillOpenAsk,
} from '../../../records/still-open.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { answeredView, linkGoneView, mayExtend, questionView } from './still-open.view.ts'

/** Programs that read e-mails follow links: looking changes nothing. */
export const showQuestion: Handler = async (ask) => {
  const question = await asked(ask)
  if (!question) return page(linkGoneView(ask), 410, PRIVATE)
  return page(shown(question, ask), 200, PRIVATE)
}

const shown = (question: StillOpenAsk, ask: Ask) =>
  isOpen(question) ? questionView(question, null, ask) : answeredView(question, ask)

/** POST /still-open/:code: still open, more time, or filled; nothing else can be done with the link. */
export const answer: Handler = async (ask): Promise<Answer> => {
  const question = await asked(ask)
  if (!question) return page(linkGoneView(ask), 410, PRIVATE)
  if (!isOpen(question)) return page(answeredView(question, ask), 200, PRIVATE)
  const chosen = ANSWERS.find((value) => value === ask.form.get('answer'))
  const fits = chosen && (chosen !== 'extended' || mayExtend(question))
  if (!fits) return page(questionView(question, 'Press one of the buttons', ask), 422, PRIVATE)
  await answerStillOpen(ask.db, ask.viewer, question, chosen, ask.now)
  return page(answeredView({ ...question, answer: chosen }, ask), 200, PRIVATE)
}

const ANSWERS: readonly StillOpenAnswer[] = ['open', 'extended', 'filled']

const isOpen = ({ answer, posting }: StillOpenAsk): boolean => answer === null && canMove(posting.state, 'confirm')

/** The address holds a secret: it is not handed on. */
const PRIVATE = { headers: { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } } as const

async function asked(ask: Ask): Promise<StillOpenAsk | null> {
  if (await tooManyTries(ask, 'still-open', 60, 300)) return null
  return findStillOpenAsk(ask.db, ask.params.code ?? '', ask.now)
}
