import { linesIn, valueIn } from '../domain/bidi.ts'
import type { Place } from '../domain/place.ts'
import { siteName } from './layouts/site-name.ts'

/** What stands around the words of every e-mail. `{name}`, `{phone}` and `{link}` are filled in. */
type Frame = {
  readonly greeting: string
  readonly closing: string
  readonly help: string
  readonly stop: string
  /** Whether a speaker of the language has read it over. */
  readonly checked: boolean
}

/** Simple sentences on purpose: the fewer words, the less can be wrong in them. */
export const FRAMES: Readonly<Record<string, Frame>> = {
  en: {
    greeting: 'Hello,',
    closing: 'From {name}',
    help: 'Do you need help? Call {phone}.',
    stop: 'To stop these messages, open this page:\n{link}',
    checked: true,
  },
  ar: {
    greeting: 'مرحبا،',
    closing: 'من {name}',
    help: 'هل تحتاج إلى مساعدة؟ اتصل على الرقم {phone}.',
    stop: 'لإيقاف هذه الرسائل، افتح هذه الصفحة:\n{link}',
    checked: false,
  },
  bn: {
    greeting: 'হ্যালো,',
    closing: 'প্রেরক: {name}',
    help: 'সাহায্য দরকার? {phone} নম্বরে ফোন করুন।',
    stop: 'এই বার্তাগুলো বন্ধ করতে এই পাতাটি খুলুন:\n{link}',
    checked: false,
  },
  so: {
    greeting: 'Salaan,',
    closing: 'Ka timid {name}',
    help: 'Ma u baahan tahay caawimaad? Wac {phone}.',
    stop: 'Si aad u joojiso fariimahan, fur boggan:\n{link}',
    checked: false,
  },
  tr: {
    greeting: 'Merhaba,',
    closing: 'Gönderen: {name}',
    help: 'Yardıma ihtiyacınız var mı? {phone} numarasını arayın.',
    stop: 'Bu mesajları durdurmak için bu sayfayı açın:\n{link}',
    checked: false,
  },
  es: {
    greeting: 'Hola:',
    closing: 'De {name}',
    help: '¿Necesita ayuda? Llame al {phone}.',
    stop: 'Para no recibir más mensajes como este, abra esta página:\n{link}',
    checked: false,
  },
  fr: {
    greeting: 'Bonjour,',
    closing: 'De la part de {name}',
    help: 'Besoin d’aide ? Appelez le {phone}.',
    stop: 'Pour ne plus recevoir ces messages, ouvrez cette page :\n{link}',
    checked: false,
  },
}

const GREETED = /^\s*(hello|dear|hi|good (morning|afternoon))\b/i

/**
 * Returns the whole text of an e-mail: a greeting unless the words begin with one, the words, who it is from, whom to
 * call, and how to stop it where that is due. In the reader's language where the frame has been put into it.
 */
export function framed(
  body: string,
  language: string,
  { place, unsubscribeUrl }: { readonly place: Place; readonly unsubscribeUrl: string | null },
): string {
  const frame = FRAMES[language.split('-')[0]!] ?? FRAMES.en!
  const written = frame === FRAMES.en ? 'en' : language
  const fill = (text: string) =>
    linesIn(
      text
        .replace('{name}', valueIn(siteName(place), written))
        .replace('{phone}', valueIn(place.contact.phone, written))
        .replace('{link}', unsubscribeUrl ?? ''),
      written,
    )
  const parts = [
    GREETED.test(body) ? null : fill(frame.greeting),
    body.trim(),
    `${fill(frame.closing)}\n${fill(frame.help)}`,
    unsubscribeUrl === null ? null : fill(frame.stop),
  ]
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`
}
