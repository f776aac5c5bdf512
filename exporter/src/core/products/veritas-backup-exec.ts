/** Veritas Backup Exec: alert mails. The category in the subject decides; a job with exceptions says first that it
 *  "completed successfully". */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const veritasBackupExec: Product = {
  id: 'veritas-backup-exec',
  name: 'Veritas Backup Exec',
  languages: ['en', 'de', 'fr', 'es', 'it'],
  sources: [
    "Alert categories: Backup Exec administrator's guide, Alerts and notifications; as gathered in a survey of such messages, 2026-11",
    'Report of a job ("Completed status", "Job server"), categories of media: rules of a public mail classifier on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'A tape that has to be changed is a warning: the job waits.',
    'Categories and sentences in German, French, Spanish and Italian.',
    'Alerts that are neither of a job nor an error are no run.',
  ],
  signs: [
    { in: 'subject', says: 'Backup Exec Alert', weight: 4 },
    { in: 'subject', says: 'Backup Exec', weight: 3 },
    { in: 'body', says: 'Backup Exec', weight: 2 },
    { in: 'body', says: 'V-79-', weight: 1 },
    { in: 'from', says: 'backup exec', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'subject',
      as: /^[^("]*(?:Job (?:Fail|Cancel|Missed|Terminated)|Error\b|Media Error|Storage Error|Catalog Error).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /(?:Auftrag (?:fehlgeschlagen|abgebrochen|verpasst)|Fehlgeschlagener Auftrag|(?:Échec|Annulation) (?:du travail|de la tâche)|(?:Travail|Tâche) (?:annulée?|échouée?|manquée?)|(?:Trabajo|Tarea) (?:con errores|fallid|erróne|cancelad|perdid)|Processo (?:non riuscito|annullato)).*/i,
    },
    {
      status: 'warning',
      in: 'subject',
      as: /(?:mit Ausnahmen|avec des exceptions|con excepciones|con eccezioni|(?<!Backup Exec[ -])Warnung|Avertissement(?! Backup Exec)|Advertencia(?! (?:de )?Backup Exec)|Avviso(?! (?:di )?Backup Exec)).*/i,
    },
    {
      status: 'warning',
      in: 'subject',
      as: /^[^("]*(?:with Exceptions|Job Warning|Media Warning|Storage Warning|Warning|Media (?:Insert|Remove|Overwrite|Intervention)|Library Insert).*/i,
    },
    { status: 'warning', in: 'body', as: /However, the following conditions were encountered.*/i },
    {
      status: 'failure',
      in: 'body',
      as: /The job (?:failed|was cancell?ed).*|(?:Job )?(?:Complet(?:ion|ed) )?[Ss]tatus: (?:Failed|Cancell?ed|Error|Missed).*/i,
    },
    {
      status: 'warning',
      in: 'body',
      as: /(?:Job )?(?:Complet(?:ion|ed) )?[Ss]tatus: .*(?:exceptions|warning).*/i,
    },
    {
      status: 'none',
      in: 'subject',
      as: /^[^("]*(?:Information|Maintenance|Job Start|Service Start).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /(?:Auftrag (?:ist|wurde) (?:fehlgeschlagen|abgebrochen)|(?:travail|tâche) a (?:échoué|été annulée?)|(?:trabajo|tarea) ha (?:fallado|dado error)|se (?:ha cancelado|canceló) (?:el trabajo|la tarea)|processo non (?:è )?riuscito).*/i,
    },
    ...restoring,
    {
      status: 'success',
      in: 'subject',
      as: /^[^("]*Job (?:Success|Completed).*|(?:Auftrag erfolgreich|Erfolgreicher Auftrag|(?:Travail|Tâche) réussie?|Réussite du travail|(?:Trabajo|Tarea) (?:correct|completad)[oa]|Processo (?:riuscito|completato)).*/i,
    },
    {
      status: 'success',
      in: 'body',
      as: /The job completed successfully.*|(?:Job )?(?:Complet(?:ion|ed) )?[Ss]tatus: (?:Successful|Success|Completed).*/i,
    },
  ],
  job: [
    {
      in: 'anywhere',
      as: /\((?:Jobb?|Auftrag|Travail|Tâche|Trabajo|Tarea|Processo|Trabalho|Tarefa|Taak|Opgave|Zadanie) ?: ["«] ?(.*?) ?["»]\)/,
    },
    { label: ['Job name'] },
  ],
  machine: [
    { label: ['Job server'] },
    { in: 'anywhere', as: /\((?:Server|Serveur|Servidor|Serwer) ?: ["«] ?([^"»]*?) ?["»]\)/ },
  ],
  figures: {
    size: [{ in: 'body', as: /^Processed ([\d.,]+ bytes) in/i }, { label: ['Byte count', 'Total bytes'] }],
    duration: [
      { in: 'body', as: /^Processed [\d.,]+ bytes in\s+([^\n]+?)\.?$/i },
      { label: ['Elapsed time'] },
    ],
  },
  results: [objectRow],
}
