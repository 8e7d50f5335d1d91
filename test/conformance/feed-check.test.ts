import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { checkShape } from '../../src/domain/feed-findings.ts'
import type { ShapeName } from '../../src/domain/open-referral-shapes.ts'
import { sharedData } from '../harness/shared-data.ts'

const schemas = sharedData('open-referral/oruk-3.0/schema-validator')
const fixtures = sharedData('open-referral/validator-fixtures')
const bristol = sharedData('open-referral/real-feeds/bristol_services_2024-12.json')
const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

function official(name: string): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, allErrors: false, logger: false })
  addFormats.default(ajv)
  for (const file of readdirSync(schemas!)) {
    const schema = json(join(schemas!, file))
    if (file !== 'open_api.json')
      ajv.addSchema({
        ...schema,
        $id: `https://raw.githubusercontent.com/tpximpact/OpenReferralApi/refs/heads/main/OpenReferralApi/Schemas/V3.0-UK/${file}`,
      })
  }
  return ajv.getSchema(
    `https://raw.githubusercontent.com/tpximpact/OpenReferralApi/refs/heads/main/OpenReferralApi/Schemas/V3.0-UK/${name}.json`,
  ) as (value: unknown) => boolean
}

const errors = (value: unknown, shape: ShapeName) =>
  checkShape(value, shape).filter(({ severity }) => severity === 'error')

/** Every field that is empty text taken out, at every depth. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === '' ? [] : [[name, withoutEmpty(one)]])),
  )
}

describe('our verdicts beside the official schemas', { skip: !schemas }, () => {
  it('agree on every service of the Bristol feed, as it is and without its empty texts', { skip: !bristol }, () => {
    const validate = official('service')
    const services: unknown[] = json(bristol!)
    const disagreements = (list: readonly unknown[]) =>
      list.filter((service) => validate(service) !== (errors(service, 'service').length === 0))
    assert.deepEqual(disagreements(services), [])
    assert.deepEqual(disagreements(services.map(withoutEmpty)), [])
    assert.equal(services.filter((service) => errors(service, 'service').length === 0).length, 4)
    assert.equal(services.map(withoutEmpty).filter((service) => errors(service, 'service').length === 0).length, 575)
  })

  it('agree on every document of the validator’s fixtures, whole and with each field spoilt', {
    skip: !fixtures,
  }, () => {
    for (const [file, shape, schema] of [
      ['api_details.json', 'api', 'api_details'],
      ['service_full.json', 'service', 'service'],
      ['taxonomy.json', 'taxonomy', 'taxonomy'],
      ['taxonomy_term.json', 'taxonomy_term', 'taxonomy_term'],
      ['service_at_location_full.json', 'service_at_location', 'service_at_location'],
    ] as const) {
      const validate = official(schema)
      for (const folder of ['V3.0-UK-Default', 'V3.0-UK-Test']) {
        const whole = json(join(fixtures!, folder, file))
        assert.equal(errors(whole, shape).length === 0, validate(whole), `${folder}/${file}`)
        for (const [where, spoilt] of spoils(whole)) {
          assert.equal(errors(spoilt, shape).length === 0, validate(spoilt), `${folder}/${file} ${where}`)
        }
      }
    }
  })
})

/** The document again and again, each time with one field removed, nulled, emptied or of another type. */
function* spoils(value: unknown, path = '$'): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    for (const [at, one] of value.entries())
      for (const [where, spoilt] of spoils(one, `${path}[${at}]`)) yield [where, value.with(at, spoilt)]
  } else if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>
    for (const name of Object.keys(record)) {
      const { [name]: given, ...rest } = record
      yield [`${path}.${name} removed`, rest]
      for (const bad of [null, '', 'two words', 7, true, ['x']])
        yield [`${path}.${name} ${JSON.stringify(bad)}`, { ...record, [name]: bad }]
      for (const [where, spoilt] of spoils(given, `${path}.${name}`)) yield [where, { ...record, [name]: spoilt }]
    }
  }
}
