import type { MessageLanguage, ResidentKind } from './message-kinds.ts'
import { ARABIC } from './message-words-ar.ts'
import { BENGALI } from './message-words-bn.ts'
import { ENGLISH, type Phrase, type Phrases } from './message-words-en.ts'
import { SPANISH } from './message-words-es.ts'
import { FRENCH } from './message-words-fr.ts'
import { SOMALI } from './message-words-so.ts'
import { TURKISH } from './message-words-tr.ts'

export const PHRASES: Readonly<Record<MessageLanguage | 'en', Phrases>> = {
  ...{ en: ENGLISH, ar: ARABIC, bn: BENGALI, so: SOMALI, tr: TURKISH, es: SPANISH, fr: FRENCH },
}

/** Whole sentences one after the other. The first is the subject too; a link stands at the end of the last. */
export type Said = readonly [Phrase, ...Phrase[]]

/** What a kind of message says as a rule, and in the cases that it names itself. */
type Core = { readonly usual: Said; readonly [also: string]: Said }

/** The core of every kind of message to residents. The English of the room follows it in full. */
export const CORES: Readonly<Record<ResidentKind, Core>> = {
  'requests.code': { usual: ['yourCode', 'typeCode'] },

  'help-request.asked': { usual: ['yourReference', 'contactYouBy', 'seeHow'] },
  'help-request.taken': { usual: ['newsAbout', 'contactYouBy', 'seeHow'] },
  'help-request.tried': { usual: ['triedToReach', 'yourReference', 'tryAgainBy', 'betterTime'] },
  'help-request.closed': { usual: ['isClosed', 'askAgain'] },
  'help-request.stopped': { usual: ['isStopped', 'callAnyTime'] },

  'booking.booked': { usual: ['appointmentBooked', 'yourReference', 'moveOrCancel'] },
  'booking.reminder': {
    usual: ['appointmentReminder', 'yourReference', 'ifYouCannot'],
    'video-link': ['videoCall', 'yourReference', 'openThen'],
  },
  'booking.called-off': {
    usual: ['appointmentOff', 'weAreSorry', 'anotherTime'],
    offered: ['appointmentOff', 'weAreSorry', 'keptAnother'],
  },
  'booking.moved': { usual: ['appointmentMoved', 'yourReference', 'moveOrCancel'] },
  'booking.cancelled': { usual: ['appointmentCancelled', 'thankYouTelling', 'anotherTime'] },
  'booking.missed': { usual: ['weMissedYou', 'thatIsFine', 'anotherTime'] },

  'application.sent': { usual: ['haveWhatYouSent', 'yourReference', 'answerBy', 'seeHow'] },
  // As a rule nothing is said of what it is about: somebody else may read it.
  'application.answered': {
    usual: ['newsAbout', 'readHere'],
    shortlist: ['onShortlist', 'yourReference', 'seeHow'],
    invite: ['wantToMeet', 'yourReference', 'seeHow'],
    offer: ['choseYou', 'yourReference', 'seeHow'],
    refuse: ['notThisTime', 'yourReference', 'whatHelps'],
    accept: ['saidYes', 'yourReference', 'seeHow'],
    start: ['haveStarted', 'yourReference', 'seeHow'],
  },
  'application.closed': {
    usual: ['newsAbout', 'readHere'],
    open: ['noAnswerCame', 'saysNothing', 'whatHelps'],
  },
  'application.withdrawn': { usual: ['tookBack', 'nothingMore'] },

  'enrolment.enrolled': {
    usual: ['placeIsYours', 'begins', 'seeOrChange'],
    event: ['placeIsYours', 'begins', 'doorCode', 'seeOrChange'],
  },
  'enrolment.accepted': {
    usual: ['placeIsYours', 'begins', 'seeOrChange'],
    event: ['placeIsYours', 'begins', 'doorCode', 'seeOrChange'],
  },
  'enrolment.waiting': { usual: ['onWaitingList', 'writeWhenFree', 'seeOrChange'] },
  'enrolment.interested': { usual: ['writeWhenDate', 'seeOrChange'] },
  'enrolment.offered': { usual: ['placeIsFree', 'keptUntil', 'yesOrNo'] },
  'enrolment.left': { usual: ['gaveUpPlace', 'signUpAgain'] },
  'enrolment.offer-ended': { usual: ['offerEnded', 'wentToNext', 'signUpAgain'] },
  'enrolment.removed': { usual: ['aboutYourPlace', 'tookYouOff'] },
  'enrolment.reminder': {
    usual: ['courseReminder', 'cannotCome'],
    event: ['courseReminder', 'doorCode', 'cannotCome'],
  },
  'enrolment.date': { usual: ['thereIsADate', 'signUpHere'] },
  'enrolment.moved': {
    usual: ['otherDate', 'placeOn', 'doesNotSuit'],
    waiting: ['otherDate', 'waitingFor', 'doesNotSuit'],
  },
  'enrolment.words': { usual: ['theyWrote', 'theirWords'] },

  'alert.confirm': { usual: ['wantEmails', 'somebodyAsked', 'wasItYou'] },
  'alert.followed': { usual: ['followAlready', 'changeOrStop'] },
  'alert.new': { usual: ['newForYou', 'listBelow', 'changeOrStop'] },
  'alert.ask-again': { usual: ['stillWantEmails', 'stopOn', 'pressToGoOn'] },
  'alert.closed': { usual: ['stoppedLooking', 'placeIsGone', 'searchAgain'] },

  'contact-message.sent': { usual: ['haveYourMessage', 'personAnswersBy', 'ifUrgent'] },
  'listing-report.decided': {
    usual: ['whatCameOfIt', 'thankYouTelling'],
    'taken-down': ['whatCameOfIt', 'tookItOff', 'thankYouTelling'],
    'put-right': ['whatCameOfIt', 'putRight', 'thankYouTelling'],
    'nothing-wrong': ['whatCameOfIt', 'nothingWrong', 'thankYouTelling'],
  },

  // Where somebody else may see messages, no more than that there is news.
  'referral.submit': { usual: ['newsAbout', 'callUs'], open: ['referralSent', 'seeOrStop'] },
  'referral.accept': { usual: ['newsAbout', 'callUs'], open: ['theySaidYes', 'theyGetInTouch', 'seeOrStop'] },
  'referral.waitlist': { usual: ['newsAbout', 'callUs'], open: ['onTheirList', 'youAreWaiting', 'seeOrStop'] },
  'referral.ask-for-more': {
    usual: ['newsAbout', 'callUs'],
    open: ['theyHaveQuestion', 'referrerAnswers', 'seeOrStop'],
  },
  'referral.refer-on': { usual: ['newsAbout', 'callUs'], open: ['passedOn', 'seeOrStop'] },
  'referral.decline': { usual: ['newsAbout', 'callUs'], open: ['cannotTakeOn', 'notYourFault', 'seeOrStop'] },
  'referral.attempt-contact': { usual: ['newsAbout', 'callUs'], open: ['theyTriedToReach', 'seeOrStop'] },
  'referral.start': { usual: ['newsAbout', 'callUs'], open: ['startedWith', 'seeOrStop'] },
  'referral.close': { usual: ['newsAbout', 'callUs'], open: ['timeHasEnded', 'comeBack', 'seeOrStop'] },
  'referral.withdraw': { usual: ['newsAbout', 'callUs'], open: ['referralTakenBack', 'comeBack', 'seeOrStop'] },
  'referral.give-up-contact': { usual: ['newsAbout', 'callUs'], open: ['couldNotReach', 'comeBack', 'seeOrStop'] },
  'referral.expire': {
    usual: ['newsAbout', 'callUs'],
    open: ['noAnswerInTime', 'weAreSorry', 'findAnother', 'seeOrStop'],
  },
  'referral.reopen': { usual: ['newsAbout', 'callUs'], open: ['openAgain', 'seeOrStop'] },

  'appointment.booked': { usual: ['newsAbout', 'callUs'], open: ['appointmentBooked', 'moveOrCancel'] },
  'appointment.offered': { usual: ['newsAbout', 'callUs'], open: ['suitsYou', 'yesOrNo'] },
  'appointment.moved': { usual: ['newsAbout', 'callUs'], open: ['appointmentMoved', 'moveOrCancel'] },
  'appointment.called-off': { usual: ['newsAbout', 'callUs'], open: ['appointmentOff', 'weAreSorry', 'weFindAnother'] },
  'appointment.ended': { usual: ['newsAbout', 'callUs'], open: ['appointmentOff', 'comeBack'] },
  'appointment.cancelled': {
    usual: ['newsAbout', 'callUs'],
    open: ['appointmentCancelled', 'thankYouTelling', 'weFindAnother'],
  },
  'appointment.reminder': { usual: ['newsAbout', 'callUs'], open: ['appointmentReminder', 'ifYouCannot'] },
  'appointment.missed': { usual: ['newsAbout', 'callUs'], open: ['weMissedYou', 'thatIsFine', 'weFindAnother'] },
  'appointment.feedback': { usual: ['newsAbout', 'callUs'], open: ['howWasIt', 'tellUsHere'] },
  'case.new-adviser': { usual: ['newsAbout', 'callUs'], open: ['newAdviser', 'seeHow'] },
  'cohort.enrolled': { usual: ['newsAbout', 'callUs'], open: ['placeIsYours', 'begins', 'seeOrChange'] },
  'cohort.waiting': { usual: ['newsAbout', 'callUs'], open: ['onWaitingList', 'writeWhenFree', 'seeOrChange'] },
  'cohort.left': { usual: ['newsAbout', 'callUs'], open: ['gaveUpPlace', 'comeBack'] },
  'cohort.moved': { usual: ['newsAbout', 'callUs'], open: ['otherDate', 'placeOn', 'doesNotSuit'] },
  'cohort.place': { usual: ['newsAbout', 'callUs'], open: ['placeOn', 'seeHow'] },
  'cohort.added': { usual: ['newsAbout', 'callUs'], open: ['placeOn', 'seeHow'] },
  'cohort.called-off': { usual: ['newsAbout', 'callUs'], open: ['meetingOff', 'weAreSorry', 'seeHow'] },
  'cohort.certificate': { usual: ['newsAbout', 'callUs'], open: ['certificateReady', 'readHere'] },
  'assessment.asked': { usual: ['newsAbout', 'callUs'], open: ['questionsForYou', 'tellUsHere'] },
  'review.coming': { usual: ['newsAbout', 'callUs'], open: ['lookAtPlan', 'readHere'] },
  'copy.ready': { usual: ['newsAbout', 'callUs'], open: ['copyReady', 'readHere'] },
  'copy.later': { usual: ['newsAbout', 'callUs'], open: ['copyLater', 'weAreSorry', 'readHere'] },
  'copy.question': { usual: ['newsAbout', 'callUs'], open: ['copyQuestion', 'readHere'] },
  'correction.decided': { usual: ['newsAbout', 'callUs'], open: ['correctionDecided', 'readHere'] },
  'erasure.decided': { usual: ['newsAbout', 'callUs'], open: ['erasureDecided', 'readHere'] },
  'erasure.ordered': { usual: ['newsAbout', 'callUs'], open: ['erasureOrdered'] },
  'fund.approved': { usual: ['newsAbout', 'callUs'], open: ['wePay', 'seeHow'] },
  'fund.declined': { usual: ['newsAbout', 'callUs'], open: ['cannotPay', 'notYourFault', 'seeHow'] },
  'fund.voucher': { usual: ['newsAbout', 'callUs'], open: ['voucherForYou', 'worksOnce'] },

  'person.notice': { usual: ['youHaveMessage', 'callUs'] },
  'person.stopped': { usual: ['writeNoMore', 'sendStart'] },
  'person.started': { usual: ['writeAgain', 'sendStop'] },

  'job.check': { usual: ['newsAbout', 'callUs'], open: ['stillInWork', 'answerYesNo'] },
  'text.answer': {
    usual: ['somebodyReads'],
    'job-start': ['wellDone', 'whenStart'],
    'job-place': ['whereWork'],
    'job-done': ['allWeAsk'],
    times: ['whichTime'],
    'time-gone': ['timeGone', 'whichTime'],
    moved: ['newTimeIs'],
    glad: ['gladToHear'],
    sorry: ['adviserCalls'],
    'no-file': ['fileNotOpen', 'sendPhoto'],
  },
}

/** What stands below translated words until a speaker of the language has read them over. */
export const NOT_CHECKED: Readonly<Record<MessageLanguage, string>> = {
  ar: 'ترجمة آلية لم يراجعها أحد بعد. النص الإنجليزي أدناه هو المعتمد.',
  bn: 'এটি মেশিনের অনুবাদ, এখনো কেউ যাচাই করেননি। নিচের ইংরেজি লেখাটিই সঠিক।',
  so: 'Waxaa turjumay mashiin, weli lama hubin. Qoraalka Ingiriisiga ee hoose ayaa sax ah.',
  tr: 'Makine çevirisidir, henüz kontrol edilmedi. Aşağıdaki İngilizce metin geçerlidir.',
  es: 'Traducción automática, aún sin revisar. Vale el texto en inglés de abajo.',
  fr: 'Traduction automatique, pas encore relue. Le texte anglais ci-dessous fait foi.',
}

/** The same in a text message, where every word counts. */
export const NOT_CHECKED_SHORT: Readonly<Record<MessageLanguage, string>> = {
  ar: 'ترجمة آلية',
  bn: 'মেশিনের অনুবাদ',
  so: 'turjumaad mashiin',
  tr: 'makine çevirisi',
  es: 'traducción automática',
  fr: 'traduction automatique',
}
