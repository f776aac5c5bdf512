/** Macrium Reflect: mails after a backup, alerts of Site Manager and Image Guardian. A cancelled run sends the mail of
 *  a failure. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'

/** In other languages. */
const definitions = [
  ...[
    'Definitionsdatei',
    'Backup-Definition',
    'Backup-Definitionsdatei',
    'Fichier de définition',
    'Définition',
  ],
  ...[
    'File di definizione',
    'Definizione',
    'Archivo de definición',
    'Definición',
    'Definitiebestand',
    'Definitie',
  ],
  ...['Arquivo de definição', 'Definição', 'Definitionsfil', 'Plik definicji'],
]

export const macriumReflect: Product = {
  id: 'macrium-reflect',
  name: 'Macrium Reflect',
  languages: ['en'],
  sources: [
    'Site Manager digest and its counts, clone, Image Guardian: rules of a public mail classifier on GitHub, looked up 2026-11-22',
    'Default subject and texts: Macrium KnowledgeBase, Email notifications; as gathered in a survey of such messages, 2026-11',
  ],
  likely: [
    'A digest with computers that were not backed up is a warning.',
    '"Completed with errors" is counted as a failure: some of the image is missing.',
  ],
  signs: [
    { in: 'subject', says: 'Macrium', as: /Macrium (?!newsletter)/i, weight: 3 },
    { in: 'subject', says: 'Site Manager Notification', weight: 3 },
    { in: 'body', says: 'Macrium', weight: 2 },
    { in: 'body', says: 'Success :)', weight: 2 },
    { in: 'body', says: 'Failed :(', weight: 2 },
    { in: 'body', says: '.mrimg', weight: 2 },
  ],
  status: [
    { status: 'failure', label: ['Failed backups'], as: /^[1-9]\d*/ },
    { status: 'failure', in: 'body', as: /^Successful: \d+.*(?<!\p{L})Failed: [1-9]\d*.*/iu },
    {
      status: 'warning',
      label: ['Computers not backed up', 'Disconected', 'Disconnected'],
      as: /^[1-9]\d*/,
    },
    { status: 'success', label: ['Failed backups'], as: /^0(?!\d)/, exact: true },
    {
      status: 'warning',
      in: 'subject',
      as: /(?:Image Guardian|Disk Space Low|Repository Uncontactable|Licen[sc]e).*/i,
    },
    { status: 'warning', in: 'body', as: /^(?:Disk Space Low|Repository Uncontactable).*/i },
    {
      status: 'failure',
      in: 'subject',
      as: /(?:(?:Backup|Clone|Image) (?:Fail(?:ed|ure)?|Error|Cancell?ed|Aborted)\b|Failure Notification|with errors?).*/i,
    },
    { status: 'warning', in: 'subject', as: /(?:with |Backup )Warnings?.*|Warning Notification.*/i },
    {
      status: 'failure',
      in: 'body',
      as: /^Failed :\(.*|(?:completed|finished) with errors?.*|(?:Backup|Clone|Image) (?:failed|aborted|cancell?ed).*/i,
    },
    { status: 'warning', in: 'body', as: /^Warning :\|.*|completed with warnings?.*/i },
    { status: 'failure', label: ['Failure count', 'Errors'], as: /^[1-9]\d*/ },
    {
      status: 'success',
      in: 'subject',
      as: /(?:Backup|Clone) Success.*|Success Notification.*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'body',
      as: /^Success :\).*|(?:completed|finished) successfully.*/i,
      calm: true,
    },
  ],
  job: [
    { in: 'subject', as: /\(([^()]+)\) Macrium Reflect/ },
    {
      label: ['Backup Definition File', 'Backup Definition', 'Definition File', 'Definition', ...definitions],
      as: /^(?:.*[\\/])?(.+?)(?:\.xml)?$/i,
    },
    { in: 'body', as: /Image of (\S+) / },
  ],
  figures: {
    // Of each partition of the image; its size is that of the disk.
    size: [
      { label: ['Total used', 'Total size', 'Image size', 'Data size', 'Backup size'] },
      { label: ['Used'], sum: true },
    ],
  },
  machine: [
    { label: ['Computer', 'Computer Name'] },
    { in: 'subject', as: /^([\w.-]+?)(?:\(.*\))? Macrium Reflect - / },
    { in: 'subject', as: /Event - (\S+)$/ },
    { in: 'subject', as: /on computer (\S+)/i },
    { in: 'subject', as: /Macrium Reflect Backup - ([A-Z0-9][\w.-]*)$/ },
  ],
  results: [objectRow],
}
