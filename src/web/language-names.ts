/** Each language by its own name, as its speakers look for it, and the way it is written. BCP 47 codes. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  en: 'English',
  bn: 'বাংলা',
  so: 'Soomaali',
  tr: 'Türkçe',
  pl: 'Polski',
  es: 'Español',
  fr: 'Français',
  pt: 'Português',
  ar: 'العربية',
  yi: 'ייִדיש',
  ku: 'Kurdî',
  ckb: 'کوردی',
  ur: 'اردو',
  gu: 'ગુજરાતી',
  hi: 'हिन्दी',
  zh: '中文',
  vi: 'Tiếng Việt',
  it: 'Italiano',
  ro: 'Română',
  uk: 'Українська',
  ru: 'Русский',
  sq: 'Shqip',
  ti: 'ትግርኛ',
  am: 'አማርኛ',
  fa: 'فارسی',
  ps: 'پښتو',
  el: 'Ελληνικά',
  bfi: 'British Sign Language',
}

/** Returns the language's own name, or its code where we do not know it. */
export const languageName = (code: string): string => LANGUAGE_NAMES[code] ?? code
