import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCsv } from './csv.ts'
import { CSV_COLUMNS } from './csv-columns.ts'
import { type FormatItem, SourceRefused } from './format.ts'

const ROOT = join(import.meta.dirname, '../../..')
const NOW = new Date('2026-11-21T12:00:00Z')

async function read(content: string | Uint8Array): Promise<FormatItem[]> {
  const body = (async function* () {
    yield typeof content === 'string' ? Buffer.from(content) : content
  })()
  const items: FormatItem[] = []
  const opened = { address: 'roles.csv', type: null, body }
  for await (const item of readCsv({ now: NOW, opened, open: () => Promise.reject(new Error('no further pages')) }))
    items.push(item)
  return items
}

async function draft(content: string | Uint8Array) {
  const [item] = await read(content)
  assert.ok(item && 'draft' in item, JSON.stringify(item))
  return item.draft
}

async function reason(header: string, row: string): Promise<string> {
  const [item] = await read(`kind,title,${header}\njob,Porter,${row}\n`)
  return item && 'refused' in item ? item.refused : 'taken'
}

describe('reading a CSV file', () => {
  it('takes what a row says', async () => {
    const job = await draft(
      'Reference,Type,Job Title,Employer,Description,Venue,Post code,Closing Date,Salary,Working hours,Contract,Min age,Access,Languages,Requirements,E-mail,Link\n' +
        'P-17,Vacancy,Night porter,Vale Hospital,"Move things.\nBe kind.",Main site,nw52aa,31/12/2026,£13.50 an hour,"20 hours a week, evenings",Permanent,18,Step-free; hearing-loop,Bengali and Sylheti,Right to work | First aid,jobs@vale.example,www.vale.example/17\n',
    )
    assert.deepEqual(
      [job.sourceId, job.kind, job.title, job.organization.name, job.descriptionHtml],
      ['P-17', 'job', 'Night porter', 'Vale Hospital', '<p>Move things.<br>Be kind.</p>'],
    )
    assert.deepEqual(
      [job.locations[0]!.name, job.locations[0]!.postcode, job.closesAt!.toISOString(), job.pay!.hourlyMinimum],
      ['Main site', 'NW5 2AA', '2026-12-31T23:59:59.999Z', 13.5],
    )
    assert.deepEqual(
      [
        job.hours.includes('evenings'),
        job.hoursPerWeekMinimum,
        job.contract,
        job.minimumAge,
        job.access,
        job.languages,
      ],
      [true, 20, 'permanent', 18, ['step-free', 'hearing-loop'], ['bn']],
    )
    assert.deepEqual(
      job.requirements.map(({ words }) => words),
      ['Right to work', 'First aid'],
    )
    assert.deepEqual([job.contact?.email, job.url], ['jobs@vale.example', 'https://www.vale.example/17'])
  })

  it('gives dates the meaning that the kind has', async () => {
    const header = 'kind,title,starts,ends,start time,end time,days\n'
    const event = await draft(`${header}event,Jobs fair,1/7/2026,,10am,2.30pm,\n`)
    assert.deepEqual(event.occurrences, [
      { startsAt: new Date('2026-07-01T09:00:00Z'), endsAt: new Date('2026-07-01T13:30:00Z'), allDay: false },
    ])
    const course = await draft(`${header}course,Welding,11 January 2027,1/3/2027,18:30,20:30,"Mon, Wed"\n`)
    assert.deepEqual([course.intakes[0]!.startsOn, course.intakes[0]!.weekdays], ['2027-01-11', [1, 3]])
    const service = await draft(`${header}drop-in,Money advice,,,9:30,12:00,weekdays\n`)
    assert.deepEqual([service.schedules[0]!.weekdays, service.schedules[0]!.opensAt], [[1, 2, 3, 4, 5], '09:30'])
  })

  it('reads semicolons, tabs, byte order marks, Windows encodings and wide ones', async () => {
    assert.equal((await draft('kind;title\njob;Chef; de partie\n')).title, 'Chef')
    assert.equal((await draft('kind\ttitle\njob\tChef, nights\n')).title, 'Chef, nights')
    assert.equal((await draft('\ufeffkind,title\r\njob,Café chef\r\n')).title, 'Café chef')
    assert.equal(
      (await draft(Buffer.from('kind,title\njob,Caf\u00e9 chef \u0096 nights\n', 'latin1'))).title,
      'Café chef – nights',
    )
    assert.equal((await draft(Buffer.from('\ufeffkind,title\njob,Café chef\n', 'utf16le'))).title, 'Café chef')
  })

  it('takes off the mark that exports put before what a spreadsheet would calculate', async () => {
    assert.equal((await draft("kind,title\njob,'+44 porter\n")).title, '+44 porter')
  })

  const MISTAKES: readonly (readonly [string, string, RegExp])[] = [
    ['closes', '31/02/2026', /^closes: “31\/02\/2026” is not a date; write it as 31\/12\/2026/],
    ['postcode', 'Fleet Vale', /^postcode: “Fleet Vale” is not a UK postcode; write it as/],
    ['link', 'see our site', /^link: .* is not a web address/],
    ['email', 'someone', /^email: .* is not an e-mail address/],
    ['places', 'lots', /^places: “lots” is not a whole number/],
    ['contract', 'forever', /^contract: “forever” is none of: permanent, /],
    ['start time', 'noonish', /^start time: .* is not a time/],
    ['days', 'Someday', /^days: .* is not a day of the week/],
    ['minimum age,maximum age', '30,20', /^maximum age: is below/],
    ['description', 'x'.repeat(20_001), /^description: has 20001 characters; 20000 is the most/],
  ]
  for (const [header, row, expected] of MISTAKES) {
    it(`names the column and the mend: ${header}`, async () => assert.match(await reason(header, row), expected))
  }

  it('names every mistake of a row at once, and takes the rows around it', async () => {
    const items = await read('id,kind,title,closes\n1,job,Porter,\n2,jobb,,soon\n\n4,job,Chef,\n')
    assert.deepEqual(
      items.map((item) => [item.row, item.id, 'draft' in item]),
      [
        [2, '1', true],
        [3, '2', false],
        [4, '4', true],
      ],
    )
    const bad = items[1]!
    assert.ok('refused' in bad)
    for (const column of ['kind:', 'title:', 'closes:']) assert.ok(bad.refused.includes(column), bad.refused)
  })

  it('refuses files that are something else, in one line', async () => {
    const cases: readonly (readonly [string | Uint8Array, RegExp])[] = [
      [Buffer.from('PK\u0003\u0004rest'), /save it as CSV/],
      [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), /save it as CSV/],
      [Buffer.from('a\0b'), /not a text file/],
      ['name of thing\nPorter\n', /no heading “title” or “kind”/],
      [`kind,title\njob,"never closed\n${'x'.repeat(300_000)}`, /Row 2 does not end/],
      [`${'a,'.repeat(300)}kind,title\n`, /columns; 200 is the most/],
    ]
    for (const [content, expected] of cases) await assert.rejects(read(content), expected)
  })

  it('never trips over any file: every one is read or refused', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    const cell = fc.oneof(text, fc.constantFrom('"', ',', '\n', '31/12/2026', 'NW5 2AA', '=1+1', '£20'))
    const file = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(fc.array(cell, { maxLength: 40 }), { maxLength: 5 })
        .map((rows) => `${CSV_COLUMNS.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}`),
    )
    await fc.assert(
      fc.asyncProperty(file, async (content) => {
        const items = await read(content).catch((error) => {
          assert.ok(error instanceof SourceRefused, String(error?.stack))
          return []
        })
        for (const item of items) assert.ok('draft' in item || item.refused.length > 0)
      }),
      { numRuns: 400 },
    )
  })

  it('reads its own template without a mistake, and the template has every column', async () => {
    const template = await readFile(join(ROOT, 'templates/opportunities.csv'), 'utf8')
    assert.deepEqual(template.split('\n')[0]!.trim().split(','), CSV_COLUMNS)
    for (const item of await read(template)) assert.ok('draft' in item, JSON.stringify(item))
  })

  it('documents every column', async () => {
    const page = await readFile(join(ROOT, 'docs/import-csv.md'), 'utf8')
    for (const column of CSV_COLUMNS) assert.ok(page.includes(`| ${column} |`), column)
  })
})
