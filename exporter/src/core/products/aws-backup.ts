/** AWS Backup: events of EventBridge and notifications of SNS. COMPLETED with a message is "with issues". */
import type { Product } from './product.ts'

export const awsBackup: Product = {
  id: 'aws-backup',
  name: 'AWS Backup',
  languages: ['en'],
  sources: [
    'Job states and events: AWS Backup developer guide, EventBridge and SNS notifications; as gathered in a survey of such messages, 2026-11',
  ],
  signs: [
    { in: 'body', says: 'aws.backup', weight: 4 },
    { in: 'subject', says: 'AWS Backup', weight: 4 },
    { in: 'body', says: 'AWS Backup', weight: 2 },
    { in: 'body', says: 'Backup Job State Change', weight: 3 },
    { in: 'body', says: 'arn:aws:backup', weight: 1 },
  ],
  status: [
    {
      status: 'failure',
      label: ['detail.state', 'Message.detail.state', 'State.Value', 'State'],
      as: /^(?:FAILED|ABORTED|EXPIRED)$/,
    },
    {
      status: 'warning',
      label: ['detail.state', 'Message.detail.state', 'State.Value', 'State'],
      as: /^PARTIAL$/,
    },
    {
      status: 'none',
      label: ['detail.state', 'Message.detail.state', 'State.Value', 'State'],
      as: /^(?:CREATED|PENDING|RUNNING|ABORTING)$/,
    },
    { status: 'none', label: ['detail-type', 'Message.detail-type'], as: /^(?!(?:Backup|Copy) Job).*/ },
    { status: 'warning', label: ['detail.statusMessage', 'Message.detail.statusMessage'], as: /^.*\w.*/ },
    {
      status: 'success',
      label: ['detail.state', 'Message.detail.state', 'State.Value', 'State'],
      as: /^COMPLETED$/,
    },
    {
      status: 'none',
      in: 'anywhere',
      as: /(?:restore|restore testing|report) job .*(?:completed|started).*/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:backup|copy) job (?:has |was )?(?:failed|expired|aborted|stopped).*/i,
    },
    { status: 'warning', in: 'anywhere', as: /(?:backup|copy) job (?:was )?completed with issues.*/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:backup|copy) job (?:was )?completed successfully.*|backup completed\./i,
    },
  ],
  job: [
    { label: ['detail.resourceArn', 'Message.detail.resourceArn'] },
    { in: 'body', as: /Resource ARN ?: ?(\S+?)\.?(?:\s|$)/ },
    { label: ['detail.backupJobId', 'Message.detail.backupJobId'] },
  ],
  machine: [
    { label: ['detail.resourceArn', 'Message.detail.resourceArn'], as: /^arn:.*[:/]([\w.-]+)$/ },
    { in: 'body', as: /Resource ARN ?: ?arn:\S*[:/]([\w-]+)\.?(?:\s|$)/ },
  ],
  vault: [{ label: ['detail.backupVaultName', 'Message.detail.backupVaultName'] }],
  figures: {
    size: [
      { label: ['detail.backupSizeInBytes', 'Message.detail.backupSizeInBytes'] },
      { label: ['detail.bytesTransferred', 'Message.detail.bytesTransferred'] },
    ],
    transferred: [{ label: ['detail.bytesTransferred', 'Message.detail.bytesTransferred'] }],
    startedAt: [{ label: ['detail.creationDate', 'Message.detail.creationDate'] }],
    endedAt: [{ label: ['detail.completionDate', 'Message.detail.completionDate'] }],
  },
}
