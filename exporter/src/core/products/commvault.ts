/** Commvault: alert mails of jobs. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const commvault: Product = {
  id: 'commvault',
  name: 'Commvault',
  languages: ['en'],
  sources: [
    'Kinds and criteria of job alerts: Commvault documentation, Job Management alerts, looked up 2026-11-22',
    'Labels of the mail and job states: from memory, not looked up',
  ],
  likely: ['Labels follow the default alert template of the manual.'],
  signs: [
    { in: 'subject', says: 'Commvault', weight: 4 },
    { in: 'body', says: 'Commvault', weight: 2 },
    { in: 'body', says: 'CommCell', weight: 4 },
    { in: 'from', says: 'commvault', weight: 3 },
    { in: 'body', says: 'Subclient', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      label: ['Status', 'Job Status'],
      as: /^(?:Failed|Killed|Committed|Aborted|No Schedule|Dangling|System Killed).*/i,
    },
    {
      status: 'warning',
      label: ['Status', 'Job Status'],
      as: /^(?:Completed w(?!ith success)|Partial|Skipped|Delayed|Suspended).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /Detected ?Criteria: .*(?:Delayed|with Errors|Phase|fallen behind|No backup).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:in (?:a )?pending state (?:for|since)|delayed (?:by|for)|pending (?:for|since)) .*/i,
    },
    { status: 'none', label: ['Status', 'Job Status'], as: /^(?:Running|Waiting|Pending|Queued|Started).*/i },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:Job Failed|Backup Failed|Detected Criteria: Job (?:Failed|Skipped)|Failure Reason: \S).*/i,
    },
    ...restoring,
    { status: 'success', label: ['Status', 'Job Status'], as: /^Completed$|^Success.*/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:Detected Criteria: Job Succeeded|Job Succeeded).*/i,
      calm: true,
    },
  ],
  job: [{ label: ['Subclient', 'Plan', 'Backup Set', 'BackupSet'] }],
  machine: [{ label: ['Client', 'Client Name', 'Server'] }],
  client: [{ label: ['CommCell', 'Company'] }],
  figures: {
    size: [{ label: ['Application Size', 'Size of Application', 'Data Size', 'Backup Size'] }],
    transferred: [{ label: ['Data Transferred', 'Transferred', 'Data Written', 'Size of Data Written'] }],
    duration: [{ label: ['Duration', 'Elapsed Time'] }],
  },
  results: [objectRow],
}
