import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  NOTE_SUBJECTS,
  NOTE_VISIBILITIES,
  type NoteSubject,
  type NoteVisibility,
  noteRefusal,
  passesHealthOn,
  readsSubject,
} from './note.ts'
import type { Role } from './permission.ts'
import type { DataClass } from './sharing.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('notes', () => {
  const READERS: readonly (readonly [NoteSubject, role: Role, reads: boolean])[] = [
    ['general', 'hub-manager', true],
    ['general', 'partner-manager', true],
    ['health', 'adviser', true],
    ['health', 'partner-adviser', true],
    ['health', 'privacy-lead', true],
    ['health', 'hub-manager', false],
    ['health', 'intake-officer', false],
    ['health', 'partner-manager', false],
    ['safeguarding', 'privacy-lead', true],
    ['safeguarding', 'adviser', false],
    ['safeguarding', 'hub-manager', false],
  ]
  for (const [subject, role, reads] of READERS)
    it(`of ${subject} are ${reads ? 'read' : 'not read'} by a colleague who is ${role}`, () =>
      assert.equal(readsSubject(role, subject), reads))

  const REFUSALS: readonly (readonly [NoteSubject, NoteVisibility, Role, agreed: boolean, string | null])[] = [
    ['general', 'delivery', 'hub-manager', false, null],
    ['general', 'person', 'intake-officer', false, null],
    ['health', 'team', 'adviser', false, null],
    ['health', 'person', 'adviser', false, null],
    ['health', 'delivery', 'adviser', false, 'health-not-agreed'],
    ['health', 'delivery', 'partner-adviser', true, null],
    ['health', 'team', 'hub-manager', true, 'not-yours-to-write'],
    ['safeguarding', 'team', 'hub-manager', false, null],
    ['safeguarding', 'team', 'partner-adviser', false, null],
    ['safeguarding', 'delivery', 'adviser', true, 'team-only'],
    ['safeguarding', 'person', 'adviser', true, 'team-only'],
  ]
  for (const [subject, visibility, role, agreed, why] of REFUSALS)
    it(`of ${subject} for ${visibility} by ${role}, health ${agreed ? '' : 'not '}passed on: ${why ?? 'can be written'}`, () =>
      assert.equal(noteRefusal({ subject, visibility }, { role, passesHealthOn: agreed }), why))

  it('of somebody at risk are never for more than the team, whoever writes them', () => {
    for (const { value: visibility } of NOTE_VISIBILITIES)
      for (const role of ['adviser', 'hub-manager', 'partner-manager'] as const)
        assert.equal(
          noteRefusal({ subject: 'safeguarding', visibility }, { role, passesHealthOn: true }) === null,
          visibility === 'team',
        )
    assert.equal(NOTE_SUBJECTS.length, 3)
  })

  it('about health are passed on only while an agreement to that stands', () => {
    const decision = (dataClasses: DataClass[], withdrawnAt: Date | null = null, expiresAt: Date | null = null) => [
      { dataClasses, givenAt: new Date('2026-11-01T10:00:00Z'), withdrawnAt, expiresAt },
    ]
    assert.equal(passesHealthOn(decision(['contact', 'health']), NOW), true)
    assert.equal(passesHealthOn(decision(['contact', 'needs']), NOW), false)
    assert.equal(passesHealthOn(decision(['health'], new Date('2026-11-20T10:00:00Z')), NOW), false)
    assert.equal(passesHealthOn(decision(['health'], null, new Date('2026-11-22T10:00:00Z')), NOW), false)
    assert.equal(passesHealthOn([], NOW), false)
  })
})
