/** The codes that FHIR R4 (4.0.1) allows where its binding is "required". */
export const REQUEST_STATUS = ['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']
export const REQUEST_INTENT = [
  'proposal',
  'plan',
  'directive',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
]
export const REQUEST_PRIORITY = ['routine', 'urgent', 'asap', 'stat'] as const
export const TASK_STATUS = [
  'draft',
  'requested',
  'received',
  'accepted',
  'rejected',
  'ready',
  'cancelled',
  'in-progress',
  'on-hold',
  'failed',
  'completed',
  'entered-in-error',
] as const
export const TASK_INTENT = ['unknown', ...REQUEST_INTENT]
export const GENDER = ['male', 'female', 'other', 'unknown']
export const NAME_USE = ['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden']
export const CONTACT_SYSTEM = ['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']
export const CONTACT_USE = ['home', 'work', 'temp', 'old', 'mobile']
export const ADDRESS_USE = ['home', 'work', 'temp', 'old', 'billing']
export const ADDRESS_TYPE = ['postal', 'physical', 'both']
export const IDENTIFIER_USE = ['usual', 'official', 'temp', 'secondary', 'old']
export const CONSENT_STATUS = ['draft', 'proposed', 'active', 'rejected', 'inactive', 'entered-in-error']
export const PROVISION_TYPE = ['deny', 'permit']
export const EVENT_STATUS = [
  'preparation',
  'in-progress',
  'not-done',
  'on-hold',
  'stopped',
  'completed',
  'entered-in-error',
  'unknown',
]
export const BUNDLE_TYPE = [
  'document',
  'message',
  'transaction',
  'transaction-response',
  'batch',
  'batch-response',
  'history',
  'searchset',
  'collection',
]
export const SEARCH_MODE = ['match', 'include', 'outcome']
export const RESPONSE_CODE = ['ok', 'transient-error', 'fatal-error']
export const ISSUE_SEVERITY = ['fatal', 'error', 'warning', 'information'] as const
export const ISSUE_TYPE = [
  'invalid',
  'structure',
  'required',
  'value',
  'invariant',
  'security',
  'login',
  'unknown',
  'expired',
  'forbidden',
  'suppressed',
  'processing',
  'not-supported',
  'duplicate',
  'multiple-matches',
  'not-found',
  'deleted',
  'too-long',
  'code-invalid',
  'extension',
  'too-costly',
  'business-rule',
  'conflict',
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'informational',
] as const
export const PUBLICATION_STATUS = ['draft', 'active', 'retired', 'unknown']
export const APPOINTMENT_STATUS = [
  'proposed',
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
  'checked-in',
  'waitlist',
]
export const PARTICIPATION_STATUS = ['accepted', 'declined', 'tentative', 'needs-action']
export const SLOT_STATUS = ['busy', 'free', 'busy-unavailable', 'busy-tentative', 'entered-in-error']
export const DOCUMENT_STATUS = ['current', 'superseded', 'entered-in-error']
export const ENCOUNTER_STATUS = [
  'planned',
  'arrived',
  'triaged',
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
  'unknown',
]
export const OBSERVATION_STATUS = [
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
]
export const FLAG_STATUS = ['active', 'inactive', 'entered-in-error']
export const ENDPOINT_STATUS = ['active', 'suspended', 'error', 'off', 'entered-in-error', 'test']
export const GOAL_STATUS = [
  'proposed',
  'planned',
  'accepted',
  'active',
  'on-hold',
  'completed',
  'cancelled',
  'entered-in-error',
  'rejected',
]
export const RESPONSE_STATUS = ['in-progress', 'completed', 'amended', 'entered-in-error', 'stopped']
