import { londonDate } from '../domain/london-time.ts'
import { textAnswer } from '../domain/message-answers.ts'
import { readChoice, readDay, readPlace, readYesNo, type TextQuestionKind } from '../domain/text-question.ts'
import { addToReport, answerCheck, jobChecksOf } from './job-report.ts'
import { answerText, type KeywordAsked, ownCaseOf, passOn } from './keyword-answers.ts'
import type { Db } from './schema.ts'
import { askByText, endQuestion, type TextQuestion } from './text-question.ts'
import { offerTimes, shortMoment, takeTime, timesOffered } from './text-times.ts'

type Own = NonNullable<ReturnType<typeof ownCaseOf>>
type Answering = {
  readonly question: TextQuestion
  readonly own: Own
  readonly asked: KeywordAsked
  readonly words: string
}

/** Takes the answer to a question; false where it is none, and somebody is to read it. */
type Take = (db: Db, answering: Answering, now: Date) => Promise<boolean>

/**
 * Takes what somebody wrote as the answer to what they were asked, in the transaction in which it is filed. Returns
 * whether that is all. What is no answer ends the question and goes to whoever has the case: nobody argues with a machine.
 */
export async function answerQuestion(
  db: Db,
  question: TextQuestion,
  asked: KeywordAsked,
  words: string,
  now: Date,
): Promise<boolean> {
  await endQuestion(db, asked.from, now)
  const own = ownCaseOf(asked)
  const taken = own && (await TAKES[question.kind](db, { question, own, asked, words }, now))
  return taken || passOn(db, asked, now)
}

const TAKES: Readonly<Record<TextQuestionKind, Take>> = {
  async 'job-start'(db, { question, own, asked, words }, now) {
    const startsOn = readDay(words, londonDate(now))
    const declined = readYesNo(words) === 'no'
    if (!startsOn && !declined) return false
    if (startsOn) await addToReport(db, own.viewer, reportIn(question), { startsOn }, now)
    const next = { participantId: question.participantId, caseId: question.caseId, facts: question.facts }
    await askByText(db, asked.from, { ...next, kind: 'job-place' }, now)
    await answerText(db, asked, textAnswer('job-place'), now)
    return true
  },
  async 'job-place'(db, { question, own, asked, words }, now) {
    const whereWords = readPlace(words)
    if (whereWords) await addToReport(db, own.viewer, reportIn(question), { whereWords }, now)
    await answerText(db, asked, textAnswer('job-done'), now)
    return true
  },
  async time(db, { question, own, asked, words }, now) {
    const times = timesOffered(question)
    const choice = readChoice(words, times.length)
    if (!choice) return false
    const moved = await takeTime(db, own.viewer, question, times[choice - 1]!, now)
    if (moved) {
      const when = { date: moved.startsAt, time: moved.startsAt }
      await answerText(db, asked, textAnswer('moved', shortMoment(moved.startsAt), when), now)
      return true
    }
    const others = await offerTimes(db, own.viewer, asked.from, now)
    if (!others) return false
    await answerText(db, asked, textAnswer('time-gone', others), now)
    return true
  },
  async 'still-in-work'(db, { own, asked, words }, now) {
    const answer = readYesNo(words)
    if (!answer) return false
    const checks = await jobChecksOf(db, own.viewer, [own.of.participantId], now)
    const open = checks.filter((check) => check.askedAt !== null && check.answer === null)
    for (const check of open) await answerCheck(db, own.viewer, check, { answer, byWay: asked.way }, now)
    await answerText(db, asked, textAnswer(answer === 'yes' ? 'glad' : 'sorry'), now)
    return open.length > 0
  },
}

const reportIn = ({ facts }: TextQuestion): string => String(facts.reportId)
