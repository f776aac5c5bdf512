/** SkyKick Cloud Backup (ConnectWise SaaS Backup) of Microsoft 365: status mails of snapshots, and alerts. */
import type { Product } from './product.ts'

export const skykick: Product = {
  id: 'skykick',
  name: 'SkyKick Cloud Backup',
  languages: ['en'],
  sources: [
    'Snapshots, subscriptions, mailboxes, sites and their alerts: clients of the Backup API on GitHub, looked up 2026-11-22',
    'Words of the mails: from memory; no text of one was found',
  ],
  likely: [
    'An alert is a failure unless it says that it is a warning; a snapshot that is late counts as failed.',
  ],
  signs: [
    { in: 'subject', says: 'SkyKick', weight: 4 },
    { in: 'from', says: 'skykick', weight: 3 },
    { in: 'body', says: 'SkyKick', weight: 2 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /(?:restore|migration|discovery|welcome|order|invoice|licen[sc]e|newsletter|subscription (?:created|activated|changed)).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /(?<!no )(?:fail(?:ed|ure|ures)?|error|missed|not (?:completed|protected|backed up)|overdue|disconnected|action required).*/i,
    },
    { status: 'warning', in: 'subject', as: /(?:warning|partial|with issues|attention).*/i },
    {
      status: 'failure',
      label: ['Status', 'Backup status', 'Snapshot status', 'Result'],
      as: /^.*(?:fail|error|missed|not ).*/i,
    },
    {
      status: 'warning',
      label: ['Status', 'Backup status', 'Snapshot status', 'Result'],
      as: /^.*(?:partial|warn|issue).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /(?:snapshot|backup)s? .*(?:failed|not (?:been )?completed|could not|has not run).*/i,
    },
    {
      status: 'success',
      label: ['Status', 'Backup status', 'Snapshot status', 'Result'],
      as: /^(?:success(?:ful|fully)?|succeeded|completed(?: successfully)?|healthy|protected)$/i,
      calm: true,
    },
    { status: 'success', in: 'subject', as: /(?:backup|snapshot)s?.*(?:success|completed).*/i, calm: true },
    {
      status: 'success',
      in: 'body',
      as: /^all (?:of (?:your|the) |your |the )?backups are (?:up to date|current|healthy).*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'body',
      as: /(?:backup|snapshot)s? .*(?:completed successfully|successfully completed|succeeded).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Mailbox', 'Site', 'Group', 'Service', 'Backup type'] },
    { in: 'body', as: /(Exchange|SharePoint|OneDrive|Teams|Groups) (?:backup|snapshot)/i },
  ],
  client: [{ label: ['Customer', 'Company', 'Organization', 'Tenant', 'Domain'] }],
  figures: { endedAt: [{ label: ['Last snapshot', 'Snapshot time', 'Completed'] }] },
  results: [
    {
      as: /^(?<object>[\w.+-]+@[\w.-]+|https:\/\/[^\t]+|Exchange|SharePoint|OneDrive|Teams|Groups)\t(?<status>success\w*|succeeded|completed|failed|error|partial|warning|missed)(?:\t.*)?$/i,
      words: { completed: 'success', partial: 'warning', missed: 'failure' },
    },
  ],
}
