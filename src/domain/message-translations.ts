/** The languages that the most important messages are put into; the same as of the frame around them. */
export const MESSAGE_LANGUAGES = ['ar', 'bn', 'so', 'tr', 'es', 'fr'] as const
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number]

type Translation = { readonly [language in MessageLanguage | 'en']: string }

const PLACE_IS_YOURS: Translation = {
  en: 'You have a place: {title}. It begins on {date}. See it or change it: {link}',
  ar: 'لديك مكان: {title}. يبدأ يوم {date}. للاطلاع أو التغيير: {link}',
  bn: 'আপনার জন্য একটি জায়গা আছে: {title}। শুরু হবে {date}। দেখতে বা বদলাতে: {link}',
  so: 'Boos ayaad haysataa: {title}. Wuxuu bilaabmayaa {date}. Ka eeg ama ka beddel: {link}',
  tr: 'Yeriniz ayrıldı: {title}. Başlangıç: {date}. Görmek veya değiştirmek için: {link}',
  es: 'Tiene una plaza: {title}. Empieza el {date}. Véala o cámbiela aquí: {link}',
  fr: 'Vous avez une place : {title}. Début : {date}. Pour la voir ou la modifier : {link}',
}

/**
 * The core of a message, by its kind. Few and simple sentences: the English of the room follows them in full. None says
 * more than its reference about a request or an application, since others may see the message.
 */
export const MESSAGE_TRANSLATIONS: Readonly<Record<string, Translation>> = {
  'requests.code': {
    en: 'Your code is {code}. Type it on the page where you asked for it. Do not give it to anybody.',
    ar: 'الرمز الخاص بك هو {code}. اكتبه في الصفحة التي طلبته فيها. لا تعطه لأي شخص.',
    bn: 'আপনার কোড {code}। যে পাতায় কোডটি চেয়েছেন, সেখানে লিখুন। কাউকে কোডটি দেবেন না।',
    so: 'Koodhkaagu waa {code}. Ku qor bogga aad ka codsatay. Cidna ha siin.',
    tr: 'Kodunuz: {code}. Kodu istediğiniz sayfaya yazın. Kimseye vermeyin.',
    es: 'Su código es {code}. Escríbalo en la página donde lo pidió. No se lo dé a nadie.',
    fr: 'Votre code est {code}. Saisissez-le sur la page où vous l’avez demandé. Ne le donnez à personne.',
  },
  'help-request.asked': {
    en: 'Your reference is {reference}. We contact you by {date}. See how it is going: {link}',
    ar: 'رقمك المرجعي هو {reference}. سنتصل بك في موعد أقصاه {date}. لمتابعة ذلك: {link}',
    bn: 'আপনার রেফারেন্স {reference}। আমরা {date}-এর মধ্যে আপনার সাথে যোগাযোগ করব। এখানে দেখুন: {link}',
    so: 'Lambarkaaga tixraaca waa {reference}. Waxaan kula soo xiriiri doonnaa ugu dambayn {date}. Halkan ka eeg: {link}',
    tr: 'Referans numaranız: {reference}. Size en geç şu tarihte ulaşacağız: {date}. Durumu görmek için: {link}',
    es: 'Su referencia es {reference}. Le contactaremos a más tardar el {date}. Vea cómo va: {link}',
    fr: 'Votre référence est {reference}. Nous vous contacterons au plus tard le {date}. Pour suivre : {link}',
  },
  'booking.booked': {
    en: 'Your appointment with {place} is booked: {date}, {time}. Your reference is {reference}. Move or cancel it: {link}',
    ar: 'تم حجز موعدك مع {place}: {date}، {time}. رقمك المرجعي هو {reference}. لتغيير الموعد أو إلغائه: {link}',
    bn: '{place}-এর সাথে আপনার সাক্ষাতের সময় ঠিক হয়েছে: {date}, {time}। আপনার রেফারেন্স {reference}। সময় বদলাতে বা বাতিল করতে: {link}',
    so: 'Ballantaada {place} waa la qabtay: {date}, {time}. Lambarkaaga tixraaca waa {reference}. Ka beddel ama ka baaji: {link}',
    tr: '{place} ile randevunuz alındı: {date}, {time}. Referans numaranız: {reference}. Değiştirmek veya iptal etmek için: {link}',
    es: 'Su cita con {place} está reservada: {date}, {time}. Su referencia es {reference}. Cámbiela o cancélela aquí: {link}',
    fr: 'Votre rendez-vous avec {place} est réservé : {date}, {time}. Votre référence est {reference}. Pour le déplacer ou l’annuler : {link}',
  },
  'booking.reminder': {
    en: 'Do not forget your appointment with {place}: {date}, {time}. Your reference is {reference}. If you cannot make it: {link}',
    ar: 'تذكير بموعدك مع {place}: {date}، {time}. رقمك المرجعي هو {reference}. إذا كنت لا تستطيع الحضور: {link}',
    bn: '{place}-এর সাথে আপনার সাক্ষাতের কথা মনে রাখবেন: {date}, {time}। আপনার রেফারেন্স {reference}। না পারলে এখানে জানান: {link}',
    so: 'Ha iloobin ballantaada {place}: {date}, {time}. Lambarkaaga tixraaca waa {reference}. Haddii aadan awoodin: {link}',
    tr: '{place} ile randevunuzu unutmayın: {date}, {time}. Referans numaranız: {reference}. Uygun değilseniz: {link}',
    es: 'Recuerde su cita con {place}: {date}, {time}. Su referencia es {reference}. Si no puede: {link}',
    fr: 'N’oubliez pas votre rendez-vous avec {place} : {date}, {time}. Votre référence est {reference}. En cas d’empêchement : {link}',
  },
  'booking.called-off': {
    en: 'We are sorry. We had to cancel your appointment with {place}: {date}, {time}. Choose another time: {link}',
    ar: 'نعتذر. اضطررنا إلى إلغاء موعدك مع {place}: {date}، {time}. اختر موعدا آخر: {link}',
    bn: 'আমরা দুঃখিত। {place}-এর সাথে আপনার সাক্ষাৎ বাতিল করতে হয়েছে: {date}, {time}। অন্য সময় বেছে নিন: {link}',
    so: 'Waan ka xunnahay. Waa inaan baajinnay ballantaada {place}: {date}, {time}. Dooro waqti kale: {link}',
    tr: 'Üzgünüz. {place} ile randevunuzu iptal etmek zorunda kaldık: {date}, {time}. Başka bir zaman seçin: {link}',
    es: 'Lo sentimos. Hemos tenido que cancelar su cita con {place}: {date}, {time}. Elija otra hora: {link}',
    fr: 'Nous sommes désolés. Nous avons dû annuler votre rendez-vous avec {place} : {date}, {time}. Choisissez un autre moment : {link}',
  },
  'application.sent': {
    en: 'We have what you sent. Your reference is {reference}. You should have an answer by {date}. See how it stands: {link}',
    ar: 'وصلنا ما أرسلته. رقمك المرجعي هو {reference}. من المتوقع أن يصلك رد في موعد أقصاه {date}. لمتابعة ذلك: {link}',
    bn: 'আপনি যা পাঠিয়েছেন তা আমরা পেয়েছি। আপনার রেফারেন্স {reference}। {date}-এর মধ্যে উত্তর পাওয়ার কথা। এখানে দেখুন: {link}',
    so: 'Waan helnay waxaad soo dirtay. Lambarkaaga tixraaca waa {reference}. Jawaab waa inaad heshaa ugu dambayn {date}. Halkan ka eeg: {link}',
    tr: 'Gönderdiğinizi aldık. Referans numaranız: {reference}. Yanıtın beklendiği son tarih: {date}. Durumu görmek için: {link}',
    es: 'Tenemos lo que envió. Su referencia es {reference}. Debería recibir respuesta a más tardar el {date}. Vea cómo va: {link}',
    fr: 'Nous avons reçu votre envoi. Votre référence est {reference}. Vous devriez avoir une réponse au plus tard le {date}. Pour suivre : {link}',
  },
  'application.answered': {
    en: 'There is news about {reference}. Read it here: {link}',
    ar: 'هناك أخبار جديدة بخصوص {reference}. اقرأها هنا: {link}',
    bn: '{reference} সম্পর্কে নতুন খবর আছে। এখানে পড়ুন: {link}',
    so: 'War cusub ayaa ka soo baxay {reference}. Halkan ka akhri: {link}',
    tr: '{reference} hakkında yeni bir haber var. Buradan okuyun: {link}',
    es: 'Hay novedades sobre {reference}. Léalas aquí: {link}',
    fr: 'Il y a du nouveau au sujet de {reference}. Lisez-le ici : {link}',
  },
  'enrolment.enrolled': PLACE_IS_YOURS,
  'enrolment.accepted': PLACE_IS_YOURS,
  'enrolment.offered': {
    en: 'A place is free: {title}. We keep it for you until {date}. Say yes or no here: {link}',
    ar: 'يوجد مكان شاغر: {title}. نحتفظ به لك حتى {date}. أجب بنعم أو لا هنا: {link}',
    bn: 'একটি জায়গা খালি আছে: {title}। আমরা {date} পর্যন্ত আপনার জন্য রাখব। এখানে হ্যাঁ বা না বলুন: {link}',
    so: 'Boos ayaa bannaan: {title}. Waxaan kuu haynaynaa ilaa {date}. Halkan ku dheh haa ama maya: {link}',
    tr: 'Bir yer boşaldı: {title}. Yeri sizin için şu tarihe kadar tutuyoruz: {date}. Buradan evet veya hayır deyin: {link}',
    es: 'Hay una plaza libre: {title}. Se la guardamos hasta el {date}. Diga sí o no aquí: {link}',
    fr: 'Une place est libre : {title}. Nous vous la gardons jusqu’au {date}. Dites oui ou non ici : {link}',
  },
  'enrolment.reminder': {
    en: 'Do not forget: {title}, {date}, {time}. If you cannot come, tell us here: {link}',
    ar: 'تذكير: {title}، {date}، {time}. إذا كنت لا تستطيع الحضور، أخبرنا هنا: {link}',
    bn: 'মনে রাখবেন: {title}, {date}, {time}। আসতে না পারলে এখানে জানান: {link}',
    so: 'Ha iloobin: {title}, {date}, {time}. Haddii aadan iman karin, halkan noogu sheeg: {link}',
    tr: 'Unutmayın: {title}, {date}, {time}. Gelemiyorsanız buradan bildirin: {link}',
    es: 'Recuerde: {title}, {date}, {time}. Si no puede venir, díganoslo aquí: {link}',
    fr: 'N’oubliez pas : {title}, {date}, {time}. Si vous ne pouvez pas venir, dites-le-nous ici : {link}',
  },
}

/** What stands below translated words until a speaker of the language has read them over. */
export const NOT_CHECKED: Readonly<Record<MessageLanguage, string>> = {
  ar: 'ترجمة آلية لم يراجعها أحد بعد. النص الإنجليزي أدناه هو المعتمد.',
  bn: 'এটি মেশিনের অনুবাদ, এখনো কেউ যাচাই করেননি। নিচের ইংরেজি লেখাটিই সঠিক।',
  so: 'Waxaa turjumay mashiin, weli lama hubin. Qoraalka Ingiriisiga ee hoose ayaa sax ah.',
  tr: 'Makine çevirisidir, henüz kontrol edilmedi. Aşağıdaki İngilizce metin geçerlidir.',
  es: 'Traducción automática, aún sin revisar. Vale el texto en inglés de abajo.',
  fr: 'Traduction automatique, pas encore relue. Le texte anglais ci-dessous fait foi.',
}
