/** Hyper-V Backup Utility: its log by mail. The count in the subject is not to be trusted when the log has an error. */
import type { Product } from './product.ts'

export const hypervBackupUtility: Product = {
  id: 'hyperv-backup-utility',
  name: 'Hyper-V Backup Utility',
  languages: ['en'],
  sources: ['Logs in public issues of the repository; as gathered in a survey of such messages, 2026-11'],
  signs: [
    { in: 'subject', says: 'Hyper-V Backup Utility', weight: 4 },
    { in: 'body', says: 'Hyper-V Backup Utility', weight: 4 },
  ],
  status: [
    { status: 'failure', in: 'body', as: /\[ERROR\].*/ },
    { status: 'warning', in: 'body', as: /\[WARNING\].*/ },
    { status: 'success', in: 'body', as: /\[SUCCESS\].*/, calm: true },
  ],
  job: [{ in: 'body', as: /\(VM:([^)]+)\)/ }],
  results: [{ as: /\[(?<status>SUCCESS|ERROR)\]\s\(VM:(?<object>[^)]+)\)/, words: { error: 'failure' } }],
}
