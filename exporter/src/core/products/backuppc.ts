/** BackupPC mails about trouble only: hosts without a recent backup. It praises earlier backups in the same breath. */
import type { Product } from './product.ts'

export const backuppc: Product = {
  id: 'backuppc',
  name: 'BackupPC',
  languages: ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'da', 'sv'],
  sources: [
    'Language files of the repository (mail subjects and texts); as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'subject', says: 'BackupPC', weight: 4 },
    { in: 'body', says: 'BackupPC', weight: 3 },
    { in: 'from', says: 'backuppc', weight: 2 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: /BackupPC: .*/ },
    { status: 'failure', in: 'subject', as: /^.*backup.*$/i },
  ],
  job: [
    { in: 'body', as: /(?:PC|Computer|ordinateur|equipo|\w+) \(([\w.-]+)\)/ },
    { in: 'subject', as: / (?:on|of|von|de|di|van|af) ([\w.-]+)/ },
  ],
  machine: [{ in: 'body', as: /(?:PC|Computer|ordinateur|equipo|\w+) \(([\w.-]+)\)/ }],
  figures: { size: [], duration: [], startedAt: [], endedAt: [] },
}
