import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { packetOf } from '../../test/harness/referral.ts'
import { asAgreed } from './referral-packet.ts'
import { DATA_CLASSES, type DataClass } from './sharing.ts'

const WHOLE = packetOf(
  { interpreter: true, access: ['step-free'], accessWords: 'A quiet room' },
  {
    helps: ['find-a-job', 'health', 'disability'],
    answers: { ukResident: 'yes', healthAffectsWork: 'yes', groups: 'yes' },
    attachments: [{ id: 'one', name: 'letter.pdf', bytes: 1000 }],
  },
)
const every = DATA_CLASSES.map(({ value }) => value)
const agreedTo = (dataClasses: readonly DataClass[]) => asAgreed({ ...WHOLE, agreed: { ...WHOLE.agreed, dataClasses } })
const without = (dataClass: DataClass) => agreedTo(every.filter((one) => one !== dataClass))

describe('what is passed on', () => {
  it('is all of it where all was agreed', () => {
    assert.deepEqual(agreedTo(every), { ...WHOLE, agreed: { ...WHOLE.agreed, dataClasses: every } })
  })

  it('says nothing of health unless health was agreed: no words, no letters, no answer and no help that tells', () => {
    const { health, attachments, answers, helps } = without('health')
    assert.deepEqual(
      { health, attachments, answers, helps },
      {
        health: null,
        attachments: [],
        answers: { ukResident: 'yes' },
        helps: ['find-a-job'],
      },
    )
  })

  it('leaves out each other class alone', () => {
    assert.deepEqual([without('needs').helps, without('needs').words], [[], ''])
    assert.deepEqual([without('access').person.interpreter, without('access').person.accessWords], [false, null])
    const { work, person, answers } = without('work')
    assert.deepEqual([work, person.postcode, Object.keys(answers)], ['not-said', null, ['healthAffectsWork', 'groups']])
  })

  it('always says how to reach them', () => {
    const { person } = agreedTo([])
    assert.deepEqual([person.givenName, person.email], ['Deniz', 'deniz@home.example'])
  })
})
