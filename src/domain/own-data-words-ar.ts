import type { OwnDataWords } from './own-data-words-en.ts'

/** Arabic. */
export const OWN_DATA_ARABIC: OwnDataWords = {
  'Show my adviser the jobs and courses I apply for': 'أظهر لمستشاري الوظائف والدورات التي أتقدم إليها',
  'Then they need not ask you, and can help you get ready.': 'عندها لا يحتاج أن يسألك، ويمكنه أن يساعدك على الاستعداد.',
  'They see which job or course, with whom, when, and how it stands.':
    'يرى أي وظيفة أو دورة، ومع من، ومتى، وإلى أين وصلت.',
  'They do not see your answers, your CV or your papers.': 'لا يرى إجاباتك ولا سيرتك الذاتية ولا أوراقك.',
  'It is about what you send from': 'هذا عما ترسله من',
  'May they see it?': 'هل يمكنهم رؤيته؟',
  'They see the jobs and courses you apply for': 'يرون الوظائف والدورات التي تتقدم إليها',
  'They see nothing of what you apply for any more, from the moment you press the button.':
    'لا يرون شيئا مما تتقدم إليه منذ اللحظة التي تضغط فيها الزر.',
  'What they have seen already they know. What you applied for goes on.':
    'ما رأوه من قبل يعرفونه. وما تقدمت إليه يستمر.',
  'Ask us to delete what we hold': 'اطلب منا أن نحذف ما لدينا',
  'You can ask at any time. It costs nothing, and you need not say why.':
    'يمكنك أن تطلب في أي وقت. لا يكلف شيئا، ولا يلزمك أن تقول لماذا.',
  'What happens then': 'ماذا يحدث بعد ذلك',
  'A person looks at it and answers you.': 'ينظر فيه شخص ويجيبك.',
  'Your adviser ends your support with you first.': 'ينهي مستشارك الدعم معك أولا.',
  'Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.':
    'ثم يذهب كل شيء: الملاحظات والخطط والرسائل والأوراق والإحالات. ولا يستطيع أحد أن يعيده.',
  'What we may have to keep': 'ما قد نضطر إلى الاحتفاظ به',
  'Whoever pays for your support asks us to keep what belongs to it.': 'من يدفع تكلفة دعمك يطلب منا أن نحتفظ بما يخصه.',
  'What a court or an inquiry needs, until that is over.': 'ما تحتاج إليه محكمة أو تحقيق، حتى ينتهي.',
  'That somebody looked at your record, and when. Without your name.': 'أن شخصا نظر في ملفك ومتى. من دون اسمك.',
  'How many people we helped. Not who.': 'كم شخصا ساعدنا. وليس من هم.',
  'If we keep more than that, we tell you what and why.': 'إن احتفظنا بأكثر من ذلك نخبرك بماذا ولماذا.',
  'Ask for a copy first': 'اطلب نسخة أولا',
  'Also what I sent without a record': 'وكذلك ما أرسلته من دون ملف',
  'Applications, places on courses, times with an adviser, requests and alerts. What is open ends.':
    'الطلبات وأماكن الدورات والمواعيد مع مستشار وطلبات المساعدة والتنبيهات. ما هو مفتوح ينتهي.',
  'Ask us to delete it': 'اطلب منا أن نحذفه',
  'You took it back. You can ask again at any time.': 'لقد سحبت الطلب. يمكنك أن تطلب مرة أخرى في أي وقت.',
  'We have to keep it for now.': 'علينا أن نحتفظ به الآن.',
  'Are you not content with this? You can complain to us, and to the Information Commissioner.':
    'ألست راضيا عن هذا؟ يمكنك أن تشتكي إلينا وإلى مفوض المعلومات.',
  'I changed my mind': 'غيرت رأيي',
}
