/** Products that do not exist, with ways of their own: one writes German, one tells its errors as a count. */
import { type Product, sizeText, subjectContains, timeText } from './product.ts'

const german = { success: 'erfolgreich', warning: 'mit Warnungen', failure: 'fehlgeschlagen' } as const

export const nightjar: Product = {
  name: 'Nightjar Backup',
  from: 'nightjar',
  subject: ({ job, status }) => `Nightjar: Sicherung "${job.name}" auf ${job.computer} ${german[status]}`,
  body: ({ job, startedAtMs, seconds, saved, trouble }) =>
    `Sicherung: ${job.name}
Beginn: ${timeText(startedAtMs, job.zone)}
Dauer: ${Math.floor(seconds / 60)} Minuten ${seconds % 60} Sekunden
${saved ? `Umfang: ${(saved.bytes / 2 ** 30).toFixed(1).replace('.', ',')} GB` : 'Umfang: unbekannt'}
${trouble ? `Hinweis: ${trouble}` : ''}`,
  check: () => ({
    status: {
      default: 'failure',
      success: { all: [{ field: 'subject', endsWith: 'erfolgreich' }] },
      warning: subjectContains('mit Warnungen'),
    },
    figures: [
      { matches: 'Umfang: (?<size>[\\d,]+ GB)', decimal: ',' },
      { matches: 'Dauer: (?<duration>\\d+ Minuten \\d+ Sekunden)' },
    ],
  }),
}

export const ferrykeep: Product = {
  name: 'Ferrykeep',
  from: 'ferrykeep',
  subject: ({ job }) => `Ferrykeep report: ${job.computer} / ${job.name}`,
  body: ({ status, seconds, saved, trouble }) =>
    `Errors: ${status === 'failure' ? 2 : 0}
Warnings: ${status === 'warning' ? 1 : 0}
${saved ? `Moved to tape: ${sizeText(saved.bytes)}` : ''}
Minutes: ${Math.round(seconds / 60)}
${trouble ? `Note: ${trouble}` : ''}`,
  check: () => ({
    status: {
      default: 'failure',
      order: ['failure', 'warning', 'success'],
      failure: { any: [{ field: 'figure:errors', '>': 0 }] },
      warning: { any: [{ field: 'figure:warnings', '>': 0 }] },
      success: { all: [{ field: 'figure:errors', '=': 0 }] },
    },
    figures: [
      { matches: 'Errors: (?<errors>\\d+)' },
      { matches: 'Warnings: (?<warnings>\\d+)' },
      { matches: 'Moved to tape: (?<size>[\\d.]+ \\w+)' },
      { matches: 'Minutes: (?<duration>\\d+)', unit: 'min' },
    ],
  }),
}
