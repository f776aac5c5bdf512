/** QNAP Hybrid Backup Sync 3. The subject has the severity, the text the event; "Finished ... with errors" comes as a
 *  warning. */
import type { Product } from './product.ts'

export const qnapHbs: Product = {
  id: 'qnap-hbs',
  name: 'QNAP HBS 3',
  languages: ['en', 'it', 'de', 'fr', 'es', 'nl'],
  sources: [
    'Subjects and Italian labels: rules of a public mail parser; as gathered in a survey of such messages, 2026-11',
  ],
  likely: ['Labels of languages other than English and Italian.'],
  signs: [
    { in: 'subject', says: 'Hybrid Backup Sync', weight: 4 },
    { in: 'body', says: 'Hybrid Backup Sync', weight: 3 },
    { in: 'subject', says: '[HBS', weight: 3 },
    { in: 'body', says: '[HBS 3', weight: 3 },
    { in: 'from', says: 'qnap', weight: 1 },
  ],
  status: [
    {
      status: 'none',
      in: 'body',
      as: /(?:\]|:) ?(?:Started|Starting|Created|Enabled|Disabled|Deleted|Edited|Updated) (?:\w+ )*(?:job|processing).*/i,
    },
    { status: 'failure', in: 'subject', as: /\[(?:Error|Errore|Fehler|Erreur)\].*/i },
    {
      status: 'warning',
      in: 'subject',
      as: /\[(?:Warning|Avviso|Warnung|Avertissement|Advertencia|Waarschuwing)\].*/i,
    },
    { status: 'failure', in: 'body', as: /(?:Failed to|Job failed|job .* failed).*/i },
    { status: 'warning', in: 'body', as: /Finished .* with (?:errors|warnings).*/i },
    {
      status: 'failure',
      label: ['Severity', 'Gravità', 'Schweregrad', 'Gravité', 'Gravedad', 'Ernst'],
      as: /^Err.*/i,
    },
    {
      status: 'warning',
      label: ['Severity', 'Gravità', 'Schweregrad', 'Gravité', 'Gravedad', 'Ernst'],
      as: /^(?:Warn|Avviso|Avert|Advert|Waarsch).*/i,
    },
    { status: 'warning', in: 'body', as: /(?:Stopped|Canceled|Cancelled|Interrupted|Suspended) .*job.*/i },
    { status: 'success', in: 'body', as: /(?:Finished|Completed|successfully).*/i, calm: true },
    { status: 'success', label: ['Job Status'], as: /^(?:Success|Finished|Completed).*/i },
  ],
  job: [
    { in: 'body', as: /[Jj]ob:? ["'«]([^"'»]+)["'»]/ },
    { in: 'body', as: /[Jj]ob:? \[([^\]]+)\]/ },
    { in: 'subject', as: /[Jj]ob "?(.+?)"? (?:failed|finished|completed)/ },
    { label: ['Job Name'] },
  ],
  machine: [
    { label: ['NAS Name', 'Nome NAS', 'NAS-Name', 'Nom du NAS', 'Nombre del NAS'] },
    { in: 'subject', as: /(?:dispositivo|device|Gerät|appareil|NAS): (\S+)/i },
    { in: 'subject', as: /^\[\w+\]\[(?!Hybrid)([^\]]+)\]/ },
  ],
  figures: {
    size: [{ label: ['Total size', 'Processed size', 'Transferred size'] }],
    endedAt: [{ label: ['Date/Time', 'Data/Ora', 'Datum/Uhrzeit', 'Date/Heure'] }],
  },
}
