import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SourceRefused } from '../formats/format.ts'
import { type LookupRow, readLookupFile } from './lookup-file.ts'

async function read(text: string) {
  const rows: LookupRow[] = []
  const refused: string[] = []
  async function* bytes() {
    yield Buffer.from(text)
  }
  for await (const item of readLookupFile(bytes())) {
    if ('draft' in item) rows.push(item.draft)
    else refused.push(`${item.row}: ${item.refused}`)
  }
  return { rows, refused }
}

const link = ({ links }: LookupRow) => links.map(({ kind, fromCode, toCode }) => `${kind} ${fromCode} ${toCode}`)

describe('a lookup', () => {
  it('leads from a statistical area to its ward and borough, and names all three', async () => {
    const { rows } = await read(
      'lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code\n' +
        'Fleet Vale 001A,E01000001,Old Dairy,E05000001,Fleet Vale,E09000014\n',
    )
    assert.deepEqual(link(rows[0]!), [
      'lsoa21-ward24 E01000001 E05000001',
      'lsoa21-borough24 E01000001 E09000014',
      'ward24-borough24 E05000001 E09000014',
    ])
    assert.deepEqual(
      rows[0]!.areas.map(({ code, kind, name, parentCode, boundaryYear }) => [
        code,
        kind,
        name,
        parentCode,
        boundaryYear,
      ]),
      [
        ['E01000001', 'lsoa', 'Fleet Vale 001A', 'E09000014', 2021],
        ['E05000001', 'ward', 'Old Dairy', 'E09000014', 2024],
        ['E09000014', 'borough', 'Fleet Vale', null, 2024],
      ],
    )
  })

  it('leads from the areas of one census to those of the next, not from a code to itself', async () => {
    const { rows } = await read('lsoa11_code,change_code,lsoa21_code\nE01000001,S,E01035000\nE01000002,U,E01000002\n')
    assert.deepEqual(rows.map(link), [['lsoa11-lsoa21 E01000001 E01035000'], []])
  })

  it('leads from a borough that was merged to the one of today', async () => {
    const { rows } = await read('LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE\nE07000004,Old Vale,E06000060,New Vale\n')
    assert.deepEqual(link(rows[0]!), ['borough-borough E07000004 E06000060'])
  })

  it('of many vintages says of which year a name is', async () => {
    const { rows } = await read('WDCD,WDNM,LADCD,SOURCEFILE\nE05000001,Old Dairy,E09000014,2016\n')
    assert.equal(rows[0]!.areas[0]!.boundaryYear, 2016)
  })

  it('may give an area its middle, or be a plain list of codes and names', async () => {
    const middle = await read('LSOACD,latitude,longitude\nE01000001,51.5,-0.1\n')
    assert.deepEqual(middle.rows[0]!.areas[0]!.point, { lat: 51.5, lng: -0.1 })
    const list = await read('org_id,gss_code,area_name\nA,E09000014,Fleet Vale\n')
    assert.deepEqual([list.rows[0]!.areas[0]!.kind, list.rows[0]!.areas[0]!.name], ['borough', 'Fleet Vale'])
  })

  it('puts aside rows without a code, and refuses tables without any', async () => {
    const { refused } = await read('LSOA21CD,LSOA21NM\n,Nowhere\nE01000001,Fleet Vale 001A\n')
    assert.deepEqual(refused, ['1: the row has no code of an area that we keep'])
    await assert.rejects(
      read('name,age\nA,1\n'),
      (error) => error instanceof SourceRefused && /LSOA21CD/.test(error.message),
    )
  })
})
