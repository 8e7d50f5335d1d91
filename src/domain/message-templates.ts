import type { MessageLanguage } from './message-kinds.ts'

/** Texts that advisers send again and again: short, and each whole in itself. */
export const MESSAGE_TEMPLATES = [
  { value: 'call-me', text: 'Please call me' },
  { value: 'come-in', text: 'Can you come and see me?' },
  { value: 'how-are-you', text: 'How are you getting on?' },
  { value: 'bring', text: 'What to bring' },
  { value: 'missed-you', text: 'I missed you today' },
  { value: 'well-done', text: 'Well done' },
] as const

export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number]['value']

type Words = Readonly<Record<MessageTemplate, string>>

/** Made by a machine and read over by no speaker yet, as long as message-checks.ts does not say so: pages say it too. */
const WORDS: Readonly<Record<MessageLanguage | 'en', Words>> = {
  en: {
    'call-me': 'Hello {name}. Please call me when you can: {phone}.',
    'come-in': 'Hello {name}. Can you come and see me this week? Tell me which day is good for you.',
    'how-are-you': 'Hello {name}. How are you getting on? Is there anything I can help with?',
    bring: 'Hello {name}. When we meet, please bring your CV and something that shows who you are.',
    'missed-you': 'Hello {name}. I missed you today. That is fine. Shall we find another time?',
    'well-done': 'Hello {name}. Well done. Tell me how it went.',
  },
  ar: {
    'call-me': 'مرحبا {name}. من فضلك اتصل بي عندما تستطيع: {phone}.',
    'come-in': 'مرحبا {name}. هل يمكنك أن تأتي لرؤيتي هذا الأسبوع؟ أخبرني أي يوم يناسبك.',
    'how-are-you': 'مرحبا {name}. كيف حالك؟ هل هناك شيء أستطيع أن أساعدك فيه؟',
    bring: 'مرحبا {name}. عندما نلتقي، من فضلك أحضر سيرتك الذاتية وشيئا يثبت هويتك.',
    'missed-you': 'مرحبا {name}. انتظرتك اليوم. لا بأس. هل نجد وقتا آخر؟',
    'well-done': 'مرحبا {name}. أحسنت. أخبرني كيف سارت الأمور.',
  },
  bn: {
    'call-me': 'হ্যালো {name}। সুযোগ হলে আমাকে ফোন করুন: {phone}।',
    'come-in': 'হ্যালো {name}। এই সপ্তাহে কি আমার সঙ্গে দেখা করতে আসতে পারেন? কোন দিন সুবিধা হবে জানান।',
    'how-are-you': 'হ্যালো {name}। কেমন চলছে? আমি কি কোনো কিছুতে সাহায্য করতে পারি?',
    bring: 'হ্যালো {name}। দেখা করার সময় আপনার সিভি আর একটি পরিচয়পত্র সঙ্গে আনুন।',
    'missed-you': 'হ্যালো {name}। আজ আপনার অপেক্ষায় ছিলাম। কোনো অসুবিধা নেই। অন্য একটা সময় ঠিক করব?',
    'well-done': 'হ্যালো {name}। খুব ভালো করেছেন। কেমন হলো আমাকে জানান।',
  },
  so: {
    'call-me': 'Salaan {name}. Fadlan i soo wac marka aad awooddo: {phone}.',
    'come-in': 'Salaan {name}. Ma ii iman kartaa toddobaadkan? Ii sheeg maalinta kuu wanaagsan.',
    'how-are-you': 'Salaan {name}. Sidee wax kuugu socdaan? Ma jiraa wax aan kaa caawin karo?',
    bring: 'Salaan {name}. Marka aan kulanno, fadlan keen CV-gaaga iyo wax muujinaya cidda aad tahay.',
    'missed-you': 'Salaan {name}. Maanta waan ku sugayay. Dhib ma leh. Ma helnaa waqti kale?',
    'well-done': 'Salaan {name}. Aad baad u wanaagsan tahay. Ii sheeg sida ay u dhacday.',
  },
  tr: {
    'call-me': 'Merhaba {name}. Uygun olduğunuzda lütfen beni arayın: {phone}.',
    'come-in': 'Merhaba {name}. Bu hafta beni görmeye gelebilir misiniz? Hangi gün uygun, bana yazın.',
    'how-are-you': 'Merhaba {name}. Nasıl gidiyor? Yardımcı olabileceğim bir şey var mı?',
    bring: 'Merhaba {name}. Buluştuğumuzda lütfen özgeçmişinizi ve bir kimlik belgenizi getirin.',
    'missed-you': 'Merhaba {name}. Bugün sizi bekledim. Sorun değil. Başka bir zaman bulalım mı?',
    'well-done': 'Merhaba {name}. Tebrikler. Nasıl geçtiğini bana yazın.',
  },
  es: {
    'call-me': 'Hola, {name}: Llámeme cuando pueda, por favor: {phone}.',
    'come-in': 'Hola, {name}: ¿Puede venir a verme esta semana? Dígame qué día le va bien.',
    'how-are-you': 'Hola, {name}: ¿Cómo le va? ¿Puedo ayudarle en algo?',
    bring: 'Hola, {name}: Cuando nos veamos, traiga su currículum y un documento de identidad, por favor.',
    'missed-you': 'Hola, {name}: Hoy le esperé. No pasa nada. ¿Buscamos otro momento?',
    'well-done': 'Hola, {name}: Enhorabuena. Cuénteme cómo le fue.',
  },
  fr: {
    'call-me': 'Bonjour {name}. Appelez-moi quand vous pouvez, s’il vous plaît : {phone}.',
    'come-in': 'Bonjour {name}. Pouvez-vous venir me voir cette semaine ? Dites-moi quel jour vous convient.',
    'how-are-you': 'Bonjour {name}. Comment allez-vous ? Puis-je vous aider ?',
    bring: 'Bonjour {name}. Quand nous nous verrons, apportez votre CV et une pièce d’identité, s’il vous plaît.',
    'missed-you': 'Bonjour {name}. Je vous ai attendu aujourd’hui. Ce n’est pas grave. Trouvons-nous un autre moment ?',
    'well-done': 'Bonjour {name}. Bravo. Dites-moi comment cela s’est passé.',
  },
}

/** Returns a text with what belongs into it, in this language. */
export const templateWords = (
  template: MessageTemplate,
  language: MessageLanguage | 'en',
  slots: { readonly name: string; readonly phone: string },
): string => WORDS[language][template].replace('{name}', slots.name).replace('{phone}', slots.phone)
