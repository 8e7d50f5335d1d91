import type { Route } from '../../../web/ask.ts'
import { removeCv, showOwnCv, showStart, showStep, takeStep } from './apply.handler.ts'
import { showEquality, takeEquality, thankEquality } from './equality.handler.ts'
import { joinByCode, showDrafts } from './help.handler.ts'
import {
  endAdvice,
  forgetDraft,
  inviteAdviser,
  resume,
  save,
  showAdvice,
  showForget,
  showResume,
  showSave,
} from './save.handler.ts'
import { send, showCheck, showSent } from './send.handler.ts'

export const applyRoutes: Route[] = [
  { get: '/apply/resume', may: 'public.read', handler: showResume },
  { post: '/apply/resume', may: 'public.act', handler: resume },
  { get: '/apply/:id', may: 'public.read', handler: showStart },
  { get: '/apply/:id/check', may: 'public.act', handler: showCheck },
  { post: '/apply/:id/check', may: 'public.act', handler: send },
  { get: '/apply/:id/sent', may: 'public.act', handler: showSent },
  { get: '/apply/:id/equality', may: 'public.act', handler: showEquality },
  { post: '/apply/:id/equality', may: 'public.act', handler: takeEquality },
  { get: '/apply/:id/thank-you', may: 'public.act', handler: thankEquality },
  { get: '/apply/:id/save', may: 'public.act', handler: showSave },
  { post: '/apply/:id/save', may: 'public.act', handler: save },
  { get: '/apply/:id/adviser', may: 'public.act', handler: showAdvice },
  { post: '/apply/:id/adviser', may: 'public.act', handler: inviteAdviser },
  { post: '/apply/:id/adviser/end', may: 'public.act', handler: endAdvice },
  { get: '/apply/:id/forget', may: 'public.act', handler: showForget },
  { post: '/apply/:id/forget', may: 'public.act', handler: forgetDraft },
  { get: '/apply/:id/cv', may: 'public.act', handler: showOwnCv },
  { post: '/apply/:id/cv', may: 'public.act', handler: removeCv },
  { get: '/apply/:id/:step', may: 'public.act', handler: showStep },
  { post: '/apply/:id/:step', may: 'public.act', handler: takeStep, takesFiles: true },
  { get: '/desk/drafts', may: 'drafts.join', handler: showDrafts },
  { post: '/desk/drafts', may: 'drafts.join', handler: joinByCode },
  { get: '/desk/drafts/:draft/check', may: 'drafts.join', handler: showCheck },
  { get: '/desk/drafts/:draft/cv', may: 'drafts.join', handler: showOwnCv },
  { post: '/desk/drafts/:draft/cv', may: 'drafts.join', handler: removeCv },
  { get: '/desk/drafts/:draft/:step', may: 'drafts.join', handler: showStep },
  { post: '/desk/drafts/:draft/:step', may: 'drafts.join', handler: takeStep, takesFiles: true },
]
