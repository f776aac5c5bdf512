import { readTableResults } from './table-results.ts'

const read = (...rows: readonly string[]) =>
  readTableResults(rows.map(row => row.replaceAll(' | ', '\t')).join('\n'), () => true)

test('each row tells of the object in its best column, with size and duration', () => {
  expect(
    read(
      'Kunde | Rechner | Ergebnis | Größe | Dauer',
      'Apfel | apfel-1 | Erfolgreich | 2 GB | 00:10:00',
      'Apfel | apfel-2 | Fehlgeschlagen | 0 | 00:00:04',
      'Birne | birne-1 | Läuft noch |  | ',
      'Gesamt | Gesamt | Erfolgreich | 2 GB | ',
    ),
  ).toEqual([
    { object: 'apfel-1', status: 'success', sizeBytes: 2 * 1024 ** 3, durationSeconds: 600 },
    { object: 'apfel-2', status: 'failure', sizeBytes: 0, durationSeconds: 4 },
    { object: 'birne-1' },
  ])
})

test('of two columns that may name objects, the one is taken whose names differ', () => {
  const names = (...rows: readonly string[]) => read(...rows).map(one => one.object)
  expect(names('Item | Device | Status', 'Files | pear-1 | Success', 'Files | pear-2 | Success')).toEqual([
    'pear-1',
    'pear-2',
  ])
  expect(names('Machine | Volume | Status', 'pear-1 | C: | Success', 'pear-1 | D: | Failed')).toEqual([
    'C:',
    'D:',
  ])
})

test.each([
  ['of moments', ['Time | Size | Status', '03:00 | 2 GB | Success']],
  ['of earlier runs', ['Previous runs:', 'Job | Status', 'apples | Failed', 'pears | Success']],
  [
    'of one job day by day',
    ['Job | Date | Status', 'apples | 2026-02-01 | Failed', 'apples | 2026-02-02 | Success'],
  ],
  ['of labels and values', ['Job | Apples', 'Status | Success']],
  ['without a head', ['apple-1 | Success | 2 GB', 'apple-2 | Failed | 0']],
  ['without a state', ['Machine | Size | Owner', 'apple-1 | 2 GB | Ann']],
])('a table %s lists no objects', (_, rows) => {
  expect(read(...rows)).toEqual([])
})
