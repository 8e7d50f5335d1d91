import type { OwnDataWords } from './own-data-words-en.ts'

/** Somali. */
export const OWN_DATA_SOMALI: OwnDataWords = {
  'Show my adviser the jobs and courses I apply for': 'Tus la-taliyahayga shaqooyinka iyo koorsooyinka aan codsado',
  'Then they need not ask you, and can help you get ready.':
    'Markaas uma baahna inuu ku weydiiyo, wuxuuna kaa caawin karaa inaad diyaar noqoto.',
  'They see which job or course, with whom, when, and how it stands.':
    'Wuxuu arkaa shaqada ama koorsada, cidda ay la jirto, goorta iyo halka ay marayso.',
  'They do not see your answers, your CV or your papers.': 'Ma arko jawaabahaaga, CV-gaaga ama waraaqahaaga.',
  'It is about what you send from': 'Waxay ku saabsan tahay waxa aad ka dirto',
  'May they see it?': 'Ma arki karaan?',
  'They see the jobs and courses you apply for': 'Waxay arkaan shaqooyinka iyo koorsooyinka aad codsato',
  'They see nothing of what you apply for any more, from the moment you press the button.':
    'Waxba kama arkaan waxa aad codsato laga bilaabo marka aad badhanka riixdo.',
  'What they have seen already they know. What you applied for goes on.':
    'Wixii ay hore u arkeen way ogyihiin. Wixii aad codsatay way socdaan.',
  'Ask us to delete what we hold': 'Naga codso inaan tirtirno waxa aan hayno',
  'You can ask at any time. It costs nothing, and you need not say why.':
    'Goor kasta waad codsan kartaa. Lacag ma laha, mana aha inaad sheegto sababta.',
  'What happens then': 'Waxa dhaca kadib',
  'A person looks at it and answers you.': 'Qof ayaa eegaya oo kuu jawaabaya.',
  'Your adviser ends your support with you first.': 'La-taliyahaagu marka hore ayuu kula dhammeeyaa taageerada.',
  'Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.':
    'Kadib dhammaantood way baxaan: qoraallada, qorshayaasha, fariimaha, waraaqaha iyo gudbinta. Cidna ma soo celin karto.',
  'What we may have to keep': 'Waxa laga yaabo inaan hayno',
  'Whoever pays for your support asks us to keep what belongs to it.':
    'Cidda bixisa lacagta taageeradaada ayaa na weydiisata inaan hayno waxa ku saabsan.',
  'What a court or an inquiry needs, until that is over.':
    'Waxa maxkamad ama baaritaan u baahan yahay, ilaa ay ka dhammaato.',
  'That somebody looked at your record, and when. Without your name.':
    'In qof eegay diiwaankaaga iyo goorta. Magacaaga la’aan.',
  'How many people we helped. Not who.': 'Inta qof ee aan caawinnay. Maaha cidda ay yihiin.',
  'If we keep more than that, we tell you what and why.':
    'Haddii aan hayno wax ka badan, waxaan kuu sheegnaa waxa ay yihiin iyo sababta.',
  'Ask for a copy first': 'Marka hore codso nuqul',
  'Also what I sent without a record': 'Sidoo kale waxa aan diray diiwaan la’aan',
  'Applications, places on courses, times with an adviser, requests and alerts. What is open ends.':
    'Codsiyada, boosaska koorsooyinka, ballamaha la-taliyaha, codsiyada caawimada iyo ogeysiisyada. Waxa furan way dhammaadaan.',
  'Ask us to delete it': 'Naga codso inaan tirtirno',
  'You took it back. You can ask again at any time.': 'Waad ka noqotay. Goor kasta mar kale ayaad codsan kartaa.',
  'We have to keep it for now.': 'Hadda waa inaan hayno.',
  'Are you not content with this? You can complain to us, and to the Information Commissioner.':
    'Ma ku qanacsanayn? Waxaad u ashtakoon kartaa annaga iyo Information Commissioner.',
  'I changed my mind': 'Waan ka noqday',
}
