import type { OwnDataWords } from './own-data-words-en.ts'

/** French. */
export const OWN_DATA_FRENCH: OwnDataWords = {
  'Show my adviser the jobs and courses I apply for':
    'Montrer à mon conseiller les emplois et les cours auxquels je postule',
  'Then they need not ask you, and can help you get ready.':
    'Il n’a alors pas besoin de vous le demander et peut vous aider à vous préparer.',
  'They see which job or course, with whom, when, and how it stands.':
    'Il voit quel emploi ou quel cours, chez qui, quand, et où cela en est.',
  'They do not see your answers, your CV or your papers.': 'Il ne voit ni vos réponses, ni votre CV, ni vos papiers.',
  'It is about what you send from': 'Il s’agit de ce que vous envoyez depuis',
  'May they see it?': 'Peut-il le voir ?',
  'They see the jobs and courses you apply for': 'Il voit les emplois et les cours auxquels vous postulez',
  'They see nothing of what you apply for any more, from the moment you press the button.':
    'Il ne voit plus rien de vos candidatures dès que vous appuyez sur le bouton.',
  'What they have seen already they know. What you applied for goes on.':
    'Ce qu’il a déjà vu, il le sait. Vos candidatures continuent.',
  'Ask us to delete what we hold': 'Nous demander d’effacer ce que nous avons',
  'You can ask at any time. It costs nothing, and you need not say why.':
    'Vous pouvez le demander à tout moment. C’est gratuit et vous n’avez pas à dire pourquoi.',
  'What happens then': 'Ce qui se passe ensuite',
  'A person looks at it and answers you.': 'Une personne l’examine et vous répond.',
  'Your adviser ends your support with you first.': 'Votre conseiller termine d’abord votre accompagnement avec vous.',
  'Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.':
    'Ensuite, tout disparaît : notes, plans, messages, papiers et orientations. Personne ne peut le rétablir.',
  'What we may have to keep': 'Ce que nous devons peut-être garder',
  'Whoever pays for your support asks us to keep what belongs to it.':
    'Celui qui paie votre accompagnement nous demande de garder ce qui en fait partie.',
  'What a court or an inquiry needs, until that is over.':
    'Ce dont un tribunal ou une enquête a besoin, jusqu’à la fin.',
  'That somebody looked at your record, and when. Without your name.':
    'Que quelqu’un a consulté votre dossier, et quand. Sans votre nom.',
  'How many people we helped. Not who.': 'Combien de personnes nous avons aidées. Pas qui.',
  'If we keep more than that, we tell you what and why.':
    'Si nous gardons autre chose, nous vous disons quoi et pourquoi.',
  'Ask for a copy first': 'Demander d’abord une copie',
  'Also what I sent without a record': 'Aussi ce que j’ai envoyé sans dossier',
  'Applications, places on courses, times with an adviser, requests and alerts. What is open ends.':
    'Candidatures, places en cours, rendez-vous, demandes et alertes. Ce qui est ouvert prend fin.',
  'Ask us to delete it': 'Nous demander de l’effacer',
  'You took it back. You can ask again at any time.':
    'Vous avez retiré votre demande. Vous pouvez demander de nouveau à tout moment.',
  'We have to keep it for now.': 'Nous devons le garder pour l’instant.',
  'Are you not content with this? You can complain to us, and to the Information Commissioner.':
    'Vous n’êtes pas d’accord ? Vous pouvez vous plaindre à nous et à l’Information Commissioner.',
  'I changed my mind': 'J’ai changé d’avis',
}
