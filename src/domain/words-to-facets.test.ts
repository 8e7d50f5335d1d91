import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCost } from './cost.ts'
import { readGoodWork } from './good-work-words.ts'
import { readRequirements } from './requirements.ts'
import {
  languagesNamed,
  readAccess,
  readAges,
  readContract,
  readDelivery,
  readEligibleGroups,
  readHelps,
  readLanguages,
  readLevel,
  readSector,
} from './words-to-facets.ts'

type Case = readonly [read: (words: string) => unknown, words: string, value: unknown]

const CASES: readonly Case[] = [
  [
    readAccess,
    'Step-free entrance, accessible toilet and hearing loop',
    ['step-free', 'accessible-toilet', 'hearing-loop'],
  ],
  [readAccess, 'There is no step-free access. The building has a quiet room.', ['quiet-space']],
  [readAccess, 'Disabled toilets are not available', []],
  [readAccess, 'Sorry, not wheelchair accessible', []],
  [readEligibleGroups, 'For young people aged 16 to 24 leaving care', ['young-people', 'care-leavers']],
  [readEligibleGroups, 'Refugees and asylum seekers', ['refugees']],
  [readEligibleGroups, 'Everyone is welcome', []],
  [readHelps, 'Help with your CV and getting into work', ['find-a-job', 'cv-and-interview']],
  [readHelps, 'ESOL and digital skills classes', ['english', 'digital-skills']],
  [readHelps, 'A choir for all voices', []],
  [readDelivery, 'Face-to-face and telephone support', ['in-person', 'online']],
  [readDelivery, 'Home visit', ['mobile']],
  [readDelivery, 'See our website', []],
  [languagesNamed, 'Somali, Bengali, pt-BR', ['bn', 'so', 'pt']],
  [languagesNamed, 'English', []],
  [readLanguages, 'Our staff speak Turkish and Kurdish.', ['tr', 'ku']],
  [readLanguages, 'Somali-speaking advisers', ['so']],
  [readLanguages, 'Evening classes in French and Spanish', []],
  [readContract, 'permanent', 'permanent'],
  [readContract, 'FIXED_TERM', 'fixed-term'],
  [readContract, 'parental_leave_cover', 'fixed-term'],
  [readContract, 'Temporary, fixed term for 6 months', 'fixed-term'],
  [readContract, 'Zero hours', 'zero-hours'],
  [readContract, 'Permanent or temporary', null],
  [readContract, 'not permanent', null],
  [readSector, 'Care Assistant', 'health-and-care'],
  [readSector, 'Nursery Nurse', 'education-and-childcare'],
  [readSector, 'Kitchen Porter', 'hospitality'],
  [readSector, 'Warehouse operative', 'transport-and-warehouse'],
  [readSector, 'Receptionist', 'office'],
  [readSector, 'Operations Manager', null],
  [readLevel, 'Level 3 Apprentice Administration Assistant', '3'],
  [readLevel, 'No qualifications are needed', 'none'],
  [readLevel, 'Level 2 or Level 3', null],
  [readLevel, 'Band 5 Nurse', null],
  [readAges, 'for people aged 16 to 25', { minimum: 16, maximum: 25 }],
  [readAges, '16-18 year olds', { minimum: 16, maximum: 18 }],
  [readAges, 'Aged 50 and over', { minimum: 50, maximum: null }],
  [readAges, 'aged 5-11 or aged 12-16', null],
  [readAges, 'open 9 to 17', null],
  [readCost, 'Free', { words: 'Free', band: 'free', pounds: 0 }],
  [readCost, '£5 per session', { words: '£5 per session', band: 'paid', pounds: 5 }],
  [readCost, '£5 to £10', { words: '£5 to £10', band: 'paid', pounds: null }],
  [
    readCost,
    'Free for residents on low income, else £20',
    { words: 'Free for residents on low income, else £20', band: 'help', pounds: null },
  ],
  [readCost, 'Ask us', { words: 'Ask us', band: null, pounds: null }],
  [readCost, ' ', null],
]

describe('what prose says, as facets', () => {
  for (const [read, words, value] of CASES) {
    it(`${read.name || 'read'} ${JSON.stringify(words)}`, () => assert.deepEqual(read(words), value))
  }

  it('reads good-work facts, and only from a clear yes or no', () => {
    const facts = readGoodWork('We are a Disability Confident employer. Full training. Zero hours contract.')
    assert.deepEqual(
      [facts.disabilityConfident, facts.training, facts.guaranteedHours, facts.sickPay, facts.livingWageEmployer],
      [true, true, false, null, null],
    )
  })
})

describe('requirements', () => {
  it('takes a list that says it is one, with a bridge for each', () => {
    const html =
      '<p>Join us.</p><h3>You will need:</h3><ul><li>Level 2 English</li><li>Experience of care &amp; support</li>' +
      '<li>A full driving licence</li></ul><p><strong>Desirable</strong></p><ul><li>Good IT skills</li></ul>'
    assert.deepEqual(readRequirements(html), [
      { words: 'Level 2 English', essential: true, bridge: 'english' },
      { words: 'Experience of care & support', essential: true, bridge: 'experience' },
      { words: 'A full driving licence', essential: true, bridge: null },
      { words: 'Good IT skills', essential: false, bridge: 'digital-skills' },
    ])
  })

  it('leaves duties, benefits and prose alone', () => {
    assert.deepEqual(
      readRequirements('<p>Main duties</p><ul><li>Washing up</li></ul><p>You will need patience.</p>'),
      [],
    )
    assert.deepEqual(readRequirements('<p>Benefits</p><ul><li>Pension</li></ul>'), [])
  })
})
