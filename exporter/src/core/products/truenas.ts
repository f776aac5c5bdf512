/** TrueNAS: alert mails. Several alerts come in one mail, under headings; cleared ones tell of what is over. */
import type { Product } from './product.ts'

export const truenas: Product = {
  id: 'truenas',
  name: 'TrueNAS',
  languages: ['en'],
  sources: [
    'Texts of the alerts about replication and snapshots: alert classes of the middleware on GitHub, looked up 2026-11-22',
    'Form of the mail: from memory, not looked up',
  ],
  likely: ['Only alerts about replication, cloud sync, rsync, snapshots and scrubs speak of backups.'],
  signs: [
    { in: 'subject', says: 'TrueNAS', weight: 3 },
    { in: 'subject', says: 'FreeNAS', weight: 3 },
    { in: 'body', says: 'TrueNAS @', weight: 4 },
    { in: 'body', says: 'TrueNAS', weight: 2 },
    { in: 'body', says: 'The following alert has been cleared', weight: 1 },
  ],
  status: [
    {
      status: 'failure',
      in: 'body',
      as: /(?:Replication|Cloud ?sync|Rsync|Snapshot|Task|Scrub|Backup|Job) .*(?:failed|aborted|errors?|unable).*/i,
    },
    { status: 'failure', in: 'anywhere', as: /(?:DEGRADED|FAULTED|UNAVAIL|critical|failed|FAILED).*/ },
    { status: 'warning', in: 'body', as: /^(?:New alerts?|Current alerts?|.*\bWARNING\b).*/ },
    {
      status: 'success',
      in: 'body',
      as: /(?:Replication|Cloud ?sync|Rsync|Snapshot) .*(?:succeeded|success|finished|completed successfully).*/i,
      calm: true,
    },
    { status: 'none', in: 'body', as: /(?:has|have) been cleared.*/i },
  ],
  job: [{ in: 'body', as: /(?:Replication|Cloud ?sync task|Rsync task|Cloud Sync) ["']([^"']+)["']/i }],
  machine: [
    { in: 'body', as: /TrueNAS @ (\S+)/ },
    { in: 'subject', as: /(?:TrueNAS|FreeNAS) ([\w.-]+):/ },
  ],
}
