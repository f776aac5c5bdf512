/** Mails in the manner of products that are widely used: invented texts, with the marks by which a check knows them. */
import {
  bodyContains,
  clockText,
  type Product,
  sizeText,
  subjectContains,
  timeText,
  wordsOf,
} from './product.ts'

const bracketed = { success: '[Success]', warning: '[Warning]', failure: '[Failed]' } as const

export const veeam: Product = {
  name: 'Veeam',
  from: 'veeam',
  subject: ({ job, status, startedAtMs }) =>
    `${bracketed[status]} ${job.name} (${4 + (job.id.length % 9)} objects) ${timeText(startedAtMs, job.zone)}`,
  body: ({ job, status, startedAtMs, endedAtMs, seconds, saved, trouble }) =>
    `Backup job: ${job.name}
Host: ${job.computer}
Result: ${status}
Start time: ${timeText(startedAtMs, job.zone)}
End time: ${timeText(endedAtMs, job.zone)}
Duration: ${clockText(seconds)}
${saved ? `Total size: ${sizeText(saved.bytes)}\nTransferred: ${sizeText(saved.transferredBytes)}` : 'Nothing was saved.'}
${trouble ? `Details: ${trouble}` : 'Details: all objects were processed.'}`,
  check: job => ({
    match: [{ field: 'subject', contains: `] ${job.name} (` }],
    status: {
      default: 'failure',
      success: subjectContains('[Success]'),
      warning: subjectContains('[Warning]'),
      failure: subjectContains('[Failed]'),
    },
    figures: [
      { matches: 'Duration: (?<duration>[\\d:]+)' },
      { matches: 'Total size: (?<size>[\\d.]+ \\w+)' },
      { matches: 'Transferred: (?<transferred>[\\d.]+ \\w+)' },
    ],
  }),
}

const synologyWord = {
  success: 'has finished',
  warning: 'finished with warnings',
  failure: 'has failed',
} as const

export const synology: Product = {
  name: 'Synology',
  from: 'nas',
  subject: ({ job, status }) => `[${job.computer}] Backup task ${job.name} ${synologyWord[status]}`,
  body: ({ job, status, startedAtMs, endedAtMs, saved, trouble, seconds }) =>
    `Dear user,

the backup task ${job.name} on ${job.computer} ${synologyWord[status]}.

Begun: ${timeText(startedAtMs, job.zone)}
Ended: ${timeText(endedAtMs, job.zone)}
Time taken: ${wordsOf(seconds)}
${saved ? `Size of the backup: ${sizeText(saved.bytes)}\nFiles: ${saved.files}` : ''}
${trouble ? `Reason: ${trouble}.` : ''}

From ${job.computer}`,
  check: () => ({
    status: {
      default: 'failure',
      success: subjectContains('has finished'),
      warning: subjectContains('with warnings'),
      ignore: { any: [{ field: 'subject', contains: 'integrity check' }] },
    },
    figures: [
      { matches: 'Time taken: (?<duration>[\\d a-z]+ s)\\b' },
      { matches: 'Size of the backup: (?<size>[\\d.]+ \\w+)' },
      { matches: 'Files: (?<files>\\d+)' },
    ],
  }),
}

const cometWord = { success: 'Success', warning: 'Warning', failure: 'Error' } as const

export const comet: Product = {
  name: 'Comet',
  from: 'comet',
  subject: ({ job, status }) => `${cometWord[status]} - Backup of "${job.name}" on ${job.computer}`,
  body: ({ job, seconds, saved, trouble }) =>
    `Protected item: ${job.name}
Device: ${job.computer}
Time: ${clockText(seconds)}
${saved ? `Vault size: ${sizeText(saved.bytes)}\nUploaded: ${sizeText(saved.transferredBytes)}\nFiles: ${saved.files}` : ''}
${trouble ?? 'No problems.'}`,
  check: () => ({
    status: {
      default: 'failure',
      success: { all: [{ field: 'subject', startsWith: 'Success' }] },
      warning: { all: [{ field: 'subject', startsWith: 'Warning' }] },
    },
    figures: [
      { matches: 'Time: (?<duration>[\\d:]+)' },
      { matches: 'Vault size: (?<size>[\\d.]+ \\w+)' },
      { matches: 'Uploaded: (?<transferred>[\\d.]+ \\w+)' },
      { matches: 'Files: (?<files>\\d+)' },
    ],
  }),
}

const acronisWord = {
  success: 'completed successfully',
  warning: 'completed with warnings',
  failure: 'did not complete',
} as const

export const acronis: Product = {
  name: 'Acronis',
  from: 'acronis',
  subject: ({ job, status }) => `Plan "${job.name}" on ${job.computer} ${acronisWord[status]}`,
  body: ({ job, status, seconds, saved, trouble }) =>
    `Machine: ${job.computer}
Plan: ${job.name}
Outcome: ${acronisWord[status]}
${saved ? `Backup size: ${sizeText(saved.bytes)}` : ''}
Elapsed: ${clockText(seconds)}
${trouble ? `What happened: ${trouble}` : ''}`,
  check: () => ({
    status: {
      default: 'failure',
      // The word alone would also be found in "unsuccessfully".
      success: subjectContains('completed successfully'),
      warning: subjectContains('completed with warnings'),
    },
    figures: [
      { matches: 'Backup size: (?<size>[\\d.]+ \\w+)' },
      { matches: 'Elapsed: (?<duration>[\\d:]+)' },
    ],
  }),
}

export const proxmox: Product = {
  name: 'Proxmox',
  from: 'root',
  subject: ({ job, status }) =>
    `vzdump backup status (${job.computer}): backup ${status === 'failure' ? 'failed' : 'successful'}`,
  body: ({ seconds, saved, trouble, status }) =>
    `Guests: 100 mail, 101 files, 104 print
${trouble ? `${status === 'failure' ? 'ERROR' : 'WARN'}: ${trouble}` : 'All guests are in the archive.'}
${saved ? `Total size: ${sizeText(saved.bytes)}` : ''}
Total running time: ${wordsOf(seconds)}`,
  check: () => ({
    match: [{ field: 'subject', startsWith: 'vzdump backup status' }],
    status: {
      failure: subjectContains('failed'),
      // The subject says "successful" all the same.
      warning: bodyContains('WARN:'),
      success: { all: [{ field: 'subject', endsWith: 'backup successful' }] },
    },
    figures: [
      { matches: 'Total size: (?<size>[\\d.]+ \\w+)' },
      { matches: 'Total running time: (?<duration>[\\d a-z]+ s)\\b' },
    ],
  }),
}

export const restic: Product = {
  name: 'restic',
  from: 'cron',
  subject: ({ job }) => `Cron <backup@${job.computer.toLowerCase()}> restic ${job.name}`,
  body: ({ job, status, seconds, saved, trouble, key }) =>
    `${trouble ? `${status === 'failure' ? 'Fatal' : 'Warning'}: ${trouble}` : `repository of ${job.computer} opened`}
${
  saved
    ? `Files: ${saved.files} new or changed
Added to the repository: ${sizeText(saved.transferredBytes)}
processed ${saved.files} files, ${sizeText(saved.bytes)} in ${clockText(seconds)}
snapshot ${[...key]
        .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)
        .toString(16)
        .padStart(8, '0')} saved`
    : ''
}`,
  check: () => ({
    status: {
      // There is no word for success: the evidence is a snapshot that was saved, and nothing of these.
      order: ['failure', 'warning', 'success'],
      failure: bodyContains('Fatal:'),
      warning: bodyContains('Warning:'),
      success: { all: [{ field: 'body', matches: 'snapshot [0-9a-f]+ saved' }] },
      default: 'failure',
    },
    figures: [
      { matches: 'processed (?<files>\\d+) files, (?<size>[\\d.]+ \\w+) in (?<duration>[\\d:]+)' },
      { matches: 'Added to the repository: (?<transferred>[\\d.]+ \\w+)' },
    ],
  }),
}
