import type { Member } from '../../../domain/permission.ts'
import { LAWFUL_BASES } from '../../../domain/sharing.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { lawfulBasisOf, setLawfulBasis } from '../../../records/referral-receiving.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { lawfulBasisView } from './lawful-basis.view.ts'

const PATH = '/desk/lawful-basis'

function memberOf({ viewer }: Ask): Member {
  if (viewer.kind !== 'member') throw new NotFound()
  return viewer
}

export async function showLawfulBasis(ask: Ask): Promise<Answer> {
  const basis = await lawfulBasisOf(ask.db, memberOf(ask).membership.organizationId)
  return page(lawfulBasisView(basis, {}, ask))
}

/** Keeps what the data protection officer decided. Referrals that were sent keep the ground they were sent on. */
export async function takeLawfulBasis(ask: Ask): Promise<Answer> {
  const viewer = memberOf(ask)
  const basis = LAWFUL_BASES.find(({ value }) => value === ask.form.get('basis'))?.value
  if (!basis) return page(lawfulBasisView(null, { basis: 'Choose the ground in law' }, ask), 422)
  return takeDeskForm(ask, 'lawful-basis', async (db) => {
    await setLawfulBasis(db, viewer, basis, ask.now)
    return `${PATH}?done=kept`
  })
}
