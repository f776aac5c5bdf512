/** MSP360 (CloudBerry): results of plans, and status digests, which are no run. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'

const trouble =
  /(?:fehlgeschlagen|errors? occurred|failed|failure|with errors|interrupted|unterbrochen|overdue|überfällig|missed|échou|fallid).*/i

export const msp360: Product = {
  id: 'msp360',
  name: 'MSP360',
  languages: ['en', 'de', 'fr', 'es', 'it'],
  sources: [
    'German labels: rules of a public mail parser; as gathered in a survey of such messages, 2026-11',
    'Names of figures (data copied, files failed, duration, company): reference of the monitoring API in a public repository on GitHub, looked up 2026-11-22',
    'Words of the mails: from memory; no text of one in English was found',
  ],
  likely: [
    'English wording is taken from the help pages, not from mails; French, Spanish and Italian words are the general ones.',
  ],
  signs: [
    { in: 'body', says: 'MSP360', weight: 4 },
    { in: 'subject', says: 'MSP360', weight: 4 },
    { in: 'from', says: 'msp360', weight: 3 },
    { in: 'from', says: 'mspbackups', weight: 3 },
    { in: 'body', says: 'CloudBerry', weight: 4 },
    { in: 'subject', says: 'CloudBerry', weight: 4 },
    { in: 'body', says: 'Plan-Name', weight: 3 },
    { in: 'subject', says: 'Backup-Plan "', weight: 3 },
    { in: 'subject', says: 'Statusbericht für', weight: 2 },
    { in: 'body', says: 'Plan Name', weight: 1 },
    { in: 'subject', says: 'backup plan "', weight: 1 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /(?:Statusbericht|status report|summary report|daily report|weekly report).*/i,
    },
    {
      status: 'none',
      in: 'subject',
      as: /(?:restore|consistency check|Wiederherstellung|retention).* (?:plan|task)?.*(?:completed successfully|success|erfolgreich).*/i,
    },
    { status: 'failure', in: 'subject', as: trouble },
    { status: 'warning', in: 'subject', as: /(?:Warnung|warning).*/i },
    {
      status: 'failure',
      in: 'body',
      as: /^(?:Status|Plan status|Result):?[\t ]+(?:Fehler|Fehlgeschlagen|Failed|Error|Interrupted|Overdue|Missed).*/i,
    },
    { status: 'warning', in: 'body', as: /^(?:Status|Plan status|Result):?[\t ]+(?:Warnung|Warning).*/i },
    {
      status: 'success',
      in: 'subject',
      as: /(?:erfolgreich|completed successfully|successfully|success|succeeded|avec succès|correctamente|con éxito|con successo|correttamente).*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'body',
      as: /^(?:Status|Plan status|Result):?[\t ]+(?:Erfolg|Success|Completed|OK).*/i,
      calm: true,
    },
  ],
  job: [
    { in: 'subject', as: /[Pp]lan ["„“'](.+?)["“”']/ },
    {
      in: 'body',
      as: /^(?:Your )?(?:\w+ )?backup plan (?!")(.{1,80}?) on \S+ (?:has |is |was )?(?:finished|completed|failed|succeeded)/i,
    },
    { in: 'body', as: /^Plan[- ][Nn]ame:?[\t ]+(?:.+ - )?(.+)$/ },
  ],
  machine: [
    { in: 'body', as: /^(?:Computer(?: name)?|Endpoint|Rechner):?[\t ]+(\S.*)$/i },
    {
      in: 'body',
      as: /backup plan (?!").{1,80}? on ([\w.-]*\w) (?:has |is |was )?(?:finished|completed|failed|succeeded)/i,
    },
  ],
  client: [{ in: 'body', as: /^Plan[- ]Name:?[\t ]+(.+) - / }, { label: ['Company', 'Company name'] }],
  figures: {
    size: [
      {
        in: 'body',
        as: /^(?:Gesicherte Daten|Data backed up|Data copied|Backup size|Total size|Data uploaded|Uploaded|Taille|Données sauvegardées|Tamaño|Dimensione) ?:?[\t ]+(.+)$/i,
      },
    ],
    duration: [{ in: 'body', as: /^(?:Backup-Dauer|Dauer|Duration|Backup duration):?[\t ]+(.+)$/i }],
    startedAt: [{ in: 'body', as: /^(?:Startzeit|Start time|Started):?[\t ]+(.+)$/i }],
    endedAt: [{ in: 'body', as: /^(?:Endzeit|End time|Finished):?[\t ]+(.+)$/i }],
  },
  results: [objectRow],
}
