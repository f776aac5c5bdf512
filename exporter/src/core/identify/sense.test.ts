import { readSense } from './sense.ts'

test.each([
  'Error: no space left on device',
  'merlin\tFailed\t0 GB',
  'Backup completato con errori',
  'None of the backups succeeded',
  'Copied 4,001 of 4,020 files',
  '2 van de 3 geslaagd',
  'Success rate of backups 0 %',
  'Backup not started',
  'robocopy exit code: 9',
])('%j is a failure, whatever sounds good in it', line => {
  expect(readSense(line)).toBe('failure')
})

test.each([
  'Backup finished without errors or warnings',
  'Backup finished, none failed',
  'Backup terminé sans erreur',
  'Backup voltooid zonder fouten',
  'Backup fuldført uden fejl',
  'Säkerhetskopieringen slutfördes utan fel',
  'Kopia zapasowa zakończona bez błędów',
  'Backup concluído sem erros nem avisos',
  'Datensicherung problemlos durchgelaufen',
  'Job "Warning-DB" ok',
  'Error-Logs backup: success',
  'Firmware installed successfully',
])('%j is a success, whatever sounds bad in it', line => {
  expect(readSense(line)).toBe('success')
})

test.each(['Backup finished', 'Error code 7: backup finished', 'Job "Warning-DB" running'])(
  '%j is no success',
  line => {
    expect(readSense(line)).not.toBe('success')
  },
)
