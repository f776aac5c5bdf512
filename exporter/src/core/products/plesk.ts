/** Plesk: notifications of its backup manager. Success is said of a task as a whole; what went wrong stands in a report
 *  of the server's or a subscription's objects. */
import type { Product } from './product.ts'

const failed =
  'fail(?:ed|ure)?|error|unable to|could not|was not (?:created|completed|finished)|not enough (?:free )?disk space|fehlgeschlagen|Fehler|konnte nicht|échou|erreur|non riuscit|errore|fallid|ha fallado|errores|mislukt|fout'

export const plesk: Product = {
  id: 'plesk',
  name: 'Plesk',
  languages: ['en', 'de', 'fr', 'it', 'es', 'nl'],
  sources: [
    'Backups to several places, warnings of a task, rotation: Plesk documentation, Backup Manager settings, looked up 2026-11-22',
    'Words of the mails: from memory; no text of one was found',
  ],
  likely: ['The subject names the task and how it ended; in other languages the same words decide.'],
  signs: [
    { in: 'subject', says: 'Plesk', weight: 2 },
    { in: 'from', says: 'plesk', weight: 2 },
    { in: 'body', says: 'Plesk', weight: 1 },
    { in: 'body', says: 'scheduled backup process', weight: 2 },
    { in: 'body', says: 'Backup Manager', weight: 1 },
    { in: 'body', says: 'pmm-ras', weight: 2 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /^(?!.*(?:back-?up|sicherung|sauvegarde|copia|respaldo|dump)).*(?:update|upgrade|licen[sc]e|restor|ssl|certificate|password|resource|disk usage).*/i,
    },
    {
      status: 'none',
      in: 'subject',
      as: /(?:restor(?:e|ation)|Wiederherstellung|restauration|ripristino|restauración) .*(?:completed|finished|success|abgeschlossen).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: new RegExp(`(?<!no )(?<!without )(?<!with )(?:${failed}).*`, 'i'),
    },
    {
      status: 'warning',
      in: 'subject',
      as: /(?:with (?:warnings?|errors?)|warnings?|partial|mit Warnungen|avertissement|avvis|advertencia|waarschuwing).*/i,
    },
    {
      status: 'failure',
      in: 'body',
      as: /The following errors? (?:has |have )?occurred .*|^(?:Backup error|Fatal error|Transport error|Export error|Runtime error)[:.].*/i,
    },
    {
      status: 'failure',
      label: ['Status', 'Result', 'Backup status'],
      as: /^.*(?:fail|error|fehl|échou|fallit|fallid).*/i,
    },
    {
      status: 'warning',
      in: 'body',
      as: /The following warnings? (?:has |have )?occurred .*|^(?:Warning|Warnung): .*/i,
    },
    { status: 'warning', label: ['Status', 'Result', 'Backup status'], as: /^.*(?:warn|partial).*/i },
    {
      status: 'success',
      label: ['Status', 'Result', 'Backup status'],
      as: /^(?:Completed(?: successfully)?|Success(?:ful|fully)?|Done|OK)$/i,
    },
    {
      status: 'success',
      in: 'subject',
      as: /(?:back-?up|dump).*(?:completed|finished|created|successful).*|Sicherung.*(?:abgeschlossen|erfolgreich).*|sauvegarde.*(?:terminée|réussie).*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'body',
      as: /(?:back-?up (?:task|process|of .+)|Scheduled backup|Sicherung(?:saufgabe)?|sauvegarde) .*(?:completed successfully|successfully (?:completed|finished|created)|erfolgreich|avec succès).*/i,
      calm: true,
    },
  ],
  job: [
    { label: ['Backup task', 'Task', 'Subscription', 'Domain'] },
    { in: 'anywhere', as: /(?:task|aufgabe|tâche|tarea|attività|taak) ["“„«]([^"”“»]{1,80})["”“»]/i },
    { in: 'anywhere', as: /(?:subscription|domain|webspace) ["']?([\w-]+\.[\w.-]+)/i },
  ],
  machine: [
    { label: ['Server', 'Host', 'Hostname', 'Server name'] },
    { in: 'subject', as: /(?:<|\[|\bon |\bauf |\bsur |\bsu |\ben |\bop )([\w-]+\.[\w.-]+\w)/ },
    {
      in: 'body',
      as: /(?:(?:on|auf|sur|su|en|op)(?: the server| dem server| le serveur| il server| el servidor| de server)?) ([\w-]+\.[\w-]+\.[\w.-]*\w)/i,
    },
  ],
  figures: {
    size: [{ label: ['Backup size', 'Size', 'Total size'] }, { in: 'body', as: /Backup size is (.+?)\.?$/i }],
    duration: [{ label: ['Duration', 'Time spent'] }],
    startedAt: [{ label: ['Started', 'Start time', 'Creation date'] }],
    endedAt: [{ label: ['Finished', 'End time'] }],
  },
}
