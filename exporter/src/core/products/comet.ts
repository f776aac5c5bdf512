/** Comet Backup: mails of a job, and the webhook of a finished one. Codes are those of the vendor's SDK. */
import type { Product } from './product.ts'

export const comet: Product = {
  id: 'comet',
  name: 'Comet Backup',
  languages: ['en'],
  sources: [
    'Status and classification codes: Def.php of comet-php-sdk; as gathered in a survey of such messages, 2026-11',
    'Mail: Comet Server documentation, Email reporting; as gathered in a survey of such messages, 2026-11',
  ],
  likely: ['A skipped run (7006) is a warning: the run that was in its way has yet to report.'],
  signs: [
    { in: 'body', says: 'SEVT_JOB', weight: 4 },
    { in: 'body', says: 'Data.Classification', weight: 3 },
    { in: 'body', says: 'Protected Item', weight: 2 },
    { in: 'body', says: 'Storage Vault', weight: 1 },
    { in: 'subject', says: 'Comet Backup', weight: 3 },
    { in: 'body', says: 'Comet Backup', weight: 2 },
    { in: 'body', says: 'Comet Server', weight: 1 },
    {
      in: 'subject',
      says: 'Backup of "',
      as: /^(?:Success|Warning|Error|Failed|Quota Exceeded|Missed|Timeout|Cancelled|Skipped|Abandoned|Running)\w* - Backup of ".+"/i,
      weight: 3,
    },
  ],
  status: [
    { status: 'none', label: ['Data.Classification'], as: /^(?!4001$)\d+/ },
    { status: 'none', label: ['Data.Status'], as: /^6\d{3}$/ },
    { status: 'success', label: ['Data.Status'], as: /^5\d{3}$/ },
    { status: 'warning', label: ['Data.Status'], as: /^(?:7001|7006)$/ },
    { status: 'failure', label: ['Data.Status'], as: /^7\d{3}$/ },
    {
      status: 'failure',
      in: 'subject',
      as: /^(?:Error|Failed|Failure|Quota Exceeded|Missed|Timeout|Cancell?ed|Abandoned).*/i,
    },
    { status: 'warning', in: 'subject', as: /^(?:Warning|Skipped).*/i },
    { status: 'none', in: 'subject', as: /^Running.*/i },
    {
      status: 'none',
      label: ['Type'],
      as: /^(?:Restore|Update|Retention|Apply retention|Unlock|Measure|Software).*/i,
    },
    {
      status: 'failure',
      label: ['Status'],
      as: /^(?:Error|Failed|Quota|Missed|Timeout|Cancell?ed|Abandoned).*/i,
    },
    { status: 'warning', label: ['Status'], as: /^(?:Warning|Skipped).*/i },
    { status: 'success', in: 'subject', as: /^Success - .*/i },
    { status: 'success', label: ['Status'], as: /^Success$/i },
  ],
  job: [
    {
      label: [
        'Protected Item',
        'Élément protégé',
        'Geschütztes Element',
        'Zu sicherndes Objekt',
        'Elemento protegido',
        'Elemento protetto',
        'Beschermd item',
        'Item protegido',
      ],
      as: /^["'«]?(.+?)["'»]?$/,
    },
    { in: 'subject', as: /Backup of "(.+)"/ },
    // In other languages.
    { in: 'subject', as: /(?:^|[:\]] )\p{L}[\p{L} ]{1,30} - \p{L}[\p{L} ]{1,40} "(.+)"$/u },
    { label: ['Data.SourceGUID'] },
  ],
  machine: [
    { label: ['Device', 'Appareil', 'Gerät', 'Dispositivo', 'Apparaat'], as: /^["'«]?(.+?)["'»]?$/ },
    { label: ['Data.DeviceID'] },
  ],
  vault: [{ label: ['Storage Vault'], as: /^["'«]?(.+?)["'»]?$/ }, { label: ['Data.DestinationGUID'] }],
  client: [{ label: ['Username', 'Data.Username', 'Account Name'] }],
  figures: {
    size: [{ label: ['Data.TotalSize'] }, { label: ['Total Size'], decimal: '.' }],
    transferred: [{ label: ['Data.UploadSize'] }, { label: ['Uploaded', 'Upload Size'], decimal: '.' }],
    duration: [],
    startedAt: [{ label: ['Data.StartTime'] }, { label: ['Started', 'Start Time'] }],
    endedAt: [{ label: ['Data.EndTime'] }, { label: ['Stopped', 'Stop Time', 'Finished'] }],
  },
}
