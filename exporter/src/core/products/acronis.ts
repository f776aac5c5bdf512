/** Acronis Backup, Acronis Cyber Protect, Acronis Backup & Recovery 11. The verdict is in the subject and the last line;
 *  "has completed successfully" is said of single commands, too. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const acronis: Product = {
  id: 'acronis',
  name: 'Acronis',
  languages: ['en', 'de', 'es', 'fr', 'it'],
  sources: [
    'Summary line and error blocks: a public parser of these mails; as gathered in a survey of such messages, 2026-11',
    'Drive Monitor in French: rules of a public mail classifier on GitHub, looked up 2026-11-22',
    'Kinds of notifications (failures, warnings, successes, daily recap about active alerts, usage reports): Acronis Cyber Protect user guide, Changing the notification settings, looked up 2026-11-22; labels of the mails: from memory',
  ],
  likely: ['Wording in languages other than English is concluded from the general words.'],
  signs: [
    { in: 'subject', says: '[Acronis', weight: 4 },
    { in: 'subject', says: '[ABR', as: /\[ABR\d/, weight: 4 },
    { in: 'subject', says: 'Acronis', weight: 3 },
    { in: 'from', says: 'acronis', weight: 2 },
    { in: 'body', says: 'Acronis', weight: 1 },
    { in: 'body', says: 'Acronis Cyber', weight: 2 },
  ],
  status: [
    { status: 'warning', in: 'body', as: /^Risque ?: (?:Moyen|[ÉE]lev[ée]|Critique).*/i },
    { status: 'none', in: 'body', as: /^Risque ?: Faible.*/i },
    { status: 'warning', in: 'subject', as: /disk (?:health|failure|drive)|drive monitor/i },
    {
      status: 'none',
      in: 'subject',
      as: /(?:daily recap|usage report|scheduled report|agent (?:is |was )?(?:outdated|updated|update)|update available|licen[sc]e|quota|subscription|password|report is ready|malware|url ?filter|patch).*/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /['"].*['"] (?:on machine .+ )?(?:has )?(?:failed|not succeeded|been stopped|been cancell?ed|was (?:stopped|cancell?ed)).*/i,
    },
    {
      status: 'failure',
      in: 'subject',
      as: /fehlgeschlagen|con errores|fallid|échou|échec|non riuscit|fallit|failed|error/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:succeeded|completed|finished) with warnings?.*|mit Warnungen|con advertencias|avec des avertissements|con avvisi/i,
    },
    ...restoring,
    {
      status: 'success',
      in: 'anywhere',
      as: /['"].*['"] (?:on machine .+ )?has (?:succeeded|completed successfully|finished successfully).*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'subject',
      as: /['"] (?:succeeded|correcta|erfolgreich|réussie?|riuscit[oa]).*/i,
      calm: true,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:ha finalizado correctamente|wurde erfolgreich (?:abgeschlossen|ausgeführt)|a réussi|est terminée? avec succès|riuscit[ao] correttamente).*/i,
      calm: true,
    },
  ],
  job: [
    {
      in: 'anywhere',
      as: /(?:Task|Tarea|Plan|(?:Backup|Protection)[- ]plan|Schutzplan|Aufgabe|Tâche|Attività(?: di backup)?|Piano|Plan de \p{L}+|copia de seguridad|sauvegarde|Backup) (?:<b>)?['"„«“]([^'"»”“]+)['"»”“]/iu,
    },
    { label: ['Task name', 'Plan name', 'Plan', 'Backup plan', 'Protection plan'] },
  ],
  machine: [
    { in: 'anywhere', as: /(?:machine|máquina|Maschine|macchina|Gerät|device) ['"]([^'"]+)['"]/i },
    { label: ['Machine', 'Device', 'Machine name', 'Device name', 'Workload'] },
  ],
  figures: {
    size: [
      { in: 'body', as: /Size of saved data: (.+)/ },
      { label: ['Backup size', 'Data size', 'Bytes processed', 'Bytes saved', 'Backup-Größe'] },
      { label: ['Taille de la sauvegarde', 'Dimensione del backup', 'Tamaño de la copia de seguridad'] },
    ],
    duration: [{ label: ['Duration', 'Dauer', 'Durée', 'Durata', 'Duración'] }],
    startedAt: [
      { label: ['Start time', 'Started', 'Startzeit', 'Heure de début', 'Ora di inizio', 'Hora de inicio'] },
    ],
    endedAt: [
      {
        label: [
          'Finish time',
          'End time',
          'Finished',
          'Endzeit',
          'Heure de fin',
          'Ora di fine',
          'Hora de finalización',
        ],
      },
    ],
  },
  results: [objectRow],
}
