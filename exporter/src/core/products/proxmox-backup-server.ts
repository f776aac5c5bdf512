/** Proxmox Backup Server: only sync and tape move backups; garbage collection, pruning and verification keep house, and
 *  matter when they fail. */
import type { Product } from './product.ts'

export const proxmoxBackupServer: Product = {
  id: 'proxmox-backup-server',
  name: 'Proxmox Backup Server',
  languages: ['en'],
  sources: [
    'Templates of proxmox-backup (gc, verify, prune, sync, tape, package updates); looked up on GitHub 2026-11-22',
  ],
  likely: ['A run of proxmox-backup-client has no word of success: duration and end time are taken for it.'],
  signs: [
    {
      in: 'subject',
      says: 'datastore',
      as: /^(?:Garbage Collect Datastore|Verify Datastore|Pruning datastore|Sync remote|Tape Backup|Sync (?:local )?datastore|Prune)/i,
      weight: 3,
    },
    { in: 'from', says: 'Proxmox Backup Server', weight: 2 },
    { in: 'body', says: 'pbsServerAdministration', weight: 3 },
    { in: 'body', says: '#DataStore-', weight: 2 },
    { in: 'body', says: 'Starting backup: ', as: /^(?:\S+ )*Starting backup: (?:host|vm|ct)\//, weight: 2 },
    { in: 'body', says: 'Datastore:', weight: 1 },
    { in: 'body', says: 'garbage_collection', weight: 2 },
    { in: 'subject', says: 'Tape Load', weight: 2 },
    { in: 'subject', says: 'Load Media', as: /Load Media '.*' request for /, weight: 3 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: /(?:failed|error).*/i },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:Error|Synchronization failed|Tape Backup failed|Verification failed|Pruning failed|Garbage collection failed).*/i,
    },
    { status: 'warning', in: 'subject', as: /Load Media '.*' request .*/ },
    { status: 'none', in: 'subject', as: /^(?:Garbage Collect|Verify|Prun|New software|Tape Load).*/i },
    { status: 'success', in: 'subject', as: /^(?:Sync|Tape Backup|Push|Pull).* successful.*/i },
    { status: 'success', in: 'body', as: /^(?:\S+ )*End Time: .+/, calm: true },
  ],
  job: [
    { label: ['Job ID'] },
    { in: 'subject', as: /Tape Backup '([^']+)'/ },
    { in: 'body', as: /Starting backup: (\S+?)\/\d{4}-/ },
    { in: 'subject', as: /datastore '([^']+)'/i },
  ],
  vault: [{ label: ['Datastore'] }],
  machine: [
    { in: 'body', as: /Client name: (\S+)/ },
    { in: 'from', as: /@([\w.-]+)/ },
  ],
  figures: {
    size: [
      { in: 'body', as: /had to (?:backup|upload) [\d.]+ \w+ of ([\d.]+ \w+)/ },
      { label: ['Total size'] },
    ],
    transferred: [{ in: 'body', as: /had to (?:backup|upload) ([\d.]+ \w+) of/ }],
    duration: [{ label: ['Duration'] }],
    startedAt: [{ in: 'body', as: /Starting backup: \S+\/(\S+Z)/ }],
    endedAt: [{ label: ['End Time'] }],
  },
}
