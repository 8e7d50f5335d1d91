import type { OwnDataWords } from './own-data-words-en.ts'

/** Turkish. */
export const OWN_DATA_TURKISH: OwnDataWords = {
  'Show my adviser the jobs and courses I apply for': 'Başvurduğum işleri ve kursları danışmanıma göster',
  'Then they need not ask you, and can help you get ready.':
    'O zaman size sormasına gerek kalmaz ve hazırlanmanıza yardım edebilir.',
  'They see which job or course, with whom, when, and how it stands.':
    'Hangi iş ya da kurs, nerede, ne zaman ve ne durumda olduğunu görür.',
  'They do not see your answers, your CV or your papers.': 'Yanıtlarınızı, özgeçmişinizi ve belgelerinizi görmez.',
  'It is about what you send from': 'Şu adresten gönderdikleriniz içindir',
  'May they see it?': 'Görebilirler mi?',
  'They see the jobs and courses you apply for': 'Başvurduğunuz işleri ve kursları görürler',
  'They see nothing of what you apply for any more, from the moment you press the button.':
    'Düğmeye bastığınız andan itibaren başvurularınızdan hiçbir şey görmezler.',
  'What they have seen already they know. What you applied for goes on.':
    'Gördüklerini bilirler. Başvurularınız devam eder.',
  'Ask us to delete what we hold': 'Tuttuklarımızı silmemizi isteyin',
  'You can ask at any time. It costs nothing, and you need not say why.':
    'Her zaman isteyebilirsiniz. Ücretsizdir ve nedenini söylemeniz gerekmez.',
  'What happens then': 'Sonra ne olur',
  'A person looks at it and answers you.': 'Bir kişi inceler ve size yanıt verir.',
  'Your adviser ends your support with you first.': 'Danışmanınız önce desteğinizi sizinle bitirir.',
  'Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.':
    'Sonra hepsi gider: notlar, planlar, mesajlar, belgeler ve yönlendirmeler. Kimse geri getiremez.',
  'What we may have to keep': 'Neleri tutmamız gerekebilir',
  'Whoever pays for your support asks us to keep what belongs to it.':
    'Desteğinizin parasını ödeyen, ona ait olanı tutmamızı ister.',
  'What a court or an inquiry needs, until that is over.':
    'Bir mahkemenin ya da soruşturmanın gerek duyduğu, o bitene kadar.',
  'That somebody looked at your record, and when. Without your name.':
    'Birinin kaydınıza baktığı ve ne zaman baktığı. Adınız olmadan.',
  'How many people we helped. Not who.': 'Kaç kişiye yardım ettiğimiz. Kimlere olduğu değil.',
  'If we keep more than that, we tell you what and why.':
    'Bundan fazlasını tutarsak neyi ve niçin tuttuğumuzu söyleriz.',
  'Ask for a copy first': 'Önce bir kopya isteyin',
  'Also what I sent without a record': 'Kayıt olmadan gönderdiklerim de',
  'Applications, places on courses, times with an adviser, requests and alerts. What is open ends.':
    'Başvurular, kurs yerleri, danışman saatleri, istekler ve bildirimler. Açık olan sona erer.',
  'Ask us to delete it': 'Silmemizi isteyin',
  'You took it back. You can ask again at any time.': 'Geri aldınız. Her zaman yeniden isteyebilirsiniz.',
  'We have to keep it for now.': 'Şimdilik tutmak zorundayız.',
  'Are you not content with this? You can complain to us, and to the Information Commissioner.':
    'Memnun değil misiniz? Bize ve Information Commissioner’a şikâyet edebilirsiniz.',
  'I changed my mind': 'Fikrimi değiştirdim',
}
