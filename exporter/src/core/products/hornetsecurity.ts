/** Hornetsecurity VM Backup, formerly Altaro. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

const guest = [
  ...['Guest VM Name', 'Virtual Machine', 'VM', 'VM Name', 'Virtuelle Maschine', 'Machine virtuelle'],
  ...['Macchina virtuale', 'Máquina virtual', 'Virtuele machine', 'Virtuel maskine', 'Virtuell maskin'],
]

export const hornetsecurity: Product = {
  id: 'hornetsecurity',
  name: 'Hornetsecurity VM Backup (Altaro)',
  languages: ['en'],
  sources: [
    'Label of the machine ("Guest VM Name"), codes ALTERR_...: events of the product as public scripts on GitHub read them, looked up 2026-11-22',
    'Results of a machine and of its offsite copy ("Backup Result", "Offsite Copy Result"), events 5000 success and 5002 failure: a public reader of events for Zabbix on GitHub, looked up 2026-11-22',
    'Subjects that count ("2 Successful Backups", "1 Successful Backup, 1 Failed Offsite Copy"): an issue of healthchecks on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'Subjects are "[RESULT] ... VM NAME" in several versions; what decides is the word, not its place.',
  ],
  signs: [
    { in: 'subject', says: 'Altaro', weight: 4 },
    { in: 'body', says: 'Altaro', weight: 3 },
    { in: 'from', says: 'altaro', weight: 3 },
    { in: 'subject', says: 'Hornetsecurity', weight: 3 },
    { in: 'body', says: 'Hornetsecurity VM Backup', weight: 4 },
    { in: 'from', says: 'hornetsecurity', weight: 3 },
    { in: 'subject', says: '365 Total Backup', weight: 4 },
    { in: 'body', says: '365 Total Backup', weight: 3 },
    {
      in: 'subject',
      says: 'successful backup',
      as: /(?<!\d)\d+ (?:Successful|Failed) Backups?(?!\p{L})/iu,
      weight: 1,
    },
    {
      in: 'subject',
      says: 'offsite cop',
      as: /(?<!\d)\d+ (?:Successful|Failed) Offsite Cop(?:y|ies)/i,
      weight: 2,
    },
    { in: 'body', says: 'Offsite Copy Result', weight: 2 },
  ],
  status: [
    { status: 'failure', in: 'subject', as: /(?:fail|error|unsuccess|abort|cancel|missed).*/i },
    { status: 'failure', in: 'body', as: /\(ALTERR_\w+\)/ },
    { status: 'warning', in: 'subject', as: /(?:warning|partial).*/i },
    {
      status: 'failure',
      label: ['Status', 'Result', 'Backup result', 'Offsite copy result', 'Outcome'],
      as: /^.*(?:fail|error|unsuccess|abort|cancel).*/i,
    },
    {
      status: 'warning',
      label: ['Status', 'Result', 'Backup result', 'Offsite copy result', 'Outcome'],
      as: /^.*(?:warning|partial).*/i,
    },
    ...restoring,
    { status: 'success', in: 'subject', as: /(?:success|succeeded).*/i, calm: true },
    {
      status: 'success',
      label: ['Status', 'Result', 'Backup result', 'Offsite copy result', 'Outcome'],
      as: /^success.*/i,
    },
  ],
  job: [
    { label: guest },
    {
      in: 'subject',
      as: /(?:VM|virtual machine|backup of) ["']?([\w .-]+?)["']?(?: on | was | has | failed| - |$)/i,
    },
  ],
  machine: [
    // What is backed up; the host it runs on is a place.
    { label: guest },
    { label: ['Host', 'Host Name', 'Hypervisor'] },
    { in: 'subject', as: / on (?:host )?["']?([\w.-]+)/i },
  ],
  figures: {
    size: [{ label: ['Uncompressed size', 'Backup size', 'Total VM size', 'VM size', 'Size'] }],
    transferred: [{ label: ['Transferred size', 'Transferred', 'Compressed size', 'Changed data'] }],
    duration: [{ label: ['Duration', 'Time taken'] }],
  },
  results: [objectRow],
}
