import { isOtherWork } from './other-work.ts'

test.each([
  'Restore task for WS-4 completed',
  'Verification of the backup of DB2 succeeded',
  'Backup integrity check: no errors',
  'Sicherungsüberprüfung abgeschlossen',
  'Old snapshots were deleted',
  'ACME Cloud Backup: restore of 12 files finished',
  'Vérification de la sauvegarde réussie',
  'Herstel van de back-up geslaagd',
])('%j is no run of a backup', line => {
  expect(isOtherWork(line)).toBe(true)
})

test.each([
  'Backup and verification completed',
  'Backup of recovery-srv completed',
  'Backup completed, old snapshots were deleted',
  'Disaster recovery backup succeeded',
  'Backup job "Restore server" finished',
  'Backup successful (restore test passed)',
])('%j tells of a backup', line => {
  expect(isOtherWork(line)).toBe(false)
})
