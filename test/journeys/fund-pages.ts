import { sampleParticipantId as participant } from '../../demo/referrals.ts'
import { sampleBudgetId, sampleFundId, sampleFundRequestId, sampleVoucherId } from '../../demo/support-fund.ts'
import type { DeskPageToSee } from './page-to-see.ts'

const budgets = '/desk/fund/budgets'
const request = (who: string) => `/desk/fund/${sampleFundRequestId(who)}`
const manager = 'Winsome Adair-Clarke'
const adviser = 'Grace Oyelaran'

/** Pages about money for what stands in the way. */
export const FUND_PAGES: readonly DeskPageToSee[] = [
  { name: 'what waits in the support fund', path: '/desk/fund', as: adviser },
  { name: 'money to decide', path: '/desk/fund?show=deciding', as: manager },
  { name: 'budgets and limits', path: budgets, as: manager },
  { name: 'one budget', path: `${budgets}/${sampleBudgetId('way')}`, as: manager },
  { name: 'close a year', path: `${budgets}/${sampleBudgetId('way')}/close`, as: manager },
  { name: 'open a fund', path: `${budgets}/new`, as: manager },
  { name: 'who decides about money', path: `${budgets}/limits/${sampleFundId('way')}`, as: manager },
  { name: 'another’s budget', path: `${budgets}/${sampleBudgetId('partner')}`, as: manager, status: 404 },
  { name: 'not an adviser’s limits', path: `${budgets}/limits/${sampleFundId('way')}`, as: adviser, status: 404 },
  { name: 'money for somebody', path: `/desk/people/${participant('Constance Mbatha')}/fund`, as: adviser },
  { name: 'ask the support fund', path: `/desk/people/${participant('Constance Mbatha')}/fund/new`, as: adviser },
  { name: 'a request that needs two', path: request('Constance Mbatha'), as: manager },
  { name: 'a request of which more is wanted', path: request('Dexter Malinowski'), as: adviser },
  { name: 'ask again', path: `${request('Dexter Malinowski')}/change`, as: adviser },
  { name: 'a request that is paid', path: request('Olena Fairweather'), as: adviser },
  { name: 'pay from the support fund', path: `${request('Samira Al-Khouri')}/pay`, as: adviser },
  { name: 'money came back', path: `${request('Ruaridh Sandoval')}/back`, as: adviser },
  { name: 'make a voucher', path: `${request('Samira Al-Khouri')}/voucher`, as: adviser },
  { name: 'cancel what was approved', path: `${request('Samira Al-Khouri')}/end`, as: adviser },
  {
    name: 'a voucher',
    path: `${request('Fadumo Carrick')}/vouchers/${sampleVoucherId('Fadumo Carrick')}`,
    as: adviser,
  },
  { name: 'another team’s money', path: request('Lorcan Abernathy-Diaz'), as: adviser, status: 404 },
  { name: 'take a voucher', path: '/vouchers' },
  { name: 'no such voucher', path: '/vouchers?code=V-3333-3333-3333' },
]
