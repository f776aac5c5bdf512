import type { SubscriptionYaml } from '../../../exporter/src/api/contract-reports.ts'
import {
  daysOf,
  extrasInWords,
  finishSubscription,
  groupsInWords,
  moveSection,
  newSubscription,
  ordinal,
  proposeId,
  readAddresses,
  type Section,
  scheduleInWords,
  sections,
  sectionsOf,
  setDay,
  setKind,
  setOnlyWhenWrong,
  setSections,
} from './subscription.ts'

const base: SubscriptionYaml = { id: 'x', to: 'ann@example.com' }
const all = sections.map(({ id }) => id)

test('a change of the kind takes out what belongs to the other one, and keeps the rest', () => {
  const daily: SubscriptionYaml = {
    ...base,
    groups: ['Acme'],
    at: '07:30',
    sections: ['attention'],
    days: 'mon-fri',
    onlyWhenWrong: true,
    proofOfLife: 'fri',
  }
  const monthly = setKind(daily, 'monthly')
  expect(monthly).toEqual({ ...base, groups: ['Acme'], at: '07:30', kind: 'monthly' })
  expect(setKind({ ...monthly, dayOfMonth: 3 }, 'daily')).toEqual({ ...base, groups: ['Acme'], at: '07:30' })
})

test('the proof of life goes with “only when something is wrong”', () => {
  expect(setOnlyWhenWrong({ ...base, onlyWhenWrong: true, proofOfLife: 'sun' }, false)).toEqual(base)
  expect(setOnlyWhenWrong(base, true)).toEqual({ ...base, onlyWhenWrong: true })
})

test.each<[string, Section, -1 | 1, readonly Section[]]>([
  ['up', 'last-24h', -1, ['last-24h', 'attention', 'did-not-run', 'last-status']],
  ['down', 'last-24h', 1, ['attention', 'did-not-run', 'last-24h', 'last-status']],
  ['up from the top', 'attention', -1, all],
  ['down from the end', 'last-status', 1, all],
])('a section is moved %s', (_how, section, by, expected) => {
  expect(moveSection(all, section, by)).toEqual(expected)
})

test('all sections in the usual order, and all days, need not be said', () => {
  expect(setSections({ ...base, sections: ['attention'] }, all)).toEqual(base)
  expect(setSections(base, all.toReversed()).sections).toEqual(all.toReversed())
  expect(sectionsOf(base)).toEqual(all)
  const weekend = setDay(setDay(base, 'sat', false), 'sun', false)
  expect(weekend.days).toBe('mon-fri')
  expect(setDay(weekend, 'wed', false).days).toEqual(['mon', 'tue', 'thu', 'fri'])
  expect(daysOf({ ...base, days: 'fri-mon' })).toEqual(['mon', 'fri', 'sat', 'sun'])
  expect(setDay(setDay(weekend, 'sat', true), 'sun', true)).toEqual(base)
})

test.each([
  ['a@x.de; b@x.de', ['a@x.de', 'b@x.de']],
  [' a@x.de ,b@x.de\nc@x.de;', ['a@x.de', 'b@x.de', 'c@x.de']],
  ['a@x.de;a@x.de', ['a@x.de']],
  ['', []],
])('addresses in %j are %j', (text, addresses) => {
  expect(readAddresses(text)).toEqual(addresses)
})

test.each([
  ['Morning mail', 'daily', [], 'morning-mail'],
  ['Müller & Söhne', 'monthly', ['muller-sohne'], 'muller-sohne-2'],
  ['', 'daily', [], 'daily-report'],
  ['日本', 'monthly', ['monthly-report', 'monthly-report-2'], 'monthly-report-3'],
] as const)('of %j (%s, beside %j) the id is made %s', (name, kind, taken, id) => {
  expect(proposeId(name, kind, taken)).toBe(id)
})

test('what is sent has an id, and addresses as the exporter writes them', () => {
  const draft = { ...newSubscription('monthly', 'Acme'), name: '  ', to: 'a@x.de, b@x.de' }
  expect(finishSubscription(draft, [])).toEqual({
    id: 'acme',
    kind: 'monthly',
    groups: ['Acme'],
    to: 'a@x.de; b@x.de',
  })
  expect(finishSubscription({ ...draft, id: 'kept', name: 'Summary' }, ['kept'])).toMatchObject({
    id: 'kept',
    name: 'Summary',
  })
})

test.each<[SubscriptionYaml, string]>([
  [base, 'every day at 09:00, UTC'],
  [{ ...base, days: 'mon-fri', at: '07:30', timezone: 'UTC' }, 'mon-fri at 07:30, UTC'],
  [{ ...base, days: ['mon', 'thu'] }, 'mon, thu at 09:00, UTC'],
  [{ ...base, kind: 'monthly' }, 'the 1st of each month at 09:00, UTC'],
  [{ ...base, kind: 'monthly', dayOfMonth: 12 }, 'the 12th of each month at 09:00, UTC'],
])('%j goes out %s', (subscription, words) => {
  expect(scheduleInWords({ subscription, timezone: 'UTC' })).toBe(words)
})

test('numbers of days are written as they are said', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 28].map(ordinal).join(' ')).toBe(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 28th',
  )
})

test('what sets a mail apart is told, what is usual is not', () => {
  expect(extrasInWords(base)).toEqual([])
  expect(extrasInWords({ ...base, onlyWhenWrong: true, attachPdf: true, language: 'de' })).toEqual([
    'only when something is wrong, and each Monday',
    'with PDF',
    'in German',
  ])
  expect(groupsInWords(base)).toBe('all clients')
  expect(groupsInWords({ ...base, groups: ['A', 'B', 'C', 'D', 'E'] })).toBe('A, B, C and 2 more')
})
