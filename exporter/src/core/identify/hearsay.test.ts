import { withoutHearsay } from './hearsay.ts'
import { readSense } from './sense.ts'

test.each([
  'if the backup fails, write to the help desk.',
  'you will be notified by e-mail when a backup has failed',
  'falls die sicherung fehlschlägt, rufen sie an',
  'bei fehlern werden sie per e-mail benachrichtigt.',
  "en cas d'échec vous serez averti.",
  'previous status: failed',
  'vorheriges ergebnis: fehlgeschlagen',
  'last error: never',
  'letzter fehler: 12.01.2026',
])('%j says nothing of this run', line => {
  expect(readSense(line)).toBe('nothing')
})

test.each([
  'se ha producido un error al copiar',
  'si è verificato un errore',
  'please note: the backup failed',
  'please look at the server. the backup failed.',
  'you will be informed that the backup failed, as agreed',
  'last error: disk full',
  'the previous backup failed',
])('%j says that something failed', line => {
  expect(readSense(line)).toBe('failure')
})

test('only what is hearsay is taken out of a line', () => {
  expect(withoutHearsay('backup failed. if it fails again, call us.')).toBe('backup failed.')
  expect(withoutHearsay('state: ok\tprevious state: failed').trim()).toBe('state: ok')
  expect(withoutHearsay('backup of srv1 done')).toBe('backup of srv1 done')
})
