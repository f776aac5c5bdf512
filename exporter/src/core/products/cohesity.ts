/** Cohesity: alert and run mails of protection groups. An alert is known by the name of its type, which stands in the
 *  subject. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const cohesity: Product = {
  id: 'cohesity',
  name: 'Cohesity',
  languages: ['en'],
  sources: [
    'Names of alert types with what raises them, and their severities: alerts of IBM Cloud Backup and Recovery, which is Cohesity, documentation on GitHub, looked up 2026-11-22',
    'Subject (cluster, severity, type), labels and words of the mail: a public reader of these mails on GitHub, looked up 2026-11-22',
    'Statuses of a run (kSuccess, kWarning ...): API of the product; from memory',
  ],
  likely: [
    'A run that violates its SLA, or that a blackout window cancelled, is a warning: both types have that severity.',
  ],
  signs: [
    { in: 'subject', says: 'Cohesity', weight: 4 },
    { in: 'body', says: 'Cohesity', weight: 3 },
    { in: 'from', says: 'cohesity', weight: 3 },
    { in: 'body', says: 'alertDocument.alertName', weight: 3 },
    { in: 'body', says: 'kBackupRestore', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:ProtectionGroup|ProtectedObject|BackupJob|BackupObject|Replication\w*|Archival\w*)Failed|MissingVMBackup/,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:ProtectionGroup|ProtectedObject|BackupJob)(?:SlaViolated|CancelledBlackoutWindow|ProgressingSlowly|PartialFailure|PartiallyFailed|(?:Succeeded|Completed)WithWarnings?)/,
    },
    {
      status: 'none',
      in: 'subject',
      as: /(?:ProtectionPolicy|ProtectionGroup)(?:Deleted|Modified|Paused)|PolicyFieldsDeprecated|UnregisteredCluster|VMMigrationIdentified|Licen[sc]e\w*/i,
    },
    {
      status: 'failure',
      label: ['Status', 'Run status', 'Backup status'],
      as: /^k?(?:Fail|Failure|Cancel|Missed|Error).*/i,
    },
    { status: 'failure', in: 'anywhere', as: /(?:failed|missed sla|canceled|cancelled).*/i },
    {
      status: 'warning',
      label: ['Status', 'Run status', 'Backup status'],
      as: /^k?(?:Warn|SucceededWithWarning|Succeeded with warning).*/i,
    },
    { status: 'warning', in: 'anywhere', as: /with warnings?.*/i },
    { status: 'none', label: ['Status', 'Run status', 'Backup status'], as: /^k?(?:Running|Accepted).*/i },
    ...restoring,
    { status: 'success', label: ['Status', 'Run status', 'Backup status'], as: /^k?(?:Success|Succeeded)$/i },
    {
      status: 'success',
      in: 'subject',
      as: /ProtectionGroupSucceeded|BackupJobSucceeded/,
      calm: true,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:succeeded|successfully|completed with success).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Protection Group Name', 'Protection Group', 'Protection Job', 'Job name', 'Job'] },
    { in: 'anywhere', as: /(?:protection group|protection job|job) ['"]([^'"]+)['"]/i },
    {
      in: 'anywhere',
      as: /Protection (?:Group|Job) ([\w.-]*[\w-])(?<!Group (?:name|run|is|has|was|failed)) (?:run|of type|in cluster|on cluster|failed|succeeded|completed|finished|has|is|was)(?!\w)/i,
    },
  ],
  machine: [{ label: ['Object', 'Object name', 'Source', 'Source Name'] }],
  vault: [{ label: ['Cluster', 'Cluster name'] }, { in: 'body', as: /Cluster name is ([\w.-]+)/i }],
  figures: {
    size: [{ label: ['Logical size', 'Logical data', 'Data read', 'Size'] }],
    duration: [{ label: ['Duration'] }],
    startedAt: [{ label: ['Start time'] }],
    endedAt: [{ label: ['End time'] }],
  },
  results: [objectRow],
}
