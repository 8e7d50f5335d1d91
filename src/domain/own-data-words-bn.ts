import type { OwnDataWords } from './own-data-words-en.ts'

/** Bengali. */
export const OWN_DATA_BENGALI: OwnDataWords = {
  'Show my adviser the jobs and courses I apply for': 'আমি যেসব চাকরি ও কোর্সে আবেদন করি তা আমার উপদেষ্টাকে দেখান',
  'Then they need not ask you, and can help you get ready.':
    'তাহলে তাঁকে জিজ্ঞেস করতে হয় না, এবং তিনি আপনাকে প্রস্তুত হতে সাহায্য করতে পারেন।',
  'They see which job or course, with whom, when, and how it stands.':
    'তিনি দেখেন কোন চাকরি বা কোর্স, কার কাছে, কবে এবং কোন অবস্থায় আছে।',
  'They do not see your answers, your CV or your papers.': 'তিনি আপনার উত্তর, সিভি বা কাগজপত্র দেখেন না।',
  'It is about what you send from': 'এটি আপনি যা পাঠান তার বিষয়ে, এখান থেকে',
  'May they see it?': 'তাঁরা কি এটি দেখতে পারেন?',
  'They see the jobs and courses you apply for': 'আপনি যেসব চাকরি ও কোর্সে আবেদন করেন তা তাঁরা দেখেন',
  'They see nothing of what you apply for any more, from the moment you press the button.':
    'আপনি বোতাম চাপার মুহূর্ত থেকে তাঁরা আপনার আবেদনের কিছুই আর দেখেন না।',
  'What they have seen already they know. What you applied for goes on.':
    'তাঁরা যা আগে দেখেছেন তা জানেন। আপনার আবেদন চলতে থাকে।',
  'Ask us to delete what we hold': 'আমাদের কাছে যা আছে তা মুছে ফেলতে বলুন',
  'You can ask at any time. It costs nothing, and you need not say why.':
    'আপনি যেকোনো সময় বলতে পারেন। এতে কোনো খরচ নেই, কারণ বলতে হয় না।',
  'What happens then': 'তারপর কী হয়',
  'A person looks at it and answers you.': 'একজন ব্যক্তি এটি দেখেন এবং আপনাকে উত্তর দেন।',
  'Your adviser ends your support with you first.': 'আপনার উপদেষ্টা প্রথমে আপনার সঙ্গে সহায়তা শেষ করেন।',
  'Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.':
    'তারপর সব চলে যায়: নোট, পরিকল্পনা, বার্তা, কাগজপত্র ও রেফারেল। কেউ তা ফিরিয়ে আনতে পারে না।',
  'What we may have to keep': 'আমাদের যা রাখতে হতে পারে',
  'Whoever pays for your support asks us to keep what belongs to it.':
    'আপনার সহায়তার খরচ যে দেয়, সে আমাদের তার অংশ রাখতে বলে।',
  'What a court or an inquiry needs, until that is over.': 'আদালত বা তদন্তের যা দরকার, তা শেষ না হওয়া পর্যন্ত।',
  'That somebody looked at your record, and when. Without your name.': 'কেউ আপনার রেকর্ড দেখেছে এবং কখন। আপনার নাম ছাড়া।',
  'How many people we helped. Not who.': 'আমরা কতজনকে সাহায্য করেছি। কাদের তা নয়।',
  'If we keep more than that, we tell you what and why.': 'এর বেশি রাখলে আমরা বলি কী এবং কেন।',
  'Ask for a copy first': 'আগে একটি কপি চান',
  'Also what I sent without a record': 'রেকর্ড ছাড়া আমি যা পাঠিয়েছি তাও',
  'Applications, places on courses, times with an adviser, requests and alerts. What is open ends.':
    'আবেদন, কোর্সের আসন, উপদেষ্টার সময়, অনুরোধ ও বিজ্ঞপ্তি। যা খোলা আছে তা শেষ হয়।',
  'Ask us to delete it': 'আমাদের এটি মুছে ফেলতে বলুন',
  'You took it back. You can ask again at any time.': 'আপনি ফিরিয়ে নিয়েছেন। যেকোনো সময় আবার বলতে পারেন।',
  'We have to keep it for now.': 'আপাতত আমাদের এটি রাখতে হবে।',
  'Are you not content with this? You can complain to us, and to the Information Commissioner.':
    'আপনি কি সন্তুষ্ট নন? আপনি আমাদের কাছে এবং ইনফরমেশন কমিশনারের কাছে অভিযোগ করতে পারেন।',
  'I changed my mind': 'আমি মত বদলেছি',
}
