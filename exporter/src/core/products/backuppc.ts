/** BackupPC mails about trouble only: hosts without a recent backup. It praises earlier backups in the same breath. */
import type { Product } from './product.ts'

export const backuppc: Product = {
  id: 'backuppc',
  name: 'BackupPC',
  languages: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'cs', 'ja', 'zh', 'uk'],
  sources: [
    'Subjects of all languages, mails to the administrator with their list of hosts: language files and BackupPC_sendEmail on GitHub, looked up 2026-11-22',
  ],
  signs: [
    { in: 'subject', says: 'BackupPC', weight: 4 },
    { in: 'body', says: 'BackupPC', weight: 3 },
    { in: 'from', says: 'backuppc', weight: 2 },
  ],
  status: [
    { status: 'none', in: 'subject', as: /BackupPC test email.*/i },
    {
      status: 'warning',
      in: 'subject',
      as: /Outlook.*(?:need to be|erforderlich|doivent être|necesitan ser|richiedono|moeten|necessitam|je nutné|需要).*/i,
    },
    {
      status: 'success',
      in: 'subject',
      as: /BackupPC: .*(?:completed|finished|succeeded|successful|ok)(?: successfully)?$/i,
      calm: true,
    },
    { status: 'failure', in: 'subject', as: /BackupPC: .*/ },
    { status: 'failure', in: 'subject', as: /^.*backup.*$/i },
  ],
  job: [
    { in: 'body', as: /(?:PC|Computer|ordinateur|equipo|\w+) \((?!NT_)([\w.-]+)\)/ },
    {
      in: 'subject',
      as: / (?:on|of|von|Computer|de|di|per|sur|su|van pc|op pc|hosta|pro|客户机|kopii na|na|kopia) (?!Outlook)([\w.-]+)/,
    },
    { in: 'subject', as: /BackupPC: ([\w.-]+) の/ },
  ],
  machine: [
    { label: ['Host'], as: /^[\w.-]+$/ },
    { in: 'body', as: /(?:PC|Computer|ordinateur|equipo|\w+) \((?!NT_)([\w.-]+)\)/ },
  ],
  results: [
    {
      as: /^- (?<object>[\w.-]+) \((?<status>[^)]*(?:error|fail|aborted|can't|unable|no ping)[^)]*)\)$/i,
      words: {},
    },
    {
      as: /(?=Finished (?:\w+ )?backup on |Backup failed on )(?:Backup )?(?<status>Finished|failed)(?: (?:\w+ )?backup)? on (?<object>[\w.-]*\w)/i,
      words: { finished: 'success' },
    },
  ],
  figures: { duration: [{ label: ['Duration'] }] },
}
