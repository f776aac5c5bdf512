/** Spanning Backup for Microsoft 365, Google Workspace and Salesforce: daily status mails with counts of users or
 *  services, and alerts. */
import type { Product } from './product.ts'

export const spanning: Product = {
  id: 'spanning',
  name: 'Spanning Backup',
  languages: ['en'],
  sources: [
    'Subject of an alert ("Spanning Backup for Office 365 - Error"): test of a public ticket tool on GitHub, looked up 2026-11-22',
    'Services and statuses (success, partial, failed): vendor help, Backup status; from memory, not looked up',
  ],
  likely: ['"Completed with problems" and "partial" are a warning; counts of users that failed, too.'],
  signs: [
    { in: 'subject', says: 'Spanning', as: /\bSpanning\b/, weight: 3 },
    { in: 'from', says: 'spanning', weight: 3 },
    { in: 'body', says: 'Spanning Backup', weight: 3 },
    { in: 'body', says: 'spanningbackup.com', weight: 3 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /(?:restore|export|licen[sc]e|welcome|trial|invoice|unassigned|audit log|new user).*/i,
    },
    { status: 'warning', in: 'subject', as: /(?:completed with|partial|warning|problems?).*/i },
    {
      status: 'failure',
      in: 'subject',
      as: /(?<!no )(?:error|fail(?:ed|ure)?|missed|not (?:completed|running)).*/i,
    },
    {
      status: 'failure',
      label: ['Status', 'Backup status', 'Result', 'Overall status'],
      as: /^.*(?:fail|error|missed).*/i,
    },
    {
      status: 'warning',
      label: ['Status', 'Backup status', 'Result', 'Overall status'],
      as: /^.*(?:partial|problem|warning).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:Failed|Failures|Errors|Users? (?:failed|with errors)|Failed (?:users|backups|services|sites)):?[\t ]+[1-9]\d*.*/i,
    },
    {
      status: 'warning',
      in: 'body',
      as: /^(?:Partial(?:ly successful)?|Problems?|Completed with problems|Users with problems|Warnings):?[\t ]+[1-9]\d*.*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /backups? (?:has |have )?(?:failed|not (?:run|completed)|could not).*/i,
    },
    {
      status: 'success',
      label: ['Status', 'Backup status', 'Result', 'Overall status'],
      as: /^(?:success(?:ful|fully)?|completed(?: successfully)?|OK)$/i,
      calm: true,
    },
    { status: 'success', in: 'subject', as: /backups?.*(?:success|completed).*/i, calm: true },
    {
      status: 'success',
      in: 'body',
      as: /(?:all )?backups? (?:for .{1,80} )?(?:were |was |has |have )?(?:completed successfully|successful).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Service', 'Application'] },
    { in: 'anywhere', as: /Spanning Backup for ([\w ]+?)(?: - | backup|:|$|\.)/i },
  ],
  client: [{ label: ['Organization', 'Organisation', 'Domain', 'Tenant', 'Customer'] }],
  results: [
    {
      as: /^(?<object>Mail|Calendar|Contacts|Drive|Tasks|Sites|SharePoint|OneDrive|Teams|Shared Drives)\t(?<status>success\w*|completed\w*|partial\w*|failed|errors?|problems?)\b.*/i,
      words: { partial: 'warning', problem: 'warning', problems: 'warning', completed: 'success' },
    },
  ],
}
