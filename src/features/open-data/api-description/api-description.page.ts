/** One parameter of the interface, as the description and the readable page give it. */
export type ApiParameter = {
  readonly name: string
  readonly says: string
  readonly type: 'string' | 'integer' | 'boolean'
  readonly example: string
}

/** One address of the interface. */
export type ApiPath = {
  readonly path: string
  readonly title: string
  readonly says: string
  readonly parameters: readonly ApiParameter[]
  /** Name of the answer's shape in `SHAPES`. */
  readonly shape: string
}

const parameter = (name: string, type: ApiParameter['type'], example: string, says: string): ApiParameter => ({
  name,
  type,
  example,
  says,
})

const PAGING = [
  parameter('page', 'integer', '2', 'Which page; the first is 1.'),
  parameter('per_page', 'integer', '100', 'How many on a page, up to 1,000; 50 unless you say.'),
  parameter('format', 'string', 'ndjson', 'json, or ndjson for everything at once, one document a line.'),
]

const SEARCH = parameter('search', 'string', 'english class', 'Words to look for. Word endings do not matter.')

const NARROWING = [
  SEARCH,
  parameter('taxonomy_id', 'string', 'UUID', 'Only services with a term of this taxonomy.'),
  parameter('taxonomy_term_id', 'string', 'UUID', 'Only services with this term.'),
  parameter('organization_id', 'string', 'UUID', 'Only services of this organisation.'),
  parameter('modified_after', 'string', '2026-11-01T00:00:00Z', 'Only what changed at or after this moment.'),
  parameter('minimum_age', 'integer', '16', 'Only services open to somebody of this age or older.'),
  parameter('maximum_age', 'integer', '24', 'Only services open to somebody of this age or younger.'),
  parameter('day', 'string', 'MO', 'Only services open on this day: MO, TU, WE, TH, FR, SA or SU.'),
  parameter('start_time', 'string', '09:30', 'Only services that are open by this time.'),
  parameter('end_time', 'string', '12:00', 'Only services that stay open until this time.'),
  parameter('postcode', 'string', 'NW5 2AA', 'Only services near this postcode.'),
  parameter('proximity', 'integer', '1600', 'How near, in metres; 8,000 unless you say.'),
  parameter('full', 'boolean', 'true', 'Nest everything that belongs to each entry.'),
]

/** Every address of the Open Referral UK interface, in the order of the reference page. */
export const API_PATHS: readonly ApiPath[] = [
  {
    path: '/',
    title: 'About this interface',
    says: 'The version, the profile it follows, and where its description lies.',
    parameters: [],
    shape: 'Details',
  },
  {
    path: '/services',
    title: 'Services',
    says: 'Support services, drop-ins, courses and volunteering that are running now.',
    parameters: [
      ...NARROWING,
      parameter('minimal', 'boolean', 'true', 'Only the identifier and last change of every service, in one answer.'),
      ...PAGING,
    ],
    shape: 'ServicePage',
  },
  {
    path: '/services/{id}',
    title: 'One service',
    says: 'A service with its organisation, places, opening times, costs and terms.',
    parameters: [],
    shape: 'Service',
  },
  {
    path: '/service_at_locations',
    title: 'Services at locations',
    says: 'One entry for each place a service happens. With a postcode, the nearest come first.',
    parameters: [...NARROWING, ...PAGING],
    shape: 'ServiceAtLocationPage',
  },
  {
    path: '/service_at_locations/{id}',
    title: 'One service at one location',
    says: 'A service at one of its places, with everything nested.',
    parameters: [],
    shape: 'ServiceAtLocation',
  },
  {
    path: '/taxonomies',
    title: 'Taxonomies',
    says: 'The vocabularies that services are described with.',
    parameters: [SEARCH, ...PAGING],
    shape: 'TaxonomyPage',
  },
  {
    path: '/taxonomies/{id}',
    title: 'One taxonomy',
    says: 'A taxonomy with its terms.',
    parameters: [],
    shape: 'Taxonomy',
  },
  {
    path: '/taxonomy_terms',
    title: 'Taxonomy terms',
    says: 'The terms of one taxonomy, or of all.',
    parameters: [
      SEARCH,
      parameter('taxonomy_id', 'string', 'UUID', 'Only terms of this taxonomy.'),
      parameter('top_only', 'boolean', 'true', 'Only terms at the top. All of ours are.'),
      parameter('parent_id', 'string', 'UUID', 'Only terms below this one. Ours have none below.'),
      ...PAGING,
    ],
    shape: 'TaxonomyTermPage',
  },
  {
    path: '/taxonomy_terms/{id}',
    title: 'One term',
    says: 'A term of a taxonomy.',
    parameters: [],
    shape: 'TaxonomyTerm',
  },
  {
    path: '/organizations',
    title: 'Organisations',
    says: 'The organisations behind the services.',
    parameters: [
      SEARCH,
      parameter('full', 'boolean', 'true', 'Nest the services of each organisation.'),
      parameter('full_service', 'boolean', 'true', 'Nest the services of each organisation, whole.'),
      ...PAGING,
    ],
    shape: 'OrganizationPage',
  },
  {
    path: '/organizations/{id}',
    title: 'One organisation',
    says: 'An organisation with its services.',
    parameters: [parameter('full_service', 'boolean', 'true', 'Nest its services whole.')],
    shape: 'Organization',
  },
]

const uuid = { type: 'string', format: 'uuid' }
const text = { type: 'string' }
const link = { type: 'string', format: 'uri' }
const shape = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: 'object',
  required,
  properties,
})
const listOf = (name: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${name}` } })
const pageOf = (name: string) =>
  shape(['total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty', 'contents'], {
    total_items: { type: 'integer' },
    total_pages: { type: 'integer' },
    page_number: { type: 'integer' },
    size: { type: 'integer' },
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    contents: listOf(name),
  })

const SHAPES: Record<string, unknown> = {
  Details: shape(['version', 'profile', 'openapi_url'], { version: text, profile: link, openapi_url: link }),
  Service: shape(['id', 'name', 'status'], {
    id: uuid,
    name: text,
    description: text,
    status: { type: 'string', enum: ['active', 'inactive', 'defunct', 'temporarily closed'] },
    url: link,
    email: { type: 'string', format: 'email' },
    fees: text,
    minimum_age: { type: 'number' },
    maximum_age: { type: 'number' },
    assured_date: { type: 'string', format: 'date' },
    last_modified: { type: 'string', format: 'date-time' },
    organization: { $ref: '#/components/schemas/Organization' },
    schedules: { type: 'array', items: shape(['id'], { id: uuid, byday: text, opens_at: text, closes_at: text }) },
    service_at_locations: listOf('ServiceAtLocation'),
    attributes: {
      type: 'array',
      items: shape(['id'], { id: uuid, taxonomy_term: { $ref: '#/components/schemas/TaxonomyTerm' } }),
    },
  }),
  ServiceAtLocation: shape(['id'], {
    id: uuid,
    location: shape(['id', 'location_type'], {
      id: uuid,
      location_type: text,
      name: text,
      latitude: { type: 'number' },
      longitude: { type: 'number' },
    }),
    service: { $ref: '#/components/schemas/Service' },
  }),
  Organization: shape(['id', 'name', 'description'], { id: uuid, name: text, description: text, website: link }),
  Taxonomy: shape(['id', 'name', 'description'], {
    id: uuid,
    name: text,
    description: text,
    taxonomy_terms: listOf('TaxonomyTerm'),
  }),
  TaxonomyTerm: shape(['id', 'name', 'description'], {
    id: uuid,
    name: text,
    description: text,
    taxonomy_id: uuid,
    term: text,
  }),
  ServicePage: pageOf('Service'),
  ServiceAtLocationPage: pageOf('ServiceAtLocation'),
  OrganizationPage: pageOf('Organization'),
  TaxonomyPage: pageOf('Taxonomy'),
  TaxonomyTermPage: pageOf('TaxonomyTerm'),
  Mistakes: shape(['errors'], {
    errors: { type: 'array', items: shape(['parameter', 'message'], { parameter: text, message: text }) },
  }),
}

const answer = (description: string, name: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
})

/** Returns the OpenAPI 3.1 description of the interface under this origin. */
export function openApi(origin: string, title: string): unknown {
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: 'HSDS-UK-3.0',
      description: 'Open Referral UK 3.0: every service of the borough. No key is needed.',
      license: {
        name: 'Open Government Licence v3.0',
        url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      },
    },
    servers: [{ url: `${origin}/open-referral` }],
    paths: Object.fromEntries(API_PATHS.map((path) => [path.path, { get: operation(path) }])),
    components: { schemas: SHAPES },
  }
}

function operation({ path, title, says, parameters, shape }: ApiPath) {
  const inPath = path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: uuid }] : []
  const inQuery = parameters.map(({ name, type, says }) => ({
    name,
    in: 'query',
    required: false,
    description: says,
    schema: { type },
  }))
  return {
    operationId: title.toLowerCase().replace(/[^a-z]+/g, '-'),
    summary: title,
    description: says,
    parameters: [...inPath, ...inQuery],
    responses: {
      200: answer('The answer.', shape),
      ...(parameters.length > 0 ? { 400: answer('A parameter cannot be read.', 'Mistakes') } : {}),
      ...(inPath.length > 0 ? { 404: answer('There is nothing under this identifier.', 'Mistakes') } : {}),
    },
  }
}
