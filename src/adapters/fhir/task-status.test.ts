import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ANY_SHARED, FHIR_ENVELOPE } from '../../../test/harness/fhir.ts'
import { REFERRAL_MOVES, REFERRAL_STATUSES, type ReferralMove, type ReferralStatus } from '../../domain/referral.ts'
import { statusSeenBy } from '../../domain/referral-milestone.ts'
import { UNDO_MINUTES } from '../../domain/referral-move.ts'
import { TASK_STATUS } from './code-sets.ts'
import { emitStatusMessage } from './emit-message.ts'
import { emitServiceRequest, emitTask } from './emit-request.ts'
import { emitSearchset } from './emit-searchset.ts'
import { asMessage } from './message.ts'
import {
  isEnded,
  mayBecome,
  requestStatus,
  statusFromParts,
  TASK_MOVES,
  TASK_RETURNS,
  type TaskStatus,
  TOLD_AS,
  taskStatus,
} from './task-status.ts'
import { tidyResource } from './tidy.ts'

const STATUSES = REFERRAL_STATUSES.map(({ value }) => value)
const BASE = 'https://good-work.test/fhir'
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const strictly = (resource: { resourceType: string }) =>
  assert.deepEqual(tidyResource(plain(resource), resource.resourceType).findings, [])

describe('the status of a task', () => {
  it('is told for every status of a referral, and never ready or received', () => {
    assert.deepEqual(Object.keys(TOLD_AS).sort(), [...STATUSES].sort())
    const told = STATUSES.flatMap((status) => [taskStatus(status, false), taskStatus(status, true)])
    assert.deepEqual(
      told.filter((status) => status === 'ready' || status === 'received'),
      [],
    )
  })

  it('moves legally whenever a referral moves', () => {
    const moves = Object.entries(REFERRAL_MOVES).flatMap(([from, to]) =>
      Object.values(to).map((next) => [from as ReferralStatus, next as ReferralStatus] as const),
    )
    const illegal = moves.filter(([from, to]) => !mayBecome(taskStatus(from, false), taskStatus(to, false)))
    assert.ok(moves.length > 60)
    assert.deepEqual(illegal, [])
  })

  it('moves legally when a hold is laid over a referral and taken away again', () => {
    for (const status of STATUSES) {
      assert.ok(mayBecome(taskStatus(status, false), taskStatus(status, true)), status)
      assert.ok(mayBecome(taskStatus(status, true), taskStatus(status, false)), status)
      assert.equal(requestStatus(status, true) === 'on-hold', requestStatus(status, false) === 'active')
    }
  })

  it('goes back legally whenever a move is taken back within its minutes', () => {
    const undone = Object.entries(REFERRAL_MOVES).flatMap(([from, moves]) =>
      Object.entries(moves)
        .filter(([move]) => UNDO_MINUTES[move as ReferralMove] > 0)
        .map(([, to]) => [to as ReferralStatus, from as ReferralStatus] as const),
    )
    assert.ok(undone.length > 40)
    assert.deepEqual(
      undone.filter(([from, to]) => !mayBecome(taskStatus(from, false), taskStatus(to, false))),
      [],
    )
  })

  it('goes back legally when a milestone is no longer agreed to be told', () => {
    for (const status of STATUSES) {
      const told = statusSeenBy('referrer', status, { referral: true, ticked: [] })!
      assert.ok(mayBecome(taskStatus(status, false), taskStatus(told, false)), `${status} → ${told}`)
    }
  })

  it('never goes on from its end, but for going back', () => {
    for (const [from, to] of Object.entries(TASK_MOVES)) assert.ok(to.length > 0 && !isEnded(from as TaskStatus))
    for (const from of TASK_STATUS.filter(isEnded)) {
      const reached = TASK_STATUS.filter((to) => to !== from && mayBecome(from, to))
      assert.deepEqual([...reached].sort(), [...(TASK_RETURNS[from] ?? [])].sort(), from)
    }
  })

  it('is completed with the part that others completed, once no part is left open', () => {
    const any = fc.constantFrom<TaskStatus>(
      'requested',
      'accepted',
      'in-progress',
      'completed',
      'rejected',
      'cancelled',
    )
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (parts) => {
        const whole = statusFromParts('in-progress', parts)
        const open = parts.some((part) => !isEnded(part))
        assert.equal(whole, open ? 'in-progress' : parts.includes('completed') ? 'completed' : 'failed')
        assert.ok(mayBecome('in-progress', whole))
        assert.equal(statusFromParts('cancelled', parts), 'cancelled')
      }),
    )
    assert.equal(statusFromParts('in-progress', []), 'in-progress')
  })
})

describe('what we say of a referral', () => {
  it('keeps to the standard, every element of it, whatever the referral', () => {
    fc.assert(
      fc.property(ANY_SHARED, (referral) => {
        strictly(emitTask(referral, BASE))
        strictly(emitServiceRequest(referral))
        const found = { total: 40, count: 20, offset: 20 }
        strictly(emitSearchset([emitTask(referral, BASE)], found, `${BASE}/Task?status=completed`, BASE))
      }),
      { numRuns: 300 },
    )
  })

  it('as a message refers to nothing outside itself', () => {
    fc.assert(
      fc.property(ANY_SHARED, (referral) => {
        const envelope = { ...FHIR_ENVELOPE, event: 'servicerequest-response' as const, answers: 'their-message' }
        const { resource, findings } = tidyResource(plain(emitStatusMessage(referral, envelope, BASE)), 'Bundle')
        const { message, findings: more } = asMessage(resource as never)
        assert.deepEqual([...findings, ...more], [])
        assert.equal(message!.header.response?.identifier, 'their-message')
        const [request, task] = message!.header.focus!.map(({ reference }) => message!.resolve(reference)!.resource)
        assert.deepEqual([request!.resourceType, task!.resourceType], ['ServiceRequest', 'Task'])
      }),
      { numRuns: 200 },
    )
  })

  it('has the outcome of a closed referral inside its task, and of no other', () => {
    fc.assert(
      fc.property(ANY_SHARED, (referral) => {
        const task = emitTask(referral, BASE)
        const told = task.status === 'completed' && referral.outcome !== null
        assert.equal(task.output?.[0]?.valueReference?.reference, told ? '#outcome' : undefined)
        assert.equal(task.contained?.length ?? 0, told ? 1 : 0)
      }),
    )
  })

  it('is completed by the part that was completed', () => {
    const [sample] = fc.sample(ANY_SHARED, 1)
    const passedOn = { ...sample!, status: 'redirected' as const, held: false, parts: [] }
    assert.equal(emitTask(passedOn, BASE).status, 'in-progress')
    const part = (status: TaskStatus) => emitTask({ ...passedOn, parts: [{ id: 'a-part', status }] }, BASE).status
    assert.deepEqual([part('accepted'), part('completed'), part('rejected')], ['in-progress', 'completed', 'failed'])
  })
})
