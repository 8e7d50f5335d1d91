import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BadSetting, readConfig } from '../kit/config.ts'
import { openSenders } from './senders.ts'

const KEY = 'work-99999999-8888-4777-8666-555555555555-11111111-2222-4333-8444-555555555555'
const SMTP = { SMTP_URL: 'smtps://us:secret@mail.example.org', MAIL_FROM: 'Good Work <work@example.org>' }
const TEXTS = { TEXT_URL: 'https://texts.example.org/send', TEXT_FIELDS: 'from=GoodWork&account=7' }
const WHATSAPP = { WHATSAPP_NUMBER_ID: '1', WHATSAPP_TOKEN: 'secret', WHATSAPP_TEMPLATE: 'you_have_a_message' }
const PLACE = { PLACES: 'demo/places', DEMO: 'no' }

const ways = (env: Record<string, string>) => {
  const { email, text, whatsapp } = openSenders(readConfig(env, process.cwd()))
  const names = { email: email?.name ?? null, text: text?.name ?? null }
  return whatsapp ? { ...names, whatsapp: whatsapp.name } : names
}

describe('how messages leave us', () => {
  for (const [why, env, expected] of [
    ['nothing set: they wait', PLACE, { email: null, text: null }],
    ['mail server', { ...PLACE, ...SMTP }, { email: 'SMTP', text: null }],
    ['text provider', { ...PLACE, ...TEXTS }, { email: null, text: 'text messages' }],
    [
      'Notify for both',
      { ...PLACE, NOTIFY_API_KEY: KEY, NOTIFY_EMAIL_TEMPLATE: 'e', NOTIFY_TEXT_TEMPLATE: 't' },
      { email: 'GOV.UK Notify', text: 'GOV.UK Notify' },
    ],
    [
      'Notify for texts beside a mail server',
      { ...PLACE, ...SMTP, NOTIFY_API_KEY: KEY, NOTIFY_TEXT_TEMPLATE: 't' },
      { email: 'SMTP', text: 'GOV.UK Notify' },
    ],
    [
      'a made-up borough: nobody',
      { DEMO: 'yes', ...SMTP, ...TEXTS },
      { email: 'outbox', text: 'outbox', whatsapp: 'outbox' },
    ],
    [
      'WhatsApp beside them',
      { ...PLACE, ...TEXTS, ...WHATSAPP },
      { email: null, text: 'text messages', whatsapp: 'WhatsApp' },
    ],
  ] as const) {
    it(why, () => assert.deepEqual(ways(env), expected))
  }

  for (const [env, named] of [
    [{ NOTIFY_API_KEY: 'short' }, 'NOTIFY_API_KEY'],
    [{ NOTIFY_API_KEY: KEY }, 'NOTIFY_EMAIL_TEMPLATE'],
    [{ SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://us:secret@mail.example.org' }, 'MAIL_FROM'],
    [{ TEXT_URL: 'texts.example.org' }, 'TEXT_URL'],
    [{ FORM_KEY: 'short' }, 'FORM_KEY'],
    [{ ...WHATSAPP, WHATSAPP_TEMPLATE: '' }, 'WHATSAPP_TEMPLATE'],
    [{ WHATSAPP_APP_SECRET: 'secret' }, 'WHATSAPP_APP_SECRET'],
    [{ TEXT_IN_TOKEN: 'secret' }, 'TEXT_IN_TOKEN'],
    [{ MAIL_IN_KEY: 'a secret that is long enough' }, 'MAIL_IN_DOMAIN'],
    [{ TRUSTED_PROXIES: '10.0.0.0/8, proxy' }, 'TRUSTED_PROXIES'],
  ] as const) {
    it(`refuses a ${named} that makes no sense, without repeating a secret`, () => {
      assert.throws(
        () => readConfig({ ...PLACE, ...env }, process.cwd()),
        (error) => error instanceof BadSetting && error.message.startsWith(named) && !error.message.includes('secret'),
      )
    })
  }
})
