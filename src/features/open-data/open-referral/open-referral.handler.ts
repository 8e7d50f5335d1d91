import type { Answer } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import {
  findServiceOrganizations,
  findServiceStamps,
  findServices,
  findServicesAtLocations,
  type OrganizationRecord,
  type ServiceFilter,
} from '../../../records/service.ts'
import type { Ask } from '../../../web/ask.ts'
import { envelope, openJson, openLines, openMistakes, openNotFound } from '../../../web/open-data.ts'
import { type ListAsk, readListAsk } from './open-referral.form.ts'
import { organizationEntry, serviceAtLocationEntry, serviceEntry, serviceWhole } from './open-referral.page.ts'

/** Beyond any borough: an answer that is not paged still ends. */
const MOST = 1_000_000

/** Says what this is: version, profile, and where the description of the interface lies. */
export const describeApi = ({ origin }: Ask): Answer =>
  openJson({
    version: 'HSDS-UK-3.0',
    profile: 'https://docs.openreferraluk.org/en/latest/',
    openapi_url: `${origin}/open-referral/openapi.json`,
  })

/** One page of services; every parameter narrows. */
export async function listServices(ask: Ask): Promise<Answer> {
  const list = readListAsk(ask.query)
  if (!list.ok) return openMistakes(list.mistakes)

  const filter = await filterOf(ask, list.value)
  if (!filter) return emptyList(list.value)
  if (list.value.minimal) return listStamps(ask, filter)

  const window = windowOf(list.value)
  const { total, rows } = await findServices(ask.db, ask.viewer, filter, window, ask.now)
  const write = list.value.full ? serviceWhole : serviceEntry
  return answerList(
    list.value,
    rows.map((service) => write(service, ask.origin)),
    total,
  )
}

/** One service with all that hangs on it. */
export async function showService({ db, viewer, params, origin, now }: Ask): Promise<Answer> {
  if (!isUuid(params.id!)) return openNotFound()
  const { rows } = await findServices(db, viewer, { id: params.id! }, { offset: 0, limit: 1 }, now)
  return rows[0] ? openJson(serviceWhole(rows[0], origin)) : openNotFound()
}

/** One page of services at their locations; with a postcode, nearest first. */
export async function listServicesAtLocations(ask: Ask): Promise<Answer> {
  const list = readListAsk(ask.query)
  if (!list.ok) return openMistakes(list.mistakes)

  const filter = await filterOf(ask, list.value)
  if (!filter) return emptyList(list.value)

  const { total, rows } = await findServicesAtLocations(ask.db, ask.viewer, filter, windowOf(list.value), ask.now)
  return answerList(
    list.value,
    rows.map((row) => serviceAtLocationEntry(row, ask.origin, list.value.full)),
    total,
  )
}

/** One service at one location, whole. */
export async function showServiceAtLocation({ db, viewer, params, origin, now }: Ask): Promise<Answer> {
  if (!isUuid(params.id!)) return openNotFound()
  const { rows } = await findServicesAtLocations(db, viewer, { atId: params.id! }, { offset: 0, limit: 1 }, now)
  return rows[0] ? openJson(serviceAtLocationEntry(rows[0], origin, true)) : openNotFound()
}

/** One page of the organisations that offer a service now; `full_service=true` nests what they offer. */
export async function listOrganizations(ask: Ask): Promise<Answer> {
  const list = readListAsk(ask.query)
  if (!list.ok) return openMistakes(list.mistakes)

  const words = list.value.filter.words
  const window = windowOf(list.value)
  const { total, rows } = await findServiceOrganizations(ask.db, ask.viewer, words ? { words } : {}, window, ask.now)
  const contents = list.value.full ? await withServices(ask, rows) : rows.map(organizationEntry)
  return answerList(list.value, contents, total)
}

/** One organisation with the services it offers; `full_service=true` nests them whole. */
export async function showOrganization(ask: Ask): Promise<Answer> {
  const { db, viewer, params, now } = ask
  if (!isUuid(params.id!)) return openNotFound()
  const { rows } = await findServiceOrganizations(db, viewer, { id: params.id! }, { offset: 0, limit: 1 }, now)
  const [organization] = await withServices(ask, rows)
  return organization ? openJson(organization) : openNotFound()
}

async function withServices({ db, viewer, origin, query, now }: Ask, organizations: readonly OrganizationRecord[]) {
  const organizationIds = organizations.map(({ id }) => id)
  const { rows } = await findServices(db, viewer, { organizationIds }, { offset: 0, limit: MOST }, now)
  const write = query.get('full_service') === 'true' ? serviceWhole : serviceEntry
  return organizations.map((organization) => ({
    ...organizationEntry(organization),
    services: rows
      .filter((service) => service.organization.id === organization.id)
      .map((service) => write(service, origin)),
  }))
}

/** Identifier and last change of everything that passes, in one call, for harvesters. */
async function listStamps({ db, viewer, now }: Ask, filter: ServiceFilter): Promise<Answer> {
  const stamps = await findServiceStamps(db, viewer, filter, now)
  const contents = stamps.map(({ id, updatedAt }) => ({ id, last_modified: updatedAt }))
  return openJson(envelope(contents, contents.length, 1, Math.max(1, contents.length)))
}

/** The filter with the postcode found; null where nothing can pass, as with a postcode that nobody knows. */
async function filterOf({ db }: Ask, list: ListAsk): Promise<ServiceFilter | null> {
  if (list.nothing) return null
  if (!list.postcode) return list.filter
  const located = (await locatePostcodes(db, [list.postcode])).get(list.postcode)
  return located ? { ...list.filter, near: { ...located.point, metres: list.metres } } : null
}

/** Lines are not paged: whoever asks for them wants everything. */
const windowOf = ({ format, page, perPage }: ListAsk) =>
  format === 'ndjson' ? { offset: 0, limit: MOST } : { offset: (page - 1) * perPage, limit: perPage }

const answerList = ({ format, page, perPage }: ListAsk, contents: readonly unknown[], total: number): Answer =>
  format === 'ndjson' ? openLines(contents) : openJson(envelope(contents, total, page, perPage))

const emptyList = (list: ListAsk): Answer => answerList(list, [], 0)
