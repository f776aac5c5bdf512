/** NAKIVO Backup & Replication. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const nakivo: Product = {
  id: 'nakivo',
  name: 'NAKIVO Backup & Replication',
  languages: ['en'],
  sources: ['NAKIVO user guide, Email notifications and job reports; from memory, not looked up'],
  likely: ['Subjects are \'"JOB" job has finished RESULT\'; labels follow the job report of the guide.'],
  signs: [
    { in: 'body', says: 'NAKIVO', weight: 3 },
    { in: 'subject', says: 'NAKIVO', weight: 4 },
    { in: 'from', says: 'nakivo', weight: 3 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /^(?!.*(?<![\d.,])[1-9]\d* (?:jobs? )?(?:failed|stopped|errors?)).*(?:(?<!not (?:be |been )?)started|running|overview|job report for|repository report).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /(?:fail|error|stopped|unsuccess|not (?:be |been )?(?:completed|started)).*/i,
    },
    { status: 'warning', in: 'subject', as: /(?:warning|partial|alert).*/i },
    {
      status: 'failure',
      label: ['Status', 'Last run', 'Run status', 'Job status', 'Result'],
      as: /^.*(?:fail|error|stopped).*/i,
    },
    {
      status: 'warning',
      label: ['Status', 'Last run', 'Run status', 'Job status', 'Result'],
      as: /^.*(?:warn|alert|partial).*/i,
    },
    ...restoring,
    { status: 'success', in: 'subject', as: /(?:success).*/i, calm: true },
    {
      status: 'success',
      label: ['Status', 'Last run', 'Run status', 'Job status', 'Result'],
      as: /^success.*/i,
    },
  ],
  job: [
    { label: ['Job name', 'Job'], as: /^(.+?)(?: \([\w ]+ job\))?$/ },
    { in: 'subject', as: /["'](.+?)["'] (?:backup )?job/i },
    { in: 'subject', as: /[Jj]ob ["'](.+?)["']/ },
  ],
  figures: {
    size: [{ label: ['Data protected', 'Processed data', 'Source data', 'Backup size'] }],
    transferred: [{ label: ['Data transferred', 'Transferred data', 'Data size'] }],
    duration: [{ label: ['Duration', 'Run duration', 'Total duration'] }],
  },
  results: [objectRow],
}
