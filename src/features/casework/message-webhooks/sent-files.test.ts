import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../../test/harness/app.ts'
import { testDataDir } from '../../../../test/harness/cluster.ts'
import { INCOMING_ENV, MAIL_IN_DOMAIN, postMail, receivedMail } from '../../../../test/harness/incoming-doubles.ts'
import { fileAll, type Supported, supported } from '../../../../test/harness/letters.ts'
import { HEIC, photoWithPlace, png } from '../../../../test/harness/pictures.ts'
import { as } from '../../../../test/harness/referral.ts'
import { voiceMessage } from '../../../../test/harness/voices.ts'
import {
  aroundWhatsApp,
  postWhatsApp,
  WHATSAPP_ENV,
  type WhatsAppDouble,
  whatsAppDouble,
} from '../../../../test/harness/whatsapp-double.ts'
import { fileStore } from '../../../adapters/files/file-store.ts'
import { rulesScanner } from '../../../adapters/files/rules-scanner.ts'
import type { MediaSource } from '../../../adapters/whatsapp/media.ts'
import { found } from '../../../kit/errors.ts'
import { digest } from '../../../kit/secret.ts'
import { findMessage, matchByHand, takeBackMatch } from '../../../records/person-message.ts'
import { agreeToWhatsApp } from '../../../records/whatsapp-agreement.ts'
import { fetchMedia } from './fetch-media.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const [PHONE, FROM, UNKNOWN] = ['+447700900882', '447700900882', '447700900883']
const SECRET = 'ab'.repeat(20)
/** So that the test opens what the product holds. */
const FILE_KEY = 'a key of files for this test, which is long enough'
const FILES = fileStore(join(testDataDir(), 'files'), FILE_KEY, rulesScanner)

describe('a file that comes with a message', () => {
  let app: TestApp
  let double: WhatsAppDouble
  let zofia: Supported
  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW, env: { ...WHATSAPP_ENV, ...INCOMING_ENV, FILE_KEY } })
    double = await whatsAppDouble()
    zofia = await supported(app.web, { email: 'zofia.files@home.example', phone: PHONE }, NOW)
    const agreed = { participantId: zofia.participantId, how: 'in-person' } as const
    await as(app.web, zofia.adviser, NOW, (db) => agreeToWhatsApp(db, zofia.adviser, agreed, NOW))
    const { owner } = app
    const letter = { participant_id: zofia.participantId, organization_id: zofia.council, reply_hash: digest(SECRET) }
    const out = { direction: 'out', channel: 'email', words: 'Send me your letter.', status: 'sent' } as const
    await owner
      .insertInto('person_message')
      .values({ id: crypto.randomUUID(), ...letter, ...out, ...EMPTY, at: NOW, status_at: NOW })
      .execute()
  })
  after(async () => {
    await double.hangUp()
    await app.close()
  })

  const fetching = (now: Date, media: MediaSource | null = double.media) =>
    fetchMedia({ db: app.jobs, clock: () => now, media, fileStore: FILES, log: { warn() {} } })
  const whatsApp = (id: string, type: string, now: Date, from = FROM) => {
    const message = { from, id: `wamid.${id}`, timestamp: String(now.getTime() / 1000), type }
    const file = { id, mime_type: 'x/y', filename: '../CV final FINAL.pdf', caption: 'here' }
    return postWhatsApp(app.origin, aroundWhatsApp({ messages: [{ ...message, [type]: file }] }))
  }
  const message = (providerId: string) =>
    app.owner.selectFrom('person_message').selectAll().where('provider_id', '=', providerId).executeTakeFirstOrThrow()
  const papers = (messageId: string) =>
    app.owner
      .selectFrom('person_document')
      .innerJoin('stored_file', 'stored_file.id', 'file_id')
      .selectAll('person_document')
      .select(['uuid', 'media_type', 'shown_name'])
      .where('from_message_id', '=', messageId)
      .orderBy('name')
      .execute()
  const told = (messageId: string) =>
    app.owner.selectFrom('message').selectAll().where('key', '=', `file-not-kept:${messageId}`).execute()
  const sends = async (id: string, type: string, bytes: Buffer | null, now: Date) => {
    if (bytes) double.files.set(id, bytes)
    assert.equal((await whatsApp(id, type, now)).status, 200)
    await fileAll(app.jobs, now)
    await fetching(now)
    return message(`wamid.${id}`)
  }

  for (const [what, id, type, bytes, mediaType, name] of [
    ['a photo', 'photo', 'image', photoWithPlace(), 'image/jpeg', 'Photo by WhatsApp, 23 November 2026'],
    ['a voice', 'voice', 'audio', voiceMessage(), 'audio/ogg', 'Voice message by WhatsApp, 23 November 2026'],
    [
      'a CV in plain text',
      'words',
      'document',
      Buffer.from('Twenty years in a kitchen.'),
      'text/plain; charset=utf-8',
      'File by WhatsApp, 23 November 2026',
    ],
  ] as const) {
    it(`is kept among their papers, tied to it, where it is ${what}`, async () => {
      const { id: messageId, media } = await sends(id, type, bytes, minutes(1))
      const [paper, ...others] = await papers(messageId)
      assert.deepEqual([others.length, media![0]!.documentId, media![0]!.waits], [0, paper!.id, undefined])
      assert.deepEqual(
        [paper!.participant_id, paper!.made_side, paper!.for_person, paper!.media_type, paper!.name],
        [zofia.participantId, 'person', true, mediaType, name],
      )
      assert.doesNotMatch((await FILES.read(paper!.uuid))!.toString('latin1'), /Canary/)
      assert.deepEqual(await told(messageId), [])
    })
  }

  it('is kept once, however often it is handed over and fetched', async () => {
    const { id } = await sends('twice', 'image', png(), minutes(2))
    for (let i = 0; i < 3; i++) await whatsApp('twice', 'image', minutes(3))
    await fileAll(app.jobs, minutes(3))
    await Promise.all([fetching(minutes(3)), fetching(minutes(3)), fetching(minutes(90))])
    assert.equal((await papers(id)).length, 1)
  })

  for (const [why, id, type, bytes] of [
    ['kind', 'harm', 'document', Buffer.from('<svg onload="alert(1)">')],
    ['heic', 'iphone', 'image', HEIC],
    ['too-large', 'huge', 'document', Buffer.alloc(10_000_001)],
    ['damaged', 'half', 'image', photoWithPlace().subarray(0, 300)],
    ['kind', 'film', 'video', null],
    ['gone', 'gone', 'image', null],
  ] as const) {
    it(`is said to be not kept, to the team and once to whoever sent it: ${why} (${id})`, async () => {
      const kept = await sends(id, type, bytes, minutes(4))
      await fetching(minutes(200))
      assert.deepEqual([kept.media![0]!.refused, kept.media![0]!.told, await papers(kept.id)], [why, true, []])
      const [answer, ...others] = await told(kept.id)
      assert.equal(others.length, 0)
      assert.deepEqual([answer!.channel, answer!.address, answer!.kind], ['whatsapp', PHONE, 'text.answer'])
      assert.match(answer!.body, /Please send a photo, a screenshot or a PDF/)
    })
  }

  it('is asked for again later where it could not be reached, and holds up no other', async () => {
    await whatsApp('later', 'document', minutes(20))
    await whatsApp('now', 'image', minutes(21))
    await fileAll(app.jobs, minutes(22))
    double.files.set('now', png())
    const broken: MediaSource = (id) => (id === 'later' ? Promise.reject(new Error('no answer')) : double.media(id))
    assert.equal(await fetching(minutes(22), broken), 1)
    assert.equal((await message('wamid.later')).media![0]!.tries, 1)
    double.files.set('later', Buffer.from('A letter.'))
    assert.equal(await fetching(minutes(22)), 0, 'not at once')
    assert.equal(await fetching(minutes(24)), 1)
    assert.ok((await message('wamid.later')).media![0]!.documentId)
  })

  it('is nobody’s while nobody knows whose the message is, and goes back where it was another’s', async () => {
    double.files.set('strange', png())
    await whatsApp('strange', 'image', minutes(30), UNKNOWN)
    await fileAll(app.jobs, minutes(30))
    assert.equal(await fetching(minutes(30)), 0)
    const { id } = await message('wamid.strange')
    const { adviser, participantId } = zofia
    await app.owner
      .updateTable('person_message')
      .set({ owner_account_id: adviser.accountId })
      .where('id', '=', id)
      .execute()
    const look = (now: Date) => as(app.web, adviser, now, async (db) => found(await findMessage(db, adviser, id, now)))
    const match = async (now: Date) => {
      const kept = await look(now)
      await as(app.web, adviser, now, (db) =>
        matchByHand(db, adviser, kept, { participantId, caseId: null, words: 'She said so' }, now),
      )
      assert.equal(await fetching(now), 1)
    }
    await match(minutes(31))
    assert.equal((await papers(id)).length, 1)
    const kept = await look(minutes(32))
    await as(app.web, adviser, minutes(32), (db) => takeBackMatch(db, adviser, kept, minutes(32)))
    const [gone] = await papers(id)
    assert.deepEqual([gone!.in_use, gone!.removed_at !== null], [false, true])
    assert.equal(await fetching(minutes(33)), 0)
    await match(minutes(34))
    assert.equal((await papers(id)).filter((one) => one.removed_at === null).length, 1)
  })

  const mail = (id: string, attachments: readonly object[], to = `reply+${SECRET}@${MAIL_IN_DOMAIN}`) =>
    postMail(app.origin, {
      ...receivedMail(id, { from: 'zofia.files@home.example', to, text: 'Here it is' }),
      attachments,
    })

  it('is kept from an e-mail too, each of several, and pictures of a signature are left out', async () => {
    const attachments = [
      { filename: 'letter.jpg', contentType: 'image/jpeg', content: photoWithPlace().toString('base64') },
      { filename: 'note.txt', contentType: 'text/plain', content: Buffer.from('A note.') },
      { filename: 'logo.png', contentType: 'image/png', related: true, content: png().toString('base64') },
      { filename: 'cv.exe', contentType: 'application/pdf', content: Buffer.from('MZ\x90\0').toString('base64') },
    ]
    for (let i = 0; i < 2; i++) assert.equal((await mail('<files@home.example>', attachments)).status, 200)
    await fileAll(app.jobs, minutes(40))
    await fetching(minutes(40))
    const kept = await message('<files@home.example>')
    assert.deepEqual(
      kept.media!.map(({ kind, refused, documentId }) => [kind, refused ?? typeof documentId]),
      [
        ['image', 'string'],
        ['document', 'string'],
        ['document', 'kind'],
      ],
    )
    assert.deepEqual(
      (await papers(kept.id)).map(({ name, media_type }) => [name, media_type]),
      [
        ['File by email, 23 November 2026', 'text/plain; charset=utf-8'],
        ['Photo by email, 23 November 2026', 'image/jpeg'],
      ],
    )
    assert.deepEqual(
      (await told(kept.id)).map(({ channel, address }) => [channel, address]),
      [['email', 'zofia.files@home.example']],
    )
    for (const { id } of kept.media!) assert.equal(await FILES.held.read(id!), null)
  })

  it('is held sealed where nobody knows who wrote, and let go when its days are over', async () => {
    const content = Buffer.from('Whose is this?').toString('base64')
    await mail('<whose@home.example>', [{ contentType: 'text/plain', content }], 'work@borough.example')
    await fileAll(app.jobs, minutes(50))
    assert.equal(await fetching(minutes(50)), 0)
    const { participant_id, media } = await message('<whose@home.example>')
    assert.equal(participant_id, null)
    assert.equal((await FILES.held.read(media![0]!.id!))!.toString(), 'Whose is this?')
    assert.equal(await FILES.held.letGoOf(new Date(0)), 0)
    assert.ok((await FILES.held.letGoOf(new Date('2200-01-01'))) >= 1)
    assert.equal(await FILES.held.read(media![0]!.id!), null)
  })

  it('is taken of a letter of many megabytes, and of no other hand-over', async () => {
    const content = Buffer.alloc(9_000_000, 'Baker. ').toString('base64')
    assert.equal((await mail('<large@home.example>', [{ contentType: 'text/plain', content }])).status, 200)
    assert.equal((await postWhatsApp(app.origin, `{"a":"${'x'.repeat(600_000)}"}`)).status, 400)
  })
})

const EMPTY = { address: null, case_id: null, subject: null, media: null, template: null, went_as: 'words' as const }
