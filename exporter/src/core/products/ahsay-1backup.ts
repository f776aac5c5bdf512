/** Ahsay and its brand 1Backup: report mails per backup set, missed schedules, quota. */
import type { Product } from './product.ts'

const sets = [
  ...[
    'Backup Set',
    'Backup-Set',
    'Back-upset',
    'Backupset',
    'Backup-Satz',
    'Sicherungssatz',
    'Sicherungsset',
  ],
  ...[
    'Jeu de sauvegarde',
    'Set di backup',
    'Conjunto de copias de seguridad',
    'Conjunto de backup',
    'Zestaw kopii',
  ],
]

export const ahsay1backup: Product = {
  id: 'ahsay-1backup',
  name: 'Ahsay',
  languages: ['en', 'it', 'de', 'fr', 'es'],
  sources: [
    'Codes of a job (BS_STOP_SUCCESS and others), labels of the API: Ahsay API documentation, GetBackupJobReport, looked up 2026-11-23',
    'Subjects, labels, words of status in English and Italian: rules of a public parser of 1Backup mails on GitHub, looked up 2026-11-22',
  ],
  likely: ['A run that its user stopped is a warning.'],
  signs: [
    { in: 'subject', says: '] > ', as: /\[[^\]]+\] > .+ > /, weight: 3 },
    { in: 'subject', says: 'Il backup programmato, ', weight: 3 },
    { in: 'subject', says: 'Scheduled backup, ', as: / > .+, was missed/, weight: 3 },
    { in: 'subject', says: 'has exceeded its backup quota', weight: 3 },
    { in: 'from', says: '1backup', weight: 2 },
    { in: 'body', says: 'Ahsay', weight: 3 },
    { in: 'subject', says: 'Ahsay', weight: 3 },
    { in: 'body', says: '1Backup', weight: 2 },
    { in: 'body', says: 'Backup Job Summary', weight: 2 },
    { in: 'body', says: 'BS_STOP_', weight: 4 },
  ],
  status: [
    {
      status: 'success',
      label: ['BackupJobStatus', 'Data.BackupJobStatus'],
      as: /^BS_STOP_SUCCESS$/,
      calm: true,
    },
    {
      status: 'warning',
      label: ['BackupJobStatus', 'Data.BackupJobStatus'],
      as: /^BS_STOP_(?:SUCCESS_\w+|BY_USER)/,
    },
    { status: 'failure', label: ['BackupJobStatus', 'Data.BackupJobStatus'], as: /^BS_STOP_\w+/ },
    { status: 'failure', in: 'subject', as: /was missed.*|Il backup programmato, .*/i },
    {
      status: 'failure',
      label: ['Backup Job Status', 'Job Status'],
      as: /^(?!.*(?:user|utente|benutzer|usuario|utilisateur)).*(?:(?:stopped|terminated|aborted|interrotto|abgebrochen|beendet|arrêtée?|detenid[oa])\W.*quota|quota (?:was |is )?exceeded|quota superata).*/i,
    },
    { status: 'warning', in: 'subject', as: /quota.*/i },
    {
      status: 'warning',
      in: 'subject',
      as: /\[(?:.*warning.*|.*avvis.*|.*skipped.*|.*saltat.*|.*still running.*|.*ancora in corso.*|.*interrupted.*|.*interrott.*|Interrotto dall'utente|.*(?:by|dall'|vom|por el|par l'?) ?(?:user|utente|Benutzer|usuario|utilisateur).*|.*partial.*)\].*/i,
    },
    { status: 'failure', in: 'subject', as: /\[(?!OK|Completato|Completed|Success|Erfolg)[^\]]+\] > .*/i },
    {
      status: 'failure',
      label: ['Job Status', 'Backup Job Status'],
      as: /^.*(?:error|fail|missed|could not|cannot|unable|corrupt|denied|timeout|timed out|errore|fallit|impossibile|negato|scaduto|non è stato|fehler|fehlgeschlagen|échec|erreur|fallid).*/i,
    },
    {
      status: 'warning',
      label: ['Job Status', 'Backup Job Status'],
      as: /^.*(?:warning|user|utente|skipped|still running|partial|interrupt|quota|avvis|saltat|in corso|parzial|interrott|warnung|avertiss|advert).*/i,
    },
    {
      status: 'success',
      in: 'subject',
      as: /\[(?:OK(?: \([^)]*\))?|Completato|Completed|Success\w*|Erfolgreich)\] > .*/i,
      exact: true,
    },
    { status: 'success', label: ['Job Status', 'Backup Job Status'], as: /^OK(?: \(|$).*/ },
  ],
  job: [
    { label: ['BackupSetName', 'Data.BackupSetName'] },
    { label: sets, as: /^(.+?)(?: \(\d{6,}\))?$/ },
    { in: 'subject', as: /> [^>]+ > ([^>]+?) > / },
    { in: 'subject', as: /, \S+ > ([^>]+) > / },
    { in: 'body', as: /backup set ["'“]([^"'”\n]+)["'”]/i },
  ],
  client: [{ label: ['User', 'Login Name'] }, { in: 'subject', as: /\] > ([^>]+) >/ }],
  machine: [{ label: ['Computer', 'Computer Name', 'Host Name'] }],
  vault: [{ label: ['Destination'] }],
  figures: {
    size: [{ label: ['Data Size'], as: /^[\d.,]+ ?[KMGTP]?i?B?$/ }],
    duration: [],
    startedAt: [{ label: ['Data.StartTime'] }, { label: ['Backup Time'], as: /^(.+?) - / }],
    endedAt: [{ label: ['Data.EndTime'] }, { label: ['Backup Time'], as: / - (.+)$/ }],
  },
}
