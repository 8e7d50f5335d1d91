import { addDays, londonDate, readDate } from '../../../domain/london-time.ts'
import { canHaveMoreTime, canMove } from '../../../domain/posting.ts'
import { MORE } from '../../../domain/posting-sections.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import type { Posting } from '../../../records/posting.ts'
import { beginPosting, changePublished, movePosting, scheduleFor } from '../../../records/posting-store.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { extendView } from './extend.view.ts'
import { asked, showOne } from './posting.handler.ts'
import { isAction, titleOf } from './posting.page.ts'

/** POST …/change: one press, one thing. Pressing again, when it has been done, does nothing and says the same. */
export const changePosting: Handler = async (ask) => {
  const posting = await asked(ask)
  const action = ask.form.get('do')
  if (!isAction(action)) throw new NotFound()
  if (canMove(posting.state, action)) await movePosting(ask.db, ask.viewer, posting, action, ask.now)
  return redirect(`/desk/postings/${posting.id}?done=${action}`)
}

export const showExtend: Handler = async (ask) => {
  const posting = await asked(ask)
  if (!mayExtend(posting)) return redirect(`/desk/postings/${posting.id}`)
  return page(extendView(titleOf(posting), posting.id, suggestion(posting, ask), null, ask))
}

/** POST …/extend: a new last day, at once in what is public; beyond a year nobody knows. */
export const extendPosting: Handler = async (ask) => {
  const posting = await asked(ask)
  if (!mayExtend(posting)) return redirect(`/desk/postings/${posting.id}`)
  const typed = ask.form.get('closes') ?? ''
  const mistake = mistakeIn(readDate(typed), londonDate(ask.now))
  if (mistake) return page(extendView(titleOf(posting), posting.id, typed, mistake, ask), 422)
  await inTransaction(ask.db, async (db) => {
    await changePublished(db, posting, { closes: readDate(typed)! })
    await movePosting(db, ask.viewer, posting, 'extend', ask.now)
  })
  return redirect(`/desk/postings/${posting.id}?done=extend`)
}

function mistakeIn(day: string | null, today: string): string | null {
  if (day === null) return 'Enter a date, like 31/12/2026'
  if (day < today) return 'Enter a day that has not passed'
  return day > addDays(today, 366) ? 'Enter a day within a year' : null
}

const mayExtend = ({ state, kind }: Posting): boolean => canMove(state, 'extend') && canHaveMoreTime(kind)

/** Four weeks more, which is as long as most adverts run. */
function suggestion(_posting: Posting, { now }: Ask): string {
  const [year, month, day] = addDays(londonDate(now), 28).split('-')
  return `${day}/${month}/${year}`
}

/** POST …/schedule: the day from which it should be found; emptied, it starts as soon as it can. */
export const schedulePosting: Handler = async (ask) => {
  const posting = await asked(ask)
  const typed = (ask.form.get('publishOn') ?? '').trim()
  const day = readDate(typed)
  const isWrong = typed !== '' && (day === null || day <= londonDate(ask.now))
  if (isWrong) return showOne(ask, posting, { startMistake: 'Enter a day that is still to come, like 31/12/2026' })
  if (posting.state === 'draft' || posting.state === 'changes-wanted') await scheduleFor(ask.db, posting, day)
  return redirect(`/desk/postings/${posting.id}?done=${day ? 'schedule' : 'soon'}`)
}

export const copyPosting: Handler = async (ask) => {
  const posting = await asked(ask)
  return takeOnce(ask, 'posting-copy', async (db) => {
    const start = { answers: withoutDates(posting), copiedFrom: posting.id }
    const id = await beginPosting(db, ask.viewer, posting.kind, start, ask.now)
    return `/desk/postings/${id}?done=copy`
  })
}

export const saveTemplate: Handler = async (ask): Promise<Answer> => {
  const posting = await asked(ask)
  const templateName = (ask.form.get('templateName') ?? '').trim().slice(0, 100) || titleOf(posting)
  return takeOnce(ask, 'posting-copy', async (db) => {
    const start = { answers: withoutDates(posting), copiedFrom: posting.id, templateName }
    const id = await beginPosting(db, ask.viewer, posting.kind, start, ask.now)
    return `/desk/postings/${id}?done=template`
  })
}

const DATES: ReadonlySet<string> = new Set([
  ...['closes', 'starts', 'ends', 'day'],
  ...MORE.days.fields,
  ...MORE.starts.fields,
])

/** The next one is on other days. */
function withoutDates({ working }: Posting): Posting['working'] {
  return Object.fromEntries(Object.entries(working).filter(([name]) => !DATES.has(name)))
}
