/** How messages leave us, as set from outside. Passwords and keys among them: never written to a log. */
export type MessageSettings = {
  readonly govUkNotify: GovUkNotifySettings | null
  readonly smtp: SmtpSettings | null
  readonly texts: TextSettings | null
  readonly whatsApp: WhatsAppSettings | null
  readonly incoming: IncomingSettings
}

export type WhatsAppSettings = {
  readonly baseUrl: string
  /** The number that we write from, by Meta's id of it. */
  readonly phoneNumberId: string
  readonly accessToken: string
  /** What is sent a day and more after somebody wrote: approved there, with one gap for who we are. */
  readonly template: string
  readonly templateLanguage: string
}

/** Who may hand us what people write. Each is null where nobody may. */
export type IncomingSettings = {
  /** Signs everything that Meta hands us; and what it says once, when the address is set up. */
  readonly whatsApp: { readonly appSecret: string; readonly verifyToken: string; readonly phoneNumberId: string } | null
  /** The bearer token of GOV.UK Notify's callbacks. */
  readonly textToken: string | null
  /** Signs what the mail provider hands us; `domain` is where answers go: `reply+secret@domain`. */
  readonly mail: { readonly key: string; readonly domain: string } | null
}

export type GovUkNotifySettings = {
  readonly apiKey: string
  readonly baseUrl: string
  /** Templates that pass our words through: `((subject))` and `((body))`, and `((body))`. */
  readonly emailTemplate: string | null
  readonly textTemplate: string | null
}

export type SmtpSettings = {
  /** `smtps://name:password@mail.example.org:465`. */
  readonly url: string
  readonly from: string
}

export type TextSettings = {
  readonly url: string
  /** How the provider calls its fields. */
  readonly toField: string
  readonly bodyField: string
  /** Sent with every text as they are: the sender's name, an account. */
  readonly fields: Readonly<Record<string, string>>
  readonly authorization: string | null
  /** Where the provider's answer has its own number of the text, as names of JSON: `messages.0.id`. */
  readonly idPath: string
}

type Read = {
  readonly text: (name: string) => string | null
  readonly refuse: (name: string, why: string) => never
}

/** Reads the settings of messages; `refuse` is called with the name of the first that makes no sense. */
export function readMessageSettings({ text, refuse }: Read): MessageSettings {
  return {
    govUkNotify: readNotify(text, refuse),
    smtp: readSmtp(text, refuse),
    texts: readTexts(text, refuse),
    whatsApp: readWhatsApp(text, refuse),
    incoming: readIncoming(text, refuse),
  }
}

function readNotify(text: Read['text'], refuse: Read['refuse']): GovUkNotifySettings | null {
  const apiKey = text('NOTIFY_API_KEY')
  if (!apiKey) return null
  // name-serviceid-secret, where the last two are UUIDs (docs.notifications.service.gov.uk, API keys)
  if (!/-[0-9a-f-]{36}-[0-9a-f-]{36}$/.test(apiKey)) refuse('NOTIFY_API_KEY', 'should be a whole key of GOV.UK Notify')
  const [emailTemplate, textTemplate] = [text('NOTIFY_EMAIL_TEMPLATE'), text('NOTIFY_TEXT_TEMPLATE')]
  if (!emailTemplate && !textTemplate) refuse('NOTIFY_EMAIL_TEMPLATE', 'should be the id of a template')
  const baseUrl = web(text, refuse, 'NOTIFY_URL') ?? 'https://api.notifications.service.gov.uk'
  return { apiKey, baseUrl, emailTemplate, textTemplate }
}

function readSmtp(text: Read['text'], refuse: Read['refuse']): SmtpSettings | null {
  const url = text('SMTP_URL')
  if (!url) return null
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) refuse('SMTP_URL', 'should look like smtps://name:password@host')
  const from = text('MAIL_FROM') ?? refuse('MAIL_FROM', 'should say who e-mails are from: Good Work <work@example.org>')
  if (!from.includes('@')) refuse('MAIL_FROM', 'should look like Good Work <work@example.org>')
  return { url, from }
}

function readTexts(text: Read['text'], refuse: Read['refuse']): TextSettings | null {
  const url = web(text, refuse, 'TEXT_URL')
  if (!url) return null
  return {
    url,
    toField: text('TEXT_TO_FIELD') ?? 'to',
    bodyField: text('TEXT_BODY_FIELD') ?? 'body',
    fields: Object.fromEntries(new URLSearchParams(text('TEXT_FIELDS') ?? '')),
    authorization: text('TEXT_AUTHORIZATION'),
    idPath: text('TEXT_ID_PATH') ?? 'id',
  }
}

function readWhatsApp(text: Read['text'], refuse: Read['refuse']): WhatsAppSettings | null {
  const phoneNumberId = text('WHATSAPP_NUMBER_ID')
  if (!phoneNumberId) return null
  return {
    baseUrl: web(text, refuse, 'WHATSAPP_URL') ?? 'https://graph.facebook.com/v23.0',
    phoneNumberId,
    accessToken: text('WHATSAPP_TOKEN') ?? refuse('WHATSAPP_TOKEN', 'should be the access token of the number'),
    template: text('WHATSAPP_TEMPLATE') ?? refuse('WHATSAPP_TEMPLATE', 'should be the name of an approved template'),
    templateLanguage: text('WHATSAPP_TEMPLATE_LANGUAGE') ?? 'en_GB',
  }
}

function readIncoming(text: Read['text'], refuse: Read['refuse']): IncomingSettings {
  const secret = (name: string): string | null => {
    const value = text(name)
    return value && value.length < 20 ? refuse(name, 'should be at least 20 characters that nobody can guess') : value
  }
  const [appSecret, verifyToken] = [secret('WHATSAPP_APP_SECRET'), secret('WHATSAPP_VERIFY_TOKEN')]
  const phoneNumberId = text('WHATSAPP_NUMBER_ID')
  const [key, domain] = [secret('MAIL_IN_KEY'), text('MAIL_IN_DOMAIN')]
  if (key && !domain) refuse('MAIL_IN_DOMAIN', 'should be where answers go: reply.work.example.org')
  return {
    whatsApp: appSecret && verifyToken && phoneNumberId ? { appSecret, verifyToken, phoneNumberId } : null,
    textToken: secret('TEXT_IN_TOKEN'),
    mail: key && domain ? { key, domain: domain.toLowerCase() } : null,
  }
}

function web(text: Read['text'], refuse: Read['refuse'], name: string): string | null {
  const url = text(name)
  if (!url) return null
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) refuse(name, 'should look like https://texts.example.org/send')
  return url.replace(/\/$/, '')
}
