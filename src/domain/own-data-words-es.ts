import type { OwnDataWords } from './own-data-words-en.ts'

/** Spanish. */
export const OWN_DATA_SPANISH: OwnDataWords = {
  'Show my adviser the jobs and courses I apply for': 'Mostrar a mi asesor los empleos y cursos que solicito',
  'Then they need not ask you, and can help you get ready.':
    'Así no tiene que preguntarle y puede ayudarle a prepararse.',
  'They see which job or course, with whom, when, and how it stands.':
    'Ve qué empleo o curso, con quién, cuándo y cómo va.',
  'They do not see your answers, your CV or your papers.': 'No ve sus respuestas, su currículum ni sus documentos.',
  'It is about what you send from': 'Se trata de lo que envía desde',
  'May they see it?': '¿Puede verlo?',
  'They see the jobs and courses you apply for': 'Ve los empleos y cursos que usted solicita',
  'They see nothing of what you apply for any more, from the moment you press the button.':
    'Deja de ver lo que solicita desde el momento en que pulsa el botón.',
  'What they have seen already they know. What you applied for goes on.':
    'Lo que ya ha visto, lo sabe. Lo que usted solicitó sigue adelante.',
  'Ask us to delete what we hold': 'Pedirnos que borremos lo que tenemos',
  'You can ask at any time. It costs nothing, and you need not say why.':
    'Puede pedirlo en cualquier momento. No cuesta nada y no tiene que decir por qué.',
  'What happens then': 'Qué pasa después',
  'A person looks at it and answers you.': 'Una persona lo mira y le responde.',
  'Your adviser ends your support with you first.': 'Primero su asesor termina el apoyo con usted.',
  'Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.':
    'Después se borra todo: notas, planes, mensajes, documentos y derivaciones. Nadie puede recuperarlo.',
  'What we may have to keep': 'Lo que quizá tengamos que conservar',
  'Whoever pays for your support asks us to keep what belongs to it.':
    'Quien paga su apoyo nos pide que conservemos lo que le corresponde.',
  'What a court or an inquiry needs, until that is over.':
    'Lo que necesite un tribunal o una investigación, hasta que termine.',
  'That somebody looked at your record, and when. Without your name.':
    'Que alguien miró su expediente y cuándo. Sin su nombre.',
  'How many people we helped. Not who.': 'A cuántas personas ayudamos. No a quiénes.',
  'If we keep more than that, we tell you what and why.': 'Si conservamos algo más, le decimos qué y por qué.',
  'Ask for a copy first': 'Pedir antes una copia',
  'Also what I sent without a record': 'También lo que envié sin expediente',
  'Applications, places on courses, times with an adviser, requests and alerts. What is open ends.':
    'Solicitudes, plazas en cursos, citas, peticiones y avisos. Lo que está abierto termina.',
  'Ask us to delete it': 'Pedirnos que lo borremos',
  'You took it back. You can ask again at any time.': 'Lo ha retirado. Puede pedirlo otra vez en cualquier momento.',
  'We have to keep it for now.': 'Por ahora tenemos que conservarlo.',
  'Are you not content with this? You can complain to us, and to the Information Commissioner.':
    '¿No está conforme? Puede quejarse a nosotros y al Information Commissioner.',
  'I changed my mind': 'He cambiado de idea',
}
