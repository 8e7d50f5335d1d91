import { sampleCohortId as cohort, samplePanelId as panel, sampleAbsenceId, samplePlaceId } from '../../demo/groups.ts'
import { sampleLetterId as letter, samplePaperId } from '../../demo/letters.ts'
import { sampleParticipantId as participant } from '../../demo/referrals.ts'
import { namedUuid } from '../../src/kit/uuid.ts'
import type { DeskPageToSee } from './page-to-see.ts'

const cv = (number: number) => samplePaperId('Constance Mbatha', 'CV', number)

/** The case of somebody of the sample. */
const supportCase = (who: string): string => namedUuid(`sample case ${who}`)
const PERPETUA = `/desk/people/${participant('Perpetua Ashgrove-Lim')}/cases`

const GROUP = cohort('Skills for Work, autumn group')
const place = (who: string) => samplePlaceId('Skills for Work, autumn group', who)
const NEXT_MEETING = namedUuid('sample next appointment of Nasreen Holloway')

/** Pages of casework, and how they are reached. */
export const CASEWORK_PAGES: readonly DeskPageToSee[] = [
  { name: 'data protection', path: '/desk/data-protection', as: 'Farid Halloran' },
  {
    name: 'a legal hold',
    path: `/desk/data-protection/people/${participant('Hodan Abdi-Farrow')}/hold`,
    as: 'Farid Halloran',
  },
  {
    name: 'erase somebody',
    path: `/desk/data-protection/people/${participant('Hodan Abdi-Farrow')}/erase`,
    as: 'Farid Halloran',
  },
  {
    name: 'a copy for somebody',
    path: `/desk/data-protection/people/${participant('Hodan Abdi-Farrow')}/copy`,
    as: 'Farid Halloran',
  },
  {
    name: 'what somebody says is wrong',
    path: `/desk/data-protection/people/${participant('Hodan Abdi-Farrow')}/correction`,
    as: 'Farid Halloran',
  },
  { name: 'not an adviser’s data protection', path: '/desk/data-protection', as: 'Grace Oyelaran', status: 404 },
  {
    name: 'appointments of one person',
    path: `/desk/people/${participant('Nasreen Holloway')}/appointments`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'make an appointment',
    path: `/desk/people/${participant('Nasreen Holloway')}/appointments/new`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'not an appointment of theirs',
    path: `/desk/people/${participant('Nasreen Holloway')}/appointments`,
    as: 'Tobias Marlowe-Eze',
    status: 404,
  },
  {
    name: 'change an appointment',
    path: `/desk/people/${participant('Nasreen Holloway')}/appointments/${NEXT_MEETING}/move`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'cancel an appointment',
    path: `/desk/people/${participant('Nasreen Holloway')}/appointments/${NEXT_MEETING}/call-off`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'leave a group',
    path: `/desk/cohorts/${GROUP}/places/${place('Nasreen Holloway')}/leave`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'ask how somebody is',
    path: `/desk/cohorts/${GROUP}/absences/${sampleAbsenceId(place('Dexter Malinowski'))}`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'a certificate',
    path: `/desk/cohorts/${cohort('First steps on a computer')}/places/${samplePlaceId('First steps on a computer', 'Fadumo Carrick')}/certificate`,
    as: 'Grace Oyelaran',
  },
  { name: 'groups', path: '/desk/cohorts', as: 'Grace Oyelaran' },
  { name: 'who leads a group', path: `/desk/cohorts/${GROUP}/leader`, as: 'Winsome Adair-Clarke' },
  { name: 'change a group', path: `/desk/cohorts/${GROUP}/change`, as: 'Winsome Adair-Clarke' },
  { name: 'plan a group', path: '/desk/cohorts/new', as: 'Winsome Adair-Clarke' },
  { name: 'a group under way', path: `/desk/cohorts/${GROUP}`, as: 'Grace Oyelaran' },
  { name: 'a group of a colleague', path: `/desk/cohorts/${GROUP}`, as: 'Liban Jibrell-Moss' },
  {
    name: 'a group that has ended',
    path: `/desk/cohorts/${cohort('First steps on a computer')}`,
    as: 'Grace Oyelaran',
  },
  { name: 'put somebody forward', path: `/desk/cohorts/${GROUP}/enrol`, as: 'Grace Oyelaran' },
  {
    name: 'put somebody forward elsewhere',
    path: `/desk/cohorts/${cohort('Work that suits you')}/enrol`,
    as: 'Grace Oyelaran',
  },
  { name: 'who came', path: `/desk/cohorts/${GROUP}/sessions/3`, as: 'Grace Oyelaran' },
  {
    name: 'not theirs to say who came',
    path: `/desk/cohorts/${GROUP}/sessions/3`,
    as: 'Liban Jibrell-Moss',
    status: 404,
  },
  { name: 'move a meeting', path: `/desk/cohorts/${GROUP}/sessions/8/move`, as: 'Grace Oyelaran' },
  { name: 'end a group', path: `/desk/cohorts/${GROUP}/end`, as: 'Grace Oyelaran' },
  { name: 'panel', path: '/desk/panel', as: 'Grace Oyelaran' },
  { name: 'ask a question', path: '/desk/panel/new', as: 'Grace Oyelaran' },
  { name: 'a question for several', path: `/desk/panel/${panel('Dexter Malinowski')}`, as: 'Grace Oyelaran' },
  {
    name: 'a question one was invited to',
    path: `/desk/panel/${panel('Dexter Malinowski')}`,
    as: 'Liban Jibrell-Moss',
  },
  { name: 'what was decided', path: `/desk/panel/${panel('Dexter Malinowski')}/decision`, as: 'Grace Oyelaran' },
  { name: 'a question that was decided', path: `/desk/panel/${panel('Gerard Okonjo-Vane')}`, as: 'Grace Oyelaran' },
  {
    name: 'a question one was not invited to',
    path: `/desk/panel/${panel('Samira Al-Khouri')}`,
    as: 'Liban Jibrell-Moss',
    status: 404,
  },
  { name: 'check a certificate', path: '/certificates' },
  { name: 'no such certificate', path: '/certificates?number=C-3333-4444' },
  { name: 'people', path: '/desk/people', as: 'Grace Oyelaran' },
  { name: 'one person', path: `/desk/people/${participant('Shirin Begum Choudhury')}`, as: 'Grace Oyelaran' },
  {
    name: 'refer somebody known',
    path: `/desk/referrals/new?person=${participant('Shirin Begum Choudhury')}`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'refer somebody else’s person',
    path: `/desk/referrals/new?person=${participant('Yusuf Al-Nahri')}`,
    as: 'Tobias Marlowe-Eze',
    status: 404,
  },
  {
    name: 'agree to more',
    path: `/desk/people/${participant('Shirin Begum Choudhury')}/sharing`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'somebody else’s person',
    path: `/desk/people/${participant('Yusuf Al-Nahri')}`,
    as: 'Tobias Marlowe-Eze',
    status: 404,
  },
  { name: 'the day of an adviser', path: '/desk/today', as: 'Grace Oyelaran' },
  { name: 'a day without anything', path: '/desk/today', as: 'Marguerite Dunmore' },
  { name: 'the day of a team', path: '/desk/today/team', as: 'Winsome Adair-Clarke' },
  { name: 'a caseload', path: '/desk/caseload', as: 'Grace Oyelaran' },
  { name: 'quiet people of a caseload', path: '/desk/caseload?only=quiet&sort=heard', as: 'Liban Jibrell-Moss' },
  { name: 'caseloads of a team', path: '/desk/caseload', as: 'Winsome Adair-Clarke' },
  { name: 'the caseload of an adviser', path: '/desk/caseload/1', as: 'Winsome Adair-Clarke' },
  { name: 'not an adviser’s team', path: '/desk/caseload/1', as: 'Liban Jibrell-Moss', status: 404 },
  { name: 'the promise', path: '/desk/promise', as: 'Petra Solheim' },
  { name: 'the promise as the privacy lead sees it', path: '/desk/promise', as: 'Farid Halloran' },
  { name: 'support of somebody', path: PERPETUA, as: 'Grace Oyelaran' },
  { name: 'support of somebody else', path: PERPETUA, as: 'Tobias Marlowe-Eze', status: 404 },
  { name: 'start working with somebody', path: `${PERPETUA}/new`, as: 'Grace Oyelaran' },
  ...['start-work', 'pause', 'hand-over', 'close'].map(
    (move): DeskPageToSee => ({
      name: `a case: ${move}`,
      path: `${PERPETUA}/${supportCase('Perpetua Ashgrove-Lim')}/move/${move}`,
      as: 'Grace Oyelaran',
    }),
  ),
  {
    name: 'what is next in a case',
    path: `${PERPETUA}/${supportCase('Perpetua Ashgrove-Lim')}/next`,
    as: 'Grace Oyelaran',
  },
  { name: 'a member of a team', path: '/desk/team/1', as: 'Helen Achterberg' },
  { name: 'an account with people', path: '/desk/accounts/1', as: 'Helen Achterberg' },
  { name: 'a plan', path: `/desk/people/${participant('Augustin Petrossian')}/plan`, as: 'Grace Oyelaran' },
  {
    name: 'add a goal to a plan',
    path: `/desk/people/${participant('Augustin Petrossian')}/plan/goals/new?start=apply`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'a plan of somebody else',
    path: `/desk/people/${participant('Augustin Petrossian')}/plan`,
    as: 'Tobias Marlowe-Eze',
    status: 404,
  },
  {
    name: 'reviews of a plan',
    path: `/desk/people/${participant('Augustin Petrossian')}/reviews`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'how far somebody has come',
    path: `/desk/people/${participant('Augustin Petrossian')}/assessments`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'four questions',
    path: `/desk/people/${participant('Augustin Petrossian')}/assessments/new/ons4`,
    as: 'Grace Oyelaran',
  },
  { name: 'messages that wait', path: '/desk/messages', as: 'Grace Oyelaran' },
  { name: 'messages of nobody', path: '/desk/messages', as: 'Marguerite Dunmore' },
  { name: 'who wrote this', path: `/desk/messages/${letter('+447700900888', 0)}`, as: 'Marguerite Dunmore' },
  {
    name: 'not their question',
    path: `/desk/messages/${letter('+447700900888', 0)}`,
    as: 'Grace Oyelaran',
    status: 404,
  },
  {
    name: 'messages with somebody',
    path: `/desk/people/${participant('Callum Wetherby-Osei')}/messages`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'a common text in Turkish',
    path: `/desk/people/${participant('Beyza Thackeray')}/messages?template=call-me`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'messages that others may see',
    path: `/desk/people/${participant('Gerard Okonjo-Vane')}/messages`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'somebody else’s messages',
    path: `/desk/people/${participant('Callum Wetherby-Osei')}/messages`,
    as: 'Tobias Marlowe-Eze',
    status: 404,
  },
  { name: 'papers', path: `/desk/people/${participant('Constance Mbatha')}/documents`, as: 'Grace Oyelaran' },
  { name: 'a CV', path: `/desk/people/${participant('Constance Mbatha')}/documents/${cv(2)}`, as: 'Grace Oyelaran' },
  {
    name: 'two versions of a CV',
    path: `/desk/people/${participant('Constance Mbatha')}/documents/${cv(2)}/compare/${cv(1)}`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'a new version of a CV',
    path: `/desk/people/${participant('Constance Mbatha')}/documents/cv?from=${cv(2)}`,
    as: 'Grace Oyelaran',
  },
  {
    name: 'remove a paper',
    path: `/desk/people/${participant('Constance Mbatha')}/documents/${cv(1)}/remove`,
    as: 'Grace Oyelaran',
  },
]
