import type { CheckYaml } from '../../../exporter/src/api/contract-checks.ts'
import {
  freshCheck,
  neighbourOf,
  proposeAlias,
  proposeId,
  readTab,
  rename,
  sameCheck,
  setNotifyKey,
  setStatusKey,
  setTemplate,
  setText,
  toDraft,
} from './draft.ts'
import {
  addPart,
  changePart,
  partsOf,
  quantifierOf,
  removePart,
  setLook,
  setQuantifier,
  toEditableBlock,
} from './draft-block.ts'
import {
  describeCondition,
  newCondition,
  setField,
  setIgnoreCase,
  setOperator,
  setValue,
} from './draft-condition.ts'
import { isDue, isSamePath, isWithin, parsePath, tabOfPath, valueAt } from './draft-path.ts'
import {
  hasSchedule,
  readDays,
  readEvery,
  readHolidays,
  rhythmOf,
  setRhythm,
  setScheduleKey,
  takeSchedule,
  writeDays,
  writeEvery,
  writeHolidays,
} from './draft-schedule.ts'

const subject = { field: 'subject', contains: 'ok' }
const body = { field: 'body', contains: 'done' }

test.each([
  ['User01: Documents', 'user01-documents', 'user01documents'],
  ['Büro Ñandú / täglich', 'buro-nandu-taglich', 'buronandutaglich'],
  ['  ', '', ''],
  ['备份', '', ''],
])('%j proposes the id %j and the alias %j', (name, id, alias) => {
  expect(proposeId(name)).toBe(id)
  expect(proposeAlias(name)).toBe(alias)
})

test('id and alias follow the name until somebody writes their own', () => {
  const first = rename(freshCheck, 'NAS one', { id: true })
  expect(first.id).toBe('nas-one')
  expect(first.match.alias).toBeUndefined()
  const aliased = { ...first, match: { ...first.match, alias: 'nasone' } }
  const second = rename(aliased, 'NAS two', { id: true })
  expect([second.id, second.match.alias]).toEqual(['nas-two', 'nastwo'])
  const own = rename({ ...second, id: 'mine', match: { alias: 'own' } }, 'NAS three', { id: true })
  expect([own.id, own.match.alias, own.name]).toEqual(['mine', 'own', 'NAS three'])
  expect(rename(second, 'Saved', { id: false }).id).toBe('nas-two')
})

test('what is emptied is taken out', () => {
  const check = setText(setText(freshCheck, 'group', 'North'), 'group', '')
  expect(check).toEqual(freshCheck)
  expect(setNotifyKey(setNotifyKey(check, 'route', 'pager'), 'route', undefined)).toEqual(freshCheck)
  expect(setStatusKey(setStatusKey(check, 'default', 'success'), 'default', undefined)).toEqual(freshCheck)
})

test('tabs have neighbours, and an unknown one is the first', () => {
  expect(neighbourOf('identification', -1)).toBeUndefined()
  expect(neighbourOf('identification', 1)).toBe('schedule')
  expect(neighbourOf('save', 1)).toBeUndefined()
  expect(readTab('nothing')).toBe('identification')
})

test('two checks are the same whatever the order of their keys', () => {
  expect(sameCheck({ id: 'a', match: { alias: 'b' } }, { match: { alias: 'b' }, id: 'a' })).toBe(true)
  expect(
    sameCheck({ id: 'a', match: { all: [subject, body] } }, { id: 'a', match: { all: [body, subject] } }),
  ).toBe(false)
})

test('all and any in one block become all with the any inside, at every depth', () => {
  const inner = { any: [subject], all: [body], combineAttachments: false }
  expect(toEditableBlock({ all: [inner], condenseWhitespace: false })).toEqual({
    condenseWhitespace: false,
    all: [{ combineAttachments: false, all: [body, { any: [subject] }] }],
  })
  const check: CheckYaml = { id: 'a', match: { alias: 'a' }, status: { failure: inner } }
  expect(toDraft(check)).toEqual({
    id: 'a',
    match: { alias: 'a', all: [] },
    status: { failure: { combineAttachments: false, all: [body, { any: [subject] }] } },
  })
})

test('parts are added, changed and removed; everything else of the block stays', () => {
  const match: CheckYaml['match'] = { alias: 'nas', any: [subject] }
  const two = addPart(match, body)
  expect(two).toEqual({ alias: 'nas', any: [subject, body] })
  expect(changePart(two, 0, body)).toEqual({ alias: 'nas', any: [body, body] })
  expect(removePart(two, 0)).toEqual({ alias: 'nas', any: [body] })
  expect(setQuantifier(two, 'all')).toEqual({ alias: 'nas', all: [subject, body] })
  expect(quantifierOf(two)).toBe('any')
  expect(partsOf({})).toEqual([])
})

test('an option that is as the block around has it is not written', () => {
  expect(setLook({ all: [] }, 'condenseWhitespace', false, true)).toEqual({
    all: [],
    condenseWhitespace: false,
  })
  expect(setLook({ all: [], condenseWhitespace: false }, 'condenseWhitespace', true, true)).toEqual({
    all: [],
  })
  expect(setLook({ all: [] }, 'condenseWhitespace', true, false)).toEqual({
    all: [],
    condenseWhitespace: true,
  })
})

test('the operator follows the field where it must', () => {
  const figure = setField(subject, 'figure:size')
  expect(figure).toEqual({ field: 'figure:size', '>': '' })
  expect(setValue(figure, '1.5 GB')).toEqual({ field: 'figure:size', '>': '1.5 GB' })
  expect(setValue(figure, '3')).toEqual({ field: 'figure:size', '>': 3 })
  expect(setValue(figure, '1.')).toEqual({ field: 'figure:size', '>': '1.' })
  expect(setOperator(setValue(figure, '3'), '<=')).toEqual({ field: 'figure:size', '<=': 3 })
  expect(setField(figure, 'body')).toEqual({ field: 'body', contains: '' })
  expect(setField(setIgnoreCase(subject, true), 'body')).toEqual({
    ...subject,
    field: 'body',
    ignoreCase: true,
  })
  expect(newCondition('figure:errors')).toEqual({ field: 'figure:errors', '>': '' })
})

test.each([
  [subject, 'Subject contains "ok"'],
  [{ field: 'header:X-Job', equals: 'nas', ignoreCase: true }, 'X-Job is "nas" in any letter case'],
  [{ field: 'figure:errors', '>': 0 }, 'errors > 0'],
])('%j in words is %s', (condition, words) => {
  expect(describeCondition(condition)).toBe(words)
})

test.each([
  ['status.success.all[0].contains', ['status', 'success', 'all', 0, 'contains'], 'status'],
  ['status.failure.all[0][">"]', ['status', 'failure', 'all', 0, '>'], 'status'],
  ['match.alias', ['match', 'alias'], 'identification'],
  ['match', ['match'], 'matching'],
  ['schedule.window.from', ['schedule', 'window', 'from'], 'schedule'],
  ['notify.grace', ['notify', 'grace'], 'notifications'],
  ['figures[2].matches', ['figures', 2, 'matches'], 'status'],
  ['paused', ['paused'], 'schedule'],
  ['template', ['template'], 'status'],
  ['object', ['object'], 'status'],
  ['trust', ['trust'], 'identification'],
  ['source', ['source'], 'save'],
  ['constructor', ['constructor'], 'save'],
  ['', [], 'save'],
])('the field %s is found on its tab', (path, steps, tab) => {
  expect(parsePath(path)).toEqual(steps)
  expect(tabOfPath(path)).toBe(tab)
})

test('paths are compared by their steps', () => {
  expect(isSamePath('a[0][">"]', 'a[0].>')).toBe(true)
  expect(isWithin('match.all[1].contains', 'match.all[1]')).toBe(true)
  expect(isWithin('match.all[10].contains', 'match.all[1]')).toBe(false)
  expect(valueAt({ id: 'a', match: { all: [subject] } }, 'match.all[0].contains')).toBe('ok')
  expect(valueAt({ id: 'a', match: {} }, 'status.success.all[0]')).toBeUndefined()
  expect(valueAt({ id: 'a', match: {} }, 'match.constructor')).toBeUndefined()
})

test('what is still empty is due only when its tab was left; what was written wrong is due at once', () => {
  const check: CheckYaml = {
    id: '',
    match: {
      all: [
        { field: 'body', matches: '(' },
        { field: 'body', contains: '' },
      ],
    },
  }
  const due = (field: string, isLeft: boolean) => isDue({ field, detail: '' }, check, () => isLeft)
  expect(due('match.all[0].matches', false)).toBe(true)
  expect(due('match.all[1].contains', false)).toBe(false)
  expect(due('match.all[1].contains', true)).toBe(true)
  expect(due('id', false)).toBe(false)
  expect(due('match', false)).toBe(false)
})

const scheduled = (schedule: CheckYaml['schedule']): CheckYaml => ({
  id: 'a',
  match: {},
  ...(schedule && { schedule }),
})

test.each<[CheckYaml['schedule'], string]>([
  [undefined, 'none'],
  ['none', 'none'],
  [{ every: '1 day' }, 'every'],
  [{ every: '2 weeks', at: '02:00' }, 'at'],
  [{ cron: '@daily', window: { from: '1:00', to: '2:00' } }, 'cron'],
  [{ calendar: 'daily' }, 'calendar'],
  [{ window: { from: '20:00', to: '06:00' } }, 'window'],
])('%j is the rhythm %s', (schedule, rhythm) => {
  expect(rhythmOf(scheduled(schedule))).toBe(rhythm)
})

test('another rhythm keeps what holds for all of them', () => {
  const check = scheduled({ every: '15 minutes', anchor: 'first', overdueAfter: '1h', timezone: 'UTC' })
  expect(setRhythm(check, 'at').schedule).toEqual({ at: '02:00', overdueAfter: '1h', timezone: 'UTC' })
  expect(setRhythm(check, 'every').schedule).toEqual({
    every: '15 minutes',
    anchor: 'first',
    overdueAfter: '1h',
    timezone: 'UTC',
  })
  expect(setRhythm(check, 'none')).not.toHaveProperty('schedule')
  expect(setScheduleKey(check, 'overdueAfter', undefined).schedule).toEqual({
    every: '15 minutes',
    anchor: 'first',
    timezone: 'UTC',
  })
})

test.each([
  ['2 days', { count: 2, unit: 'day' }, '2 days'],
  ['month', { count: 1, unit: 'month' }, '1 month'],
  ['36h', undefined, undefined],
  [undefined, undefined, undefined],
])('every %s is read and written', (text, interval, written) => {
  expect(readEvery(text)).toEqual(interval)
  if (interval) expect(writeEvery(readEvery(text) ?? { count: 0, unit: 'day' })).toBe(written)
})

test.each([
  [undefined, 'mon tue wed thu fri sat sun', undefined],
  ['mon-fri', 'mon tue wed thu fri', 'mon-fri'],
  [['Saturday', 'sun..mon'], 'mon sat sun', ['mon', 'sat', 'sun']],
  ['fri-mon, wed', 'mon wed fri sat sun', ['mon', 'wed', 'fri', 'sat', 'sun']],
  ['nonsense', '', []],
])('the days %j are %s', (days, open, written) => {
  expect(readDays(days).join(' ')).toBe(open)
  expect(writeDays(readDays(days))).toEqual(written)
})

test('holidays are a list with commas', () => {
  expect(writeHolidays('germany, 2026-12-24 ,')).toEqual(['germany', '2026-12-24'])
  expect(writeHolidays('germany')).toBe('germany')
  expect(writeHolidays(' ')).toBeUndefined()
  expect(readHolidays(['a', 'b'])).toBe('a, b')
})

test('a learned schedule takes the place of the rhythm; zone, holidays and the first result stay', () => {
  const check: CheckYaml = {
    id: 'a',
    match: { alias: 'a' },
    schedule: { cron: '0 2 * * *', overdueAfter: '1h', timezone: 'UTC', holidays: 'de', expectFirst: false },
  }
  const learned = { at: '03:10', overdueAfter: '40 minutes' }
  const taken = takeSchedule(check, learned)
  expect(taken.schedule).toEqual({ ...learned, timezone: 'UTC', holidays: 'de', expectFirst: false })
  expect(hasSchedule(check, learned)).toBe(false)
  expect(hasSchedule(taken, learned)).toBe(true)
  expect(takeSchedule({ id: 'a', schedule: 'none', match: {} }, learned).schedule).toEqual(learned)
})

test('with another template, or none, no object is chosen', () => {
  const check: CheckYaml = { id: 'a', template: 'veeam', object: 'vm1', match: { alias: 'a' } }
  expect(setTemplate(check, 'veeam')).toEqual(check)
  expect(setTemplate(check, 'restic')).toEqual({ id: 'a', template: 'restic', match: { alias: 'a' } })
  expect(setTemplate(check, undefined)).toEqual({ id: 'a', match: { alias: 'a' } })
})
