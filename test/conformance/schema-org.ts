import type * as schema from 'schema-dts'

/** What a value may be: text of a shape, a number, a truth value, or a node of one of these types. */
export type Shape = RegExp | 'number' | 'boolean' | readonly string[]

type PropertiesOf<T> = T extends object ? Exclude<keyof T, '@type'> : never
type Takes<T> = { readonly [P in PropertiesOf<T>]?: Shape }
export type Form = {
  readonly required: readonly string[]
  readonly takes: Readonly<Record<string, Shape>>
}

const TEXT = /\S/
const DATE = /^\d{4}-\d\d-\d\d$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]0[01]:00$/
const DATE_OR_MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+]0[01]:00)?$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const ADDRESS = /^https?:\/\/[^\s/]+(\/\S*)?$/
const WEEKDAY = /^https:\/\/schema\.org\/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Keys are checked against schema.org's own vocabulary when this file compiles. */
const form = <T>(required: readonly PropertiesOf<T>[], takes: Takes<T>): Form => ({
  required: required.map(String),
  takes: takes as Form['takes'],
})

/**
 * Every type that we write, with what its reader asks for and what each property may hold: schema.org's vocabulary,
 * narrowed to what Google takes in its guides to JobPosting, Course and Event.
 */
export const FORMS: Readonly<Record<string, Form>> = {
  JobPosting: form<schema.JobPosting>(
    ['title', 'description', 'datePosted', 'hiringOrganization', 'identifier', 'url', 'directApply'],
    {
      title: TEXT,
      description: /^<(p|ul|ol|h3)>/,
      identifier: ['PropertyValue'],
      url: ADDRESS,
      datePosted: DATE,
      validThrough: MOMENT,
      hiringOrganization: ['Organization'],
      jobLocation: ['Place'],
      jobLocationType: /^TELECOMMUTE$/,
      applicantLocationRequirements: ['Country'],
      employmentType: /^(FULL_TIME|PART_TIME|CONTRACTOR|TEMPORARY|INTERN|VOLUNTEER|PER_DIEM|OTHER)$/,
      workHours: TEXT,
      baseSalary: ['MonetaryAmount'],
      industry: TEXT,
      qualifications: TEXT,
      educationRequirements: /^no requirements$/,
      jobStartDate: DATE,
      totalJobOpenings: 'number',
      directApply: 'boolean',
      applicationContact: ['ContactPoint'],
    },
  ),
  Course: form<schema.Course>(['name', 'description', 'provider', 'hasCourseInstance', 'url', 'identifier'], {
    name: TEXT,
    description: TEXT,
    url: ADDRESS,
    identifier: UUID,
    provider: ['Organization'],
    educationalLevel: TEXT,
    coursePrerequisites: TEXT,
    isAccessibleForFree: 'boolean',
    offers: ['Offer'],
    audience: ['PeopleAudience'],
    hasCourseInstance: ['CourseInstance'],
  }),
  CourseInstance: form<schema.CourseInstance>(['courseMode', 'location'], {
    courseMode: /^(Online|Onsite|Blended)$/,
    courseWorkload: /^PT\d+H(\d+M)?$/,
    courseSchedule: ['Schedule'],
    description: TEXT,
    location: ['Place', 'VirtualLocation'],
    startDate: DATE,
    endDate: DATE,
    maximumAttendeeCapacity: 'number',
    remainingAttendeeCapacity: 'number',
  }),
  Event: form<schema.Event>(['name', 'startDate', 'location', 'organizer', 'eventStatus', 'eventAttendanceMode'], {
    name: TEXT,
    description: TEXT,
    url: ADDRESS,
    startDate: DATE_OR_MOMENT,
    endDate: DATE_OR_MOMENT,
    eventStatus: /^https:\/\/schema\.org\/EventScheduled$/,
    eventAttendanceMode: /^https:\/\/schema\.org\/(Offline|Online|Mixed)EventAttendanceMode$/,
    location: ['Place', 'VirtualLocation'],
    organizer: ['Organization'],
    isAccessibleForFree: 'boolean',
    offers: ['Offer'],
  }),
  Service: form<schema.Service>(['name', 'description', 'provider', 'serviceType', 'availableChannel', 'url'], {
    name: TEXT,
    description: TEXT,
    url: ADDRESS,
    identifier: UUID,
    serviceType: TEXT,
    provider: ['Organization'],
    audience: ['PeopleAudience'],
    offers: ['Offer'],
    hoursAvailable: ['OpeningHoursSpecification'],
    availableChannel: ['ServiceChannel'],
  }),
  ServiceChannel: form<schema.ServiceChannel>(['availableLanguage'], {
    serviceUrl: ADDRESS,
    servicePhone: ['ContactPoint'],
    serviceLocation: ['Place'],
    availableLanguage: /^[a-z]{2,3}$/,
  }),
  OpeningHoursSpecification: form<schema.OpeningHoursSpecification>(['dayOfWeek'], {
    dayOfWeek: WEEKDAY,
    opens: TIME,
    closes: TIME,
    validFrom: DATE,
    validThrough: DATE,
  }),
  Schedule: form<schema.Schedule>(['startDate', 'repeatFrequency', 'scheduleTimezone'], {
    startDate: DATE,
    endDate: DATE,
    repeatFrequency: /^P1W$/,
    byDay: WEEKDAY,
    startTime: TIME,
    endTime: TIME,
    scheduleTimezone: /^Europe\/London$/,
  }),
  Organization: form<schema.Organization>(['name', 'url'], { name: TEXT, url: ADDRESS }),
  Place: form<schema.Place>(['address'], { name: TEXT, address: ['PostalAddress'], geo: ['GeoCoordinates'] }),
  PostalAddress: form<schema.PostalAddress>(['addressCountry'], {
    streetAddress: TEXT,
    addressLocality: TEXT,
    postalCode: /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/,
    addressCountry: /^GB$/,
  }),
  GeoCoordinates: form<schema.GeoCoordinates>(['latitude', 'longitude'], { latitude: 'number', longitude: 'number' }),
  VirtualLocation: form<schema.VirtualLocation>(['url'], { url: ADDRESS }),
  Country: form<schema.Country>(['name'], { name: /^United Kingdom$/ }),
  PropertyValue: form<schema.PropertyValue>(['name', 'value'], { name: TEXT, value: UUID }),
  ContactPoint: form<schema.ContactPoint>([], { name: TEXT, email: /^[^\s@]+@[^\s@]+$/, telephone: /^[+\d ()]+$/ }),
  MonetaryAmount: form<schema.MonetaryAmount>(['currency', 'value'], {
    currency: /^GBP$/,
    value: ['QuantitativeValue'],
  }),
  QuantitativeValue: form<schema.QuantitativeValue>(['unitText'], {
    value: 'number',
    minValue: 'number',
    maxValue: 'number',
    unitText: /^(HOUR|DAY|WEEK|MONTH|YEAR)$/,
  }),
  Offer: form<schema.Offer>(['url'], {
    url: ADDRESS,
    price: 'number',
    priceCurrency: /^GBP$/,
    description: TEXT,
    category: /^(Free|Partially Free|Paid)$/,
  }),
  PeopleAudience: form<schema.PeopleAudience>([], {
    audienceType: TEXT,
    suggestedMinAge: 'number',
    suggestedMaxAge: 'number',
  }),
  EducationalOccupationalCredential: form<schema.EducationalOccupationalCredential>(['credentialCategory'], {
    credentialCategory: /^(high school|associate degree|bachelor degree|professional certificate|postgraduate degree)$/,
  }),
}

/** Where a property may be text or a node, the node is told by its type. */
const ALSO: Readonly<Record<string, string>> = { educationRequirements: 'EducationalOccupationalCredential' }

type Node = Readonly<Record<string, unknown>>

/** Returns what is wrong with a node and all inside it, one line each, with the way to it. */
export function schemaErrors(node: unknown, path = '$'): string[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [`${path}: not a node`]
  const { '@type': type, '@context': _context, ...properties } = node as Node
  const form = FORMS[String(type)]
  if (!form) return [`${path}: no such type as ${type}`]
  const missing = form.required.filter((name) => !(name in properties)).map((name) => `${path}: no ${name}`)
  const wrong = Object.entries(properties).flatMap(([name, value]) => {
    const shape = form.takes[name]
    if (!shape) return [`${path}.${name}: unknown to ${type}`]
    return valuesOf(value, `${path}.${name}`, shape, ALSO[name])
  })
  return [...missing, ...wrong]
}

function valuesOf(value: unknown, path: string, shape: Shape, also?: string): string[] {
  if (!Array.isArray(value)) return valueErrors(value, path, shape, also)
  const lone = value.length < 2 ? [`${path}: a list of ${value.length}`] : []
  return [...lone, ...value.flatMap((one, at) => valueErrors(one, `${path}[${at}]`, shape, also))]
}

function valueErrors(value: unknown, path: string, shape: Shape, also?: string): string[] {
  const no = [`${path}: ${JSON.stringify(value)}`]
  if (typeof value === 'object' && value !== null) {
    const types = Array.isArray(shape) ? shape : also ? [also] : []
    return types.includes(String((value as Node)['@type'])) ? schemaErrors(value, path) : no
  }
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? [] : no
  if (shape === 'number') return typeof value === 'number' && Number.isFinite(value) ? [] : no
  return shape === 'boolean' && typeof value === 'boolean' ? [] : no
}
