import { createIdentifier } from './identify.ts'
import type { Readable } from './message-lines.ts'

const identify = createIdentifier([])

function message(subject: string, text = '', attached?: string): Readable {
  const attachments =
    attached === undefined ? [] : [{ name: 'log.txt', contentType: 'text/plain', bytes: 1, text: attached }]
  return { subject, text, from: 'backup@example.com', marks: [], headers: [], attachments }
}

test.each([
  ['Backup of host7', 'Backup of host7 completed successfully.\nErrors: 0\nWarnings: 0', 'success'],
  ['Sauvegarde', 'La sauvegarde de SRV1 a réussi.\nErreurs : 0', 'success'],
  ['Copia de seguridad', 'La copia de seguridad finalizó correctamente.\nErrores: 0', 'success'],
  ['Relatório de backup', 'O backup do servidor foi concluído com sucesso. Erros: 0', 'success'],
  ['Back-up', 'De back-up van server1 is geslaagd. Fouten: 0', 'success'],
  ['Backup', 'Sikkerhedskopieringen af server1 lykkedes. Fejl: 0', 'success'],
  ['Backup', 'Säkerhetskopieringen av server1 lyckades', 'success'],
  ['Kopia zapasowa', 'Kopia zapasowa zakończona pomyślnie. Błędy: 0', 'success'],
  ['Sicherung', 'Die Sicherung wurde erfolgreich abgeschlossen.\nFehler: 0', 'success'],
  ['Backup riuscito', '', 'success'],
  ['Backup summary', 'Total: 5\nSuccessful: 5\nFailed: 0', 'success'],
  ['5 of 5 backups succeeded', '', 'success'],
  ['', '{"job":"backup db","status":"ok","size_bytes":123456}', 'success'],
])('success is said by %j, %j', (subject, text, status) => {
  expect(identify(message(subject, text)).status).toBe(status)
})

test.each([
  ['Backup of host7', 'Backup completed.\nFiles copied: 1200\nFiles failed: 3'],
  ['Nightly job', 'The backup did not finish in time and was killed.'],
  ['Rapport', 'Aucune sauvegarde n’a été effectuée cette nuit.'],
  ['Sauvegarde', 'La sauvegarde de SRV1 a échoué.\nErreurs : 2'],
  ['Copia', 'La copia de seguridad del equipo PC1 no se ha podido completar.'],
  ['Back-up', 'De back-up van server1 is niet geslaagd.'],
  ['Backup', 'O backup do servidor não foi concluído.'],
  ['Backup', 'Sikkerhedskopieringen af server1 lykkedes ikke.'],
  ['Backup', 'Säkerhetskopieringen slutfördes inte'],
  ['Kopia zapasowa', 'Kopia zapasowa nie powiodła się'],
  ['Sicherung', 'Die Sicherung konnte nicht abgeschlossen werden.'],
  ['Sicherung PC1', 'Es wurde seit 5 Tagen keine Sicherung durchgeführt'],
  ['Backup', 'Esito: non riuscito'],
  ['Backup', 'Last successful backup: 2026-01-01\nStatus: Failed'],
  ['Backup: 0/1 successful', ''],
  ['3 of 5 backups succeeded', ''],
  ['Backup completed', 'Exit code: 2'],
  ['RE: Fwd: Backup unsuccessful', ''],
  ['', '{"success": false, "job": "backup"}'],
  ['Backup overdue: PC1', 'The backup is overdue.'],
  ['Job Backup-Daily: Result KO', ''],
  ['Backup of PC1', 'Backup completed successfully. Verification failed.'],
])('failure is said by %j, %j', (subject, text) => {
  expect(identify(message(subject, text)).status).toBe('failure')
})

test.each([
  ['Backup', 'La copia è stata parzialmente completata'],
  ['Backup', 'Sauvegarde terminée avec des avertissements'],
  ['Backup', 'The job completed successfully.  However, the following conditions were encountered:'],
  ['Backup OK with warnings', ''],
  ['Backup', 'Backup completed successfully.\nWarnings: 3'],
  ['Backup successful', '2026-01-05 02:00:00 ERROR could not read /a/b'],
])('a success with a reservation is a warning: %j, %j', (subject, text) => {
  expect(identify(message(subject, text)).status).toBe('warning')
})

test.each([
  ['a status field with an unknown value', message('Backup report', 'Status: 17\nBackup of srv1 finished')],
  ['a subject that ends a run, and nothing else', message('Backup completed')],
  ['an earlier success', message('Backup', 'Last successful backup: 2026-01-01\nNext backup: tomorrow')],
  ['a login that succeeded', message('Backup report', 'Login successful\nConnected successfully to vault')],
  ['figures alone', message('Backup report', 'Size: 12 GB\nDuration: 0:10:00')],
])('%s decides nothing, and the reason says so', (_, one) => {
  const { status, reason, confidence } = identify(one)
  expect(status).toBeUndefined()
  expect(reason).toMatch(/^In doubt/)
  expect(confidence).toBeLessThan(0.5)
})

test('an attachment that cannot be read leaves a doubt beside a neutral subject', () => {
  const attachments = [{ name: 'report.pdf', contentType: 'application/pdf', bytes: 900 }]
  expect(
    identify({ ...message('Backup report', 'Backup finished, see report'), attachments }).status,
  ).toBeUndefined()
})

test('what only an attachment says is read there; a log line in it does not overturn a success', () => {
  expect(identify(message('Nightly report', 'See attachment', 'Backup failed: disk full')).status).toBe(
    'failure',
  )
  const good = message(
    'Backup successful',
    'Backup completed successfully',
    '02:00:01 retry: error reading block 7',
  )
  expect(identify(good).status).not.toBe('failure')
})

test.each([
  ['Your invoice', 'Payment successful. Thank you!'],
  ['[Success] Build #512 of web', 'Build finished successfully in 3m'],
  ['Newsletter: backup made easy', 'Success stories. unsubscribe'],
  ['Backup started on srv1', 'The backup job has started.'],
  ['Restore of mailbox completed successfully', ''],
])('%j is no run of a backup', (subject, text) => {
  expect(identify(message(subject, text)).status).toBe('none')
})

test('what forwarding puts around a message changes nothing', () => {
  const inner = 'Backup of host7 failed.\nErrors: 2'
  const quoted = `FYI\n\n-----Original Message-----\nFrom: a@example.com\nSubject: [Failed] host7\n\n${inner.replaceAll(/^/gm, '> ')}`
  expect(identify(message('WG: Fwd: [Failed] host7', inner))).toMatchObject({
    status: 'failure',
    job: 'host7',
  })
  expect(identify(message('see this', quoted)).status).toBe('failure')
})

test('names and figures are read behind the labels of ten languages', () => {
  const text = [
    'Aufgabe: Nachtlauf',
    'Computer: SRV4',
    'Gesamtgröße: 1,5 GB',
    'Übertragen: 512 MB',
    'Beginn: 05.01.2026 22:00:00',
    'Ende: 05.01.2026 22:30:00',
    'Die Sicherung war erfolgreich.',
  ].join('\n')
  expect(identify(message('Sicherungsbericht', text))).toMatchObject({
    status: 'success',
    job: 'Nachtlauf',
    machine: 'SRV4',
    sizeBytes: 1.5 * 1024 ** 3,
    transferredBytes: 512 * 1024 ** 2,
    durationSeconds: 1800,
  })
})
