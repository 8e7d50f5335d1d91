import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { logicalCss } from './logical-css.ts'

describe('styles that are read from either side', () => {
  const turned = [
    ['margin-left: 5px;', 'margin-inline-start: 5px;'],
    ['padding-right: calc(1px + 2px);', 'padding-inline-end: calc(1px + 2px);'],
    ['border-left-color: red;', 'border-inline-start-color: red;'],
    ['border-right: 1px solid red;', 'border-inline-end: 1px solid red;'],
    ['left: -4px;', 'inset-inline-start: -4px;'],
    ['text-align: right;', 'text-align: end;'],
    ['float: left;', 'float: inline-start;'],
    ['padding: 1px 2px 3px 4px;', 'padding-block: 1px 3px;\n  padding-inline: 4px 2px;'],
    ['margin: 0 auto 0 calc(1px * (2 + 3));', 'margin-block: 0 0;\n  margin-inline: calc(1px * (2 + 3)) auto;'],
  ] as const
  for (const [from, to] of turned) {
    it(`turns ${from}`, () => assert.equal(logicalCss(`a {\n  ${from}\n}`), `a {\n  ${to}\n}`))
  }

  const kept = [
    'margin: 1px 2px;',
    'padding: 1px 2px 3px 2px;',
    'border-width: 0 0 5px 5px;',
    'top: 1px;',
    '--left: 1px;',
  ]
  for (const same of kept) {
    it(`keeps ${same}`, () => assert.equal(logicalCss(`a {\n  ${same}\n}`), `a {\n  ${same}\n}`))
  }
})
