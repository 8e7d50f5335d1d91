import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { RESIDENT_KINDS } from '../../../domain/message-kinds.ts'
import { type Member, PUBLIC } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { messageLanguagesRoutes } from './message-languages.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')

describe('the languages of our messages', () => {
  let database: TestDatabase
  let visitor: Visitor
  let editor: Member
  before(async () => {
    ;({ database, visitor } = await openRooms(messageLanguagesRoutes, now))
    editor = (await asMember(database.web, 'Saoirse Lund', now)).viewer
  })
  after(() => database.drop())

  it('stand in one table: each kind, each language, machine-made until a speaker has checked it', async () => {
    const text = textOf(await visit(visitor, '/desk/message-languages', { viewer: editor }))
    assert.match(text, /العربية বাংলা Soomaali Türkçe Español Français/)
    for (const kind of RESIDENT_KINDS) assert.match(text, new RegExp(`${kind}( (Machine|Checked)){6}`))
  })

  it('can be read beside the English, in their direction', async () => {
    const turkish = textOf(await visit(visitor, '/desk/message-languages/tr', { viewer: editor }))
    assert.match(turkish, /Your code: \(code\)\. Type it .* Kodunuz: \(code\)\. Kodu istediğiniz/)
    const arabic = await visit(visitor, '/desk/message-languages/ar', { viewer: editor })
    assert.ok(arabic.kind === 'page' && arabic.html.text.includes('<div lang="ar" dir="rtl">'))
  })

  it('do not exist for others, nor in languages that we do not write', async () => {
    await assert.rejects(async () => visit(visitor, '/desk/message-languages', { viewer: PUBLIC }), NotFound)
    await assert.rejects(async () => visit(visitor, '/desk/message-languages/xx', { viewer: editor }), NotFound)
  })
})
