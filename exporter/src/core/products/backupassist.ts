/** BackupAssist: the report of a run, mailed or as a page. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const backupassist: Product = {
  id: 'backupassist',
  name: 'BackupAssist',
  languages: ['en'],
  sources: [
    'Contents of the report (result, job, engine, computer): vendor guide, Monitoring backups; as gathered in a survey of such messages, 2026-11',
  ],
  likely: [
    'No text of a mail was found (looked for 2026-11-22).',
    'Subjects are "BackupAssist: JOB - RESULT" or the like; the labels of the table are concluded from the guide.',
  ],
  signs: [
    { in: 'subject', says: 'BackupAssist', weight: 4 },
    { in: 'body', says: 'BackupAssist', weight: 3 },
    { in: 'from', says: 'backupassist', weight: 3 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /(?:media|tape|disk|drive) (?:reminder|change)|reminder|new version|update available|licen[sc]e|upgrade|restore .*(?:success|completed).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /(?:fail|unsuccessful|error|abort|did not (?:run|complete)|missed|not (?:successful|found|performed|run)|cancell?ed).*/i,
    },
    { status: 'warning', in: 'subject', as: /(?:warning|minor|partial).*/i },
    {
      status: 'failure',
      label: ['Result', 'Backup result', 'Status', 'Job result', 'Backup status'],
      as: /^.*(?:fail|unsuccess|error|abort|not ).*/i,
    },
    {
      status: 'warning',
      label: ['Result', 'Backup result', 'Status', 'Job result', 'Backup status'],
      as: /^.*(?:warning|minor|partial).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /(?:job|backup) .*(?:has )?(?:failed|was not (?:performed|run|successful)|did not (?:run|complete)).*|^BA\d{2,4}: .*(?:fail|error).*/i,
    },
    {
      status: 'warning',
      in: 'body',
      as: /(?:successful(?:ly)?|completed) with (?:minor )?(?:warnings|errors|exceptions).*/i,
    },
    ...restoring,
    {
      status: 'success',
      label: ['Result', 'Backup result', 'Status', 'Job result', 'Backup status'],
      as: /^(?:success|completed|OK).*/i,
    },
    { status: 'success', in: 'subject', as: /(?:successful|success|succeeded).*/i, calm: true },
    {
      status: 'success',
      in: 'body',
      as: /(?:job|backup) .*(?:successful|completed successfully|succeeded).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Job name', 'Backup job', 'Job', 'Job title'] },
    {
      in: 'subject',
      as: /BackupAssist(?: \w+)?: (.+?)(?: (?:on|auf|sur|en|su|em|op|på|na) [\w.-]+)? - /,
    },
  ],
  machine: [
    { label: ['Computer name', 'Computer', 'Server', 'Machine'] },
    { in: 'subject', as: / (?:on|auf|sur|en|su|em|op|på|na) ([\w.-]+) - / },
    { in: 'subject', as: / on ([\w-]+)/ },
  ],
  client: [{ label: ['Organization', 'Organisation', 'Client'] }],
  vault: [{ label: ['Destination', 'Backup destination'] }],
  results: [objectRow],
}
