/** Hyper-V Backup Utility: its log by mail. The count in the subject is not to be trusted when the log has an error. */
import type { Product } from './product.ts'

export const hypervBackupUtility: Product = {
  id: 'hyperv-backup-utility',
  name: 'Hyper-V Backup Utility',
  languages: ['en'],
  sources: ['Logs in public issues of the repository, read 2026-11-22'],
  signs: [
    { in: 'subject', says: 'Hyper-V Backup Utility', weight: 4 },
    { in: 'body', says: 'Hyper-V Backup Utility', weight: 4 },
  ],
  status: [
    { status: 'failure', in: 'body', as: /\[ERROR\].*/ },
    { status: 'warning', in: 'body', as: /\[WARNING\].*/ },
    {
      status: 'success',
      in: 'subject',
      as: /.*(\b(?:1\/1|2\/2|3\/3|4\/4|5\/5|6\/6|7\/7|8\/8|9\/9|10\/10|11\/11|12\/12) VMs Successful).*/,
      calm: true,
    },
  ],
  job: [{ in: 'body', as: /\(VM:([^)]+)\)/ }],
  results: [{ as: /\[(?<status>SUCCESS|ERROR)\]\s\(VM:(?<object>[^)]+)\)/, words: { error: 'failure' } }],
}
