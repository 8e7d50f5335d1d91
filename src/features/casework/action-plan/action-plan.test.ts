import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type PlanDesk, planDesk } from '../../../../test/harness/plan-desk.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { goalsOf, planEventsOf, stepsOf } from '../../../records/plan.ts'
import { addStep, changeStep, keepStepMove } from '../../../records/plan-change.ts'
import { actionPlanRoutes } from './action-plan.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const GOAL = { 'goal-words': 'Apply for jobs that fit', 'goal-area': 'work', rows: '3' }
const CV = { 'new-0-words': 'Write a CV', 'new-0-owner': 'adviser', 'new-0-due': '2026-12-04' }
const ASK = { 'new-1-words': 'Ask Bellfounders', 'new-1-owner': 'partner', 'new-1-due': '2026-12-10' }

let desk: PlanDesk
let grace: Member
let winsome: Member
let liban: Member
let tobias: Member

before(async () => {
  desk = await planDesk('Augustin Petrossian', actionPlanRoutes, NOW)
  grace = await desk.member('Grace Oyelaran')
  winsome = await desk.member('Winsome Adair-Clarke')
  liban = await desk.member('Liban Jibrell-Moss')
  tobias = await desk.member('Tobias Marlowe-Eze')
})
after(() => desk.database.drop())

const plan = () => `${desk.path}/plan`
const read = async (viewer: Viewer) => textOf(await desk.see(plan(), viewer))
const goals = (viewer: Viewer = grace) => desk.as(viewer, (db) => goalsOf(db, viewer, [desk.id], NOW))
const steps = (viewer: Viewer = grace) => desk.as(viewer, (db) => stepsOf(db, viewer, [desk.id], NOW))
const stepCalled = async (words: string) => (await steps()).find((step) => step.words === words)!

/** The form of a goal as a page shows it, with what is typed over it. */
async function formOf(typed: Record<string, string> = {}): Promise<Record<string, string>> {
  const [goal] = await goals()
  const answer = await desk.see(`${plan()}/goals/${goal!.id}`, grace)
  const html = answer.kind === 'page' ? answer.html.text : ''
  const form: Record<string, string> = {}
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const part = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
    if (part('name') && !/type="(radio|checkbox)"/.test(tag)) form[part('name')!] = part('value') ?? ''
  }
  for (const [, name, inner] of html.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    form[name!] = /value="([^"]*)" selected/.exec(inner!)?.[1] ?? ''
  delete form.once
  return { ...form, ...typed }
}

describe('a plan', () => {
  it('begins with a goal and its first steps in one form, and says what is missing', async () => {
    const path = `${plan()}/goals/new`
    const missing = textOf(await desk.post(path, { 'goal-words': '', rows: '3' }, grace))
    assert.match(missing, /Write what they want to reach.*Choose what it is about.*Write one first step/)
    const unnamed = await desk.post(path, { ...GOAL, ...CV, ...ASK }, grace)
    assert.match(textOf(unnamed), /Say which organisation or employer/)
    const gone = { ...GOAL, ...CV, 'new-0-due': '2026-11-20' }
    assert.match(textOf(await desk.post(path, gone, grace)), /Choose a day that is still to come/)
    assert.equal((await goals()).length, 0)
    const kept = await desk.post(path, { ...GOAL, ...CV, ...ASK, 'new-1-which': 'Bellfounders College' }, grace)
    assert.match(whereTo(kept), /\/plan#goal-/)
    assert.match(
      await read(grace),
      /Apply for jobs that fit.*Proposed.*Write a CV.*By Friday 4 December.*Bellfounders College/,
    )
  })

  it('gets one more row for a step when that is asked for, and keeps nothing yet', async () => {
    const more = await desk.post(`${plan()}/goals/new`, { ...GOAL, ...CV, more: 'step' }, grace)
    assert.match(textOf(more), /New step 4/)
    assert.equal((await goals()).length, 1)
  })

  it('starts from a quick start, with dates that can be changed', async () => {
    const shown = await desk.see(`${plan()}/goals/new?start=papers`, grace)
    assert.match(shown.kind === 'page' ? shown.html.text : '', /Open a bank account[\s\S]*2026-12-14/)
  })

  it('is agreed with the person, and the case waits for its first step from then on', async () => {
    const kept = await desk.openCase(grace)
    const other = await desk.database.owner
      .selectFrom('support_case')
      .select('id')
      .where('owner_account_id', '=', grace.accountId)
      .where('id', '<>', kept.id)
      .executeTakeFirstOrThrow()
    await assert.rejects(desk.post(`${plan()}/agree`, { case: other.id }, grace), NotFound)
    await desk.post(`${plan()}/agree`, { case: kept.id }, grace)
    const after = await desk.openCase(grace)
    assert.deepEqual(
      [after.status, after.nextStep, after.dueAt?.toISOString()],
      ['active', 'Write a CV', '2026-12-04T23:59:59.999Z'],
    )
    assert.doesNotMatch(await read(grace), /Proposed|only proposed/)
  })

  it('goes on: a step is done, and the case waits for the next', async () => {
    const step = await stepCalled('Write a CV')
    await desk.post(`${plan()}/steps/${step.id}`, { move: 'finish', version: String(step.version) }, grace)
    assert.equal((await desk.openCase(grace)).nextStep, 'Ask Bellfounders')
    assert.match(await read(grace), /1 step done, 1 to do, the next by Thursday 10 December/)
  })

  it('says what a step is stuck on, why one is not needed, and what takes the place of another', async () => {
    const step = await stepCalled('Ask Bellfounders')
    const path = `${plan()}/steps/${step.id}`
    const version = String(step.version)
    assert.match(textOf(await desk.post(path, { version }, grace)), /Choose what became of it/)
    const theirs = await desk.database.owner
      .selectFrom('barrier')
      .select('id')
      .where('participant_id', '<>', desk.id)
      .executeTakeFirstOrThrow()
    const blocked = textOf(await desk.post(path, { move: 'block', barrier: theirs.id, version }, grace))
    assert.match(blocked, /Say what stands in the way/)
    assert.match(textOf(await desk.post(path, { move: 'drop', version }, grace)), /Say why in a few words/)
    assert.match(textOf(await desk.post(path, { move: 'replace', version }, grace)), /Write what somebody does/)
    await desk.post(path, { move: 'block', 'block-words': 'The college is shut', version }, grace)
    assert.match(await read(grace), /Stuck.*The college is shut/)
    const next = { 'next-words': 'Ask Riverbend', 'next-owner': 'person', 'next-due': '2026-12-11' }
    await desk.post(path, { move: 'replace', ...next, version: String(step.version + 1) }, grace)
    const successor = await stepCalled('Ask Riverbend')
    assert.equal((await stepCalled('Ask Bellfounders')).replacedBy, successor.id)
    assert.equal(successor.status, 'agreed')
  })

  it('shows a step anew where somebody else was first, with what was typed', async () => {
    const step = await stepCalled('Ask Riverbend')
    const answer = await desk.post(
      `${plan()}/steps/${step.id}`,
      { move: 'block', 'block-words': 'No bus', version: '7' },
      grace,
    )
    assert.equal(statusOf(answer), 409)
    assert.match(answer.kind === 'page' ? answer.html.text : '', /Somebody else changed this step[\s\S]*No bus/)
  })

  it('keeps what happened in words that the person reads', async () => {
    const events = await desk.as(desk.person, (db) => planEventsOf(db, desk.person, [desk.id], NOW))
    assert.deepEqual(events.map(({ move }) => move).toReversed(), [
      'add',
      'add',
      'add',
      'agree',
      'agree',
      'agree',
      'finish',
      'block',
      'add',
      'replace',
    ])
    assert.equal(events.find(({ move }) => move === 'block')?.words, 'The college is shut')
  })
})

describe('two people who change one plan', () => {
  it('both keep what they alone changed, without being asked', async () => {
    const first = await formOf({ 'goal-why': 'To pay the rent' })
    const second = await formOf({ 'goal-words': 'Apply for work in a kitchen' })
    assert.match(whereTo(await desk.post(await goalPath(), first, grace)), /#goal-/)
    assert.match(whereTo(await desk.post(await goalPath(), second, winsome)), /#goal-/)
    const [goal] = await goals()
    assert.deepEqual([goal?.words, goal?.why], ['Apply for work in a kitchen', 'To pay the rent'])
  })

  it('choose where both changed the same, and the rest that was typed comes along', async () => {
    const step = await stepCalled('Ask Riverbend')
    const key = `step-${step.id}-`
    const add = { 'new-0-words': 'Buy shoes', 'new-0-owner': 'person', 'new-0-due': '2026-12-20' }
    const first = await formOf({ [`${key}words`]: 'Ring Riverbend' })
    const second = await formOf({ [`${key}words`]: 'Write to Riverbend', [`${key}due`]: '2026-12-18', ...add })
    await desk.post(await goalPath(), first, grace)
    const screen = await desk.post(await goalPath(), second, winsome)
    assert.equal(statusOf(screen), 409)
    assert.match(
      textOf(screen),
      /Nothing is lost. One thing needs a choice.*It was: Ask Riverbend.*Grace Oyelaran wrote: Ring Riverbend.*You wrote: Write to Riverbend/,
    )
    const carried = fieldsOf(screen)
    const unanswered = await desk.post(await goalPath(), carried, winsome)
    assert.equal(statusOf(unanswered), 422)
    assert.match(textOf(unanswered), /Choose for “What”/)
    await desk.post(await goalPath(), { ...carried, [`${key}words.keep`]: 'theirs' }, winsome)
    const after = await steps()
    const merged = after.find(({ id }) => id === step.id)
    assert.deepEqual([merged?.words, merged?.dueOn], ['Ring Riverbend', '2026-12-18'])
    assert.ok(after.some(({ words }) => words === 'Buy shoes'))
  })

  it('are asked again where a third change comes between', async () => {
    const step = await stepCalled('Ring Riverbend')
    const key = `step-${step.id}-`
    const mine = await formOf({ [`${key}words`]: 'Visit Riverbend' })
    await desk.post(await goalPath(), await formOf({ [`${key}words`]: 'Phone Riverbend' }), grace)
    const carried = fieldsOf(await desk.post(await goalPath(), mine, winsome))
    await desk.post(await goalPath(), await formOf({ [`${key}words`]: 'Email Riverbend' }), grace)
    const again = await desk.post(await goalPath(), { ...carried, [`${key}words.keep`]: 'yours' }, winsome)
    assert.match(textOf(again), /wrote: Email Riverbend.*You wrote: Visit Riverbend/)
    await desk.post(await goalPath(), { ...fieldsOf(again), [`${key}words.keep`]: 'yours' }, winsome)
    assert.ok(await stepCalled('Visit Riverbend'))
  })

  it('lose nothing where a step was done meanwhile: its words still change', async () => {
    const step = await stepCalled('Buy shoes')
    const mine = await formOf({ [`step-${step.id}-words`]: 'Buy black shoes' })
    await desk.post(`${plan()}/steps/${step.id}`, { move: 'finish', version: String(step.version) }, grace)
    await desk.post(await goalPath(), mine, winsome)
    assert.equal((await stepCalled('Buy black shoes')).status, 'done')
  })

  it('both keep what they changed where they save in the same moment', async () => {
    const first = await formOf({ 'goal-why': 'To be with people' })
    const second = await formOf({ 'goal-area': 'confidence', 'goal-target': '2027-03-01' })
    const path = await goalPath()
    const answers = await Promise.all([desk.post(path, first, grace), desk.post(path, second, winsome)])
    assert.deepEqual(answers.map(statusOf), [303, 303])
    const [goal] = await goals()
    assert.deepEqual([goal?.why, goal?.area, goal?.targetOn], ['To be with people', 'confidence', '2027-03-01'])
  })

  it('see a goal anew that somebody else has changed before they end it, with what they typed', async () => {
    const ended = await desk.post(
      `${await goalPath()}/move`,
      { move: 'reach', words: 'He has a job', version: '1' },
      grace,
    )
    assert.equal(statusOf(ended), 409)
    assert.match(ended.kind === 'page' ? ended.html.text : '', /Somebody else changed this goal[\s\S]*He has a job/)
    assert.equal((await goals())[0]?.status, 'agreed')
  })

  it('are refused by the record itself where the version is old', async () => {
    const step = await stepCalled('Visit Riverbend')
    const facts = { words: 'Late', ownerSide: 'person', ownerWords: null, dueOn: '2026-12-31' } as const
    const old = { ...step, version: step.version - 1 }
    await assert.rejects(
      desk.as(grace, (db) => changeStep(db, grace, old, facts, NOW)),
      new Conflict('moved-by-someone-else'),
    )
  })
})

describe('the walls around a plan', () => {
  it('hide it from advisers of others, other organisations and the public', async () => {
    for (const viewer of [liban, tobias, PUBLIC]) {
      await assert.rejects(read(viewer), NotFound)
      await assert.rejects(async () => desk.post(`${plan()}/goals/new`, { ...GOAL, ...CV }, viewer), NotFound)
    }
    const stranger: Viewer = { ...desk.person, participantId: '00000000-0000-4000-8000-000000000000' } as Viewer
    for (const viewer of [liban, tobias, stranger])
      assert.deepEqual([await goals(viewer), await steps(viewer)], [[], []])
  })

  it('let the person read it all, propose a step and do their own, and no more', async () => {
    const [goal] = await goals(desk.person)
    const id = '11111111-1111-4111-8111-111111111111'
    const facts = { id, words: 'Try the bus', ownerSide: 'person', ownerWords: null, dueOn: '2026-12-05' } as const
    await desk.as(desk.person, (db) => addStep(db, desk.person, goal!, { ...facts, agreed: true }, NOW))
    const proposed = (await steps(desk.person)).find((step) => step.id === id)!
    assert.equal(proposed.status, 'proposed')
    const drop = { move: 'drop', words: 'No' } as const
    await assert.rejects(
      desk.as(desk.person, (db) => keepStepMove(db, desk.person, proposed, drop, NOW)),
      new Conflict('not-theirs'),
    )
    await desk.as(desk.person, (db) => keepStepMove(db, desk.person, proposed, { move: 'finish' }, NOW))
    assert.match(await read(grace), /Try the bus Done Augustin/)
  })
})

const goalPath = async () => `${plan()}/goals/${(await goals())[0]!.id}`

/** The hidden fields of a screen: what its form brings along. */
function fieldsOf(answer: Awaited<ReturnType<PlanDesk['see']>>): Record<string, string> {
  const html = answer.kind === 'page' ? answer.html.text : ''
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
      .map(([, name, value]) => [name!, value!] as const)
      .filter(([name]) => name !== 'once'),
  )
}
