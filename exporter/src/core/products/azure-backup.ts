/** Azure Backup: alerts of the common alert schema, and its mails. An alert that fired tells of a failure; one that is
 *  resolved is no run. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const azureBackup: Product = {
  id: 'azure-backup',
  name: 'Azure Backup',
  languages: ['en'],
  sources: [
    'Common alert schema: Microsoft Learn, Azure Monitor; alerts of Azure Backup; as gathered in a survey of such messages, 2026-11',
  ],
  likely: ['"Resolved" tells that an alert is over, and not that a run was good.'],
  signs: [
    { in: 'body', says: 'monitoringService: Azure Backup', weight: 4 },
    { in: 'body', says: 'microsoft.recoveryservices/vaults', weight: 3 },
    { in: 'subject', says: 'microsoft.recoveryservices/vaults', weight: 4 },
    { in: 'subject', says: 'Azure Backup', weight: 4 },
    { in: 'body', says: 'Azure Backup', weight: 2 },
    { in: 'body', says: 'Recovery Services vault', weight: 2 },
  ],
  status: [
    { status: 'none', label: ['monitorCondition', 'Monitor condition'], as: /^Resolved$/i },
    { status: 'failure', label: ['monitorCondition', 'Monitor condition'], as: /^Fired$/i },
    {
      status: 'failure',
      label: ['Status', 'Job status', 'properties.status'],
      as: /^(?:Failed|Cancell?ed).*/i,
    },
    {
      status: 'warning',
      label: ['Status', 'Job status', 'properties.status'],
      as: /^CompletedWithWarnings.*|^Completed with warnings.*/i,
    },
    {
      status: 'none',
      label: ['Status', 'Job status', 'properties.status'],
      as: /^InProgress.*|^In progress.*/i,
    },
    ...restoring,
    { status: 'success', label: ['Status', 'Job status', 'properties.status'], as: /^Completed$/i },
  ],
  job: [
    { label: ['Backup item', 'Protected item', 'entityFriendlyName', 'BackupItemFriendlyName'] },
    { in: 'body', as: /protectedItems\/([^/\s]+)/i },
  ],
  machine: [
    { in: 'body', as: /virtualMachines\/([^/\s]+)/i },
    {
      label: [
        'Virtual machine',
        'ProtectedContainerFriendlyName',
        'properties.ProtectedContainerFriendlyName',
        'Protected server',
        'Affected item',
        'BackupItemFriendlyName',
        'Backup item',
        'Protected item',
      ],
    },
    { in: 'anywhere', as: /backup item ['"]?([\w.-]*\w)/i },
    { in: 'subject', as: /backup (?:failure|success|alert|job)\w* - ([\w.-]+) on /i },
  ],
  vault: [
    { label: ['configurationItems', 'Vault', 'Recovery Services vault'] },
    { in: 'body', as: /recoveryservices\/vaults\/([^/\s]+)/i },
  ],
  figures: {
    size: [{ label: ['Backup size', 'Data transferred'] }],
    startedAt: [{ label: ['Start time'] }],
    endedAt: [{ label: ['End time'] }],
  },
  results: [objectRow],
}
