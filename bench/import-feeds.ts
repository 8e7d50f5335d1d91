import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import {
  AREAS,
  CLOSINGS,
  NEEDS,
  OPENINGS,
  ORGANIZATION_FIRST,
  ORGANIZATION_LAST,
  SECTOR_WORDS,
} from './listing-words.ts'
import { Chance } from './random.ts'

export type FeedKind = 'services' | 'postings'

/** Writes a made-up feed of this many rows: one Open Referral page, or one JobPosting a line. The same seed, the same file. */
export async function writeFeed(path: string, kind: FeedKind, rows: number, seed = 20261121): Promise<void> {
  const chance = new Chance(seed)
  const file = createWriteStream(path)
  if (kind === 'services') file.write('{"contents":[')
  for (let row = 1; row <= rows; row++) {
    const line = kind === 'services' ? service(chance, row) : posting(chance, row)
    const separator = kind === 'services' && row < rows ? ',\n' : '\n'
    if (!file.write(JSON.stringify(line) + separator)) await once(file, 'drain')
  }
  file.end(kind === 'services' ? ']}' : '')
  await finished(file)
}

const uuid = (kind: number, row: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(row).padStart(12, '0')}`
const words = (text: string): string[] => text.split('|')

function prose(chance: Chance): string {
  const sector = chance.pick(SECTOR_WORDS)
  const sentences = [OPENINGS, NEEDS, NEEDS, CLOSINGS].map((list) =>
    chance.pick(typeof list === 'string' ? words(list) : list),
  )
  return `<p>${sentences.join(' ')}</p><p>${JSON.stringify(sector)
    .replace(/[^A-Za-z ]+/g, ' ')
    .slice(0, 600)}</p>`
}

function name(chance: Chance, list: string | readonly string[]): string {
  return chance.pick(typeof list === 'string' ? list.split(/[|,]/) : list)
}

function service(chance: Chance, row: number) {
  const organization = Math.floor(row / 7)
  const [area, lat, lng] = chance.pick(AREAS)
  return {
    id: uuid(1, row),
    name: `${name(chance, ORGANIZATION_FIRST)} advice and support ${row}`,
    description: prose(chance),
    status: 'active',
    url: `https://service${row}.example/`,
    organization: {
      id: uuid(2, organization),
      name: `Organisation ${organization}`,
      description: 'A made-up organisation.',
    },
    service_at_locations: [
      {
        id: uuid(3, row),
        location: {
          id: uuid(4, row % 900),
          name: `${area} centre ${row % 900}`,
          latitude: Number(lat) + chance.next() / 100,
          longitude: Number(lng) + chance.next() / 100,
          addresses: [
            {
              address_1: `${row % 200} High Street`,
              city: 'London',
              postal_code: `N${1 + (row % 19)} ${row % 10}AA`,
              country: 'GB',
            },
          ],
        },
      },
    ],
    schedules: [{ id: uuid(5, row), freq: 'WEEKLY', byday: 'MO,WE', opens_at: '09:30', closes_at: '16:00' }],
  }
}

function posting(chance: Chance, row: number) {
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: { '@type': 'PropertyValue', value: `BENCH-2026-${row}` },
    title: `${name(chance, ORGANIZATION_LAST)} assistant ${row}`,
    description: prose(chance),
    datePosted: '2026-11-10',
    validThrough: '2027-01-31',
    employmentType: chance.pick(['FULL_TIME', 'PART_TIME']),
    hiringOrganization: { '@type': 'Organization', name: `${name(chance, ORGANIZATION_FIRST)} ${row % 800}` },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        addressLocality: 'London',
        postalCode: `N${1 + (row % 19)} ${row % 10}AB`,
        addressCountry: 'GB',
      },
    },
    baseSalary: `£${22 + (row % 20)},000 to £${44 + (row % 9)},000 a year`,
  }
}
