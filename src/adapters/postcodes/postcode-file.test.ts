import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { geodesicMetres } from '../../domain/geodesy.ts'
import { SourceRefused } from '../formats/format.ts'
import { type PostcodeRow, readPostcodeFile } from './postcode-file.ts'

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function read(text: string) {
  const rows: PostcodeRow[] = []
  const refused: string[] = []
  for await (const item of readPostcodeFile(bytesOf(text))) {
    if ('draft' in item) rows.push(item.draft)
    else refused.push(`${item.row} ${item.id}: ${item.refused}`)
  }
  return { rows, refused }
}

describe('Code-Point Open', () => {
  it('is read without a header, its eastings and northings turned to degrees', async () => {
    const { rows, refused } = await read(
      '"SW1P2LU",10,529729,179321,"E92000001","E19000003","E18000007","","E09000033","E05013808"\n' +
        '"E1  6AW",10,533581,182292,"E92000001","E19000003","E18000006","","E09000012","E05009377"\n' +
        '"ZE3 9ZZ",90,0,0,"S92000003","","S08000026","","S12000027",""\n',
    )
    const [first, second] = rows
    assert.ok(first?.of === 'postcode' && second?.of === 'postcode')
    assert.ok(geodesicMetres(first.point, { lat: 51.497951, lng: -0.132506 }) < 1)
    assert.deepEqual(
      [first.compact, first.boroughCode, first.wardCode, first.lsoaCode, first.terminatedOn],
      ['SW1P2LU', 'E09000033', 'E05013808', null, null],
    )
    assert.equal(second.compact, 'E16AW')
    assert.deepEqual(refused, ['3 ZE3 9ZZ: no coordinates are known for this postcode (quality 90)'])
  })
})

describe('the ONS Postcode Directory', () => {
  it('is read by its headings, of the older and the newer kind', async () => {
    const old = await read(
      'pcd,pcd2,pcds,dointr,doterm,oslaua,osward,oseast1m,osnrth1m,osgrdind,lsoa11,msoa11,lat,long,lsoa21,msoa21\n' +
        'NW5 2AA,NW5  2AA,NW5 2AA,198001,,E09000007,E05013661,528800,185500,1,E01000001,E02000001,51.55,-0.14,E01000907,E02000170\n' +
        'NW5 2AD,NW5  2AD,NW5 2AD,198001,201904,E09000007,E99999999,,,9,E01000001,E02000001,51.551,-0.141,,\n' +
        'IM1 1AA,IM1  1AA,IM1 1AA,198001,,M99999999,M99999999,,,9,,,99.999999,0.000000,,\n',
    )
    assert.deepEqual(old.rows[0], {
      of: 'postcode',
      compact: 'NW52AA',
      point: { lat: 51.55, lng: -0.14 },
      wardCode: 'E05013661',
      lsoaCode: 'E01000907',
      msoaCode: 'E02000170',
      boroughCode: 'E09000007',
      terminatedOn: null,
    })
    assert.ok(old.rows[1]?.of === 'postcode')
    assert.deepEqual([old.rows[1].terminatedOn, old.rows[1].wardCode, old.rows[1].lsoaCode], ['2019-04-01', null, null])
    assert.deepEqual(old.refused, ['3 IM1 1AA: no coordinates are known for this postcode'])

    const recent = await read(
      '\uFEFFPCD7,PCDS,DOTERM,LAD25CD,WD25CD,LSOA21CD,MSOA21CD,LAT,LONG\nNW5 2AA,NW5 2AA,,E09000007,E05013661,E01000907,E02000170,51.55,-0.14\n',
    )
    assert.deepEqual(recent.rows, old.rows.slice(0, 1))
  })
})

describe('other files', () => {
  it('may be a table of outcodes', async () => {
    const { rows } = await read('outcode,lat,lng,postcodes,lads\nNW5,51.55,-0.14,900,E09000007\n')
    assert.deepEqual(rows, [{ of: 'outcode', outcode: 'NW5', point: { lat: 51.55, lng: -0.14 }, postcodes: 900 }])
  })

  it('put aside a row that has no postcode, with the reason', async () => {
    const { rows, refused } = await read('postcode,lat,lng\nNW5 2AA,51.55,-0.14\n,51.55,-0.14\nnonsense,51.55,-0.14\n')
    assert.equal(rows.length, 1)
    assert.deepEqual(refused, ['2 null: the row has no postcode', '3 nonsense: "nonsense" is not a postcode'])
  })

  const refusals: readonly [string, string, RegExp][] = [
    ['columns that say nothing of a place', 'name,age\nA,1\n', /needs a column for the postcode/],
    ['an empty file', '', /empty/],
    ['an archive', 'PK\u0003\u0004', /ZIP archive/],
    ['broken quotes', 'postcode,lat,lng\n"NW5 2AA,51\n', /cannot be read as CSV/],
  ]
  for (const [name, text, reason] of refusals) {
    it(`refuse ${name} as a whole`, async () => {
      await assert.rejects(read(text), (error) => error instanceof SourceRefused && reason.test(error.message))
    })
  }
})
