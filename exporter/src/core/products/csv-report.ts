/** The generic report as CSV: the subject begins with "Backup Report CSV", a row names device, status, backup date, job,
 *  client and data size. */
import type { Product } from './product.ts'

const bad =
  /^"?[^",;\n]*"?[,;]\s*"?(?:failed|failure|error|fehler|fehlgeschlagen|missed|missing|no(?:t|ne)?\b(?! ?errors?)|never|overdue|aborted|cancell?ed|unsuccessful)[^,;\n]*[,;].*/i
const mild = /^"?[^",;\n]*"?[,;]\s*"?(?:warning|warnung|partial|completed with|skipped)[^,;\n]*[,;].*/i
/** A row whose word is none of those that are known: no device counts as good without one. */
const known = 'success|successful|ok|completed|erfolgreich|succeeded'
const going = 'running|in progress|started|starting|pending|scheduled|queued'
const odd = new RegExp(
  `^(?!"?Device\\b)"?[^",;\\n]+"?[,;](?!\\s*"?(?:${known}|${going})"?\\s*[,;])[^,;\\n]*[,;](?:[^,;\\n]*[,;]){2,}.*`,
  'i',
)

export const csvReport: Product = {
  id: 'csv-report',
  name: 'CSV report',
  languages: ['en'],
  sources: ['Columns and subject: the description of the format in this project (docs/products.md)'],
  likely: [
    'The columns stand in this order; commas or semicolons divide them. A word of status that is not known is a warning.',
  ],
  signs: [
    { in: 'subject', says: 'Backup Report CSV', weight: 4 },
    { in: 'body', says: 'Device,Status,Backup Date', weight: 4 },
    { in: 'body', says: 'Device;Status;Backup Date', weight: 4 },
    { in: 'body', says: 'Device, Status, Backup Date', weight: 4 },
  ],
  status: [
    { status: 'failure', in: 'anywhere', as: bad },
    { status: 'warning', in: 'anywhere', as: mild },
    { status: 'warning', in: 'anywhere', as: odd },
    {
      status: 'none',
      in: 'anywhere',
      as: new RegExp(`^"?[^",;\\n]+"?[,;]\\s*"?(?:${going})"?\\s*[,;].*`, 'i'),
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /^"?[^",;\n]+"?[,;]\s*"?(?:success|successful|ok|completed|erfolgreich|succeeded)"?[,;].*/i,
    },
  ],
  job: [
    {
      in: 'anywhere',
      as: /^(?!Device\b)"?[^",;\n]+"?[,;]\s*"?\w[^",;\n]*"?[,;]\s*"?\d[^",;\n]*"?[,;]\s*(?:"([^"\n]+)"|([^",;\n]+))[,;]/i,
    },
  ],
  machine: [
    { in: 'anywhere', as: /^(?!Device\b)"?([^",;\n]+)"?[,;]\s*"?\w[^",;\n]*"?[,;]\s*"?\d[^",;\n]*"?[,;]/i },
  ],
  client: [
    {
      in: 'anywhere',
      as: /^(?!Device\b)"?[^",;\n]+"?[,;]\s*"?\w[^",;\n]*"?[,;]\s*"?\d[^",;\n]*"?[,;]\s*(?:"[^"\n]*"|[^",;\n]*)[,;]\s*(?:"([^"\n]+)"|([^",;\n]+))[,;]/i,
    },
  ],
  figures: {
    size: [
      {
        in: 'anywhere',
        as: /^(?!Device\b)"?[^",;\n]+"?[,;]\s*"?\w[^",;\n]*"?[,;]\s*"?\d[^",;\n]*"?[,;]\s*(?:"[^"\n]*"|[^",;\n]*)[,;]\s*(?:"[^"\n]*"|[^",;\n]*)[,;]\s*"?([\d.,]+ ?[KMGTP]?i?B?)"?/i,
        sum: true,
      },
    ],
    endedAt: [
      { in: 'anywhere', as: /^(?!Device\b)"?[^",;\n]+"?[,;]\s*"?\w[^",;\n]*"?[,;]\s*"?(\d[^",;\n]*)"?[,;]/i },
    ],
  },
  results: [
    {
      as: /^(?!Device\b)"?(?<object>[^",;\n]+)"?[,;]\s*"?(?<status>\w[^",;\n]*)"?[,;]\s*"?\d[^",;\n]*"?[,;]\s*"?[^",;\n]*"?[,;]\s*"?[^",;\n]*"?[,;](?:\s*"?(?<size>[\d.,]+ ?[KMGTP]?i?B?)"?)?/i,
      words: { completed: 'success' },
    },
  ],
}
