/** Synology Hyper Backup: notifications of DSM in the language of the NAS. */
import type { Product } from './product.ts'

const task =
  'backup task|data backup task|Datensicherungsaufgabe|Sicherungsaufgabe|tâche de sauvegarde|attività di backup|processo di backup|tarea de (?:copia|respaldo)|back-uptaak|tarefa de (?:cópia|backup)|(?:sikkerhedskopierings|backup)opgaven?|(?:säkerhetskopierings|backup)uppgiften|zadanie kopii zapasowej'

export const synologyHyperBackup: Product = {
  id: 'synology-hyper-backup',
  name: 'Synology Hyper Backup',
  languages: ['en', 'de', 'fr', 'it', 'es', 'nl', 'pt', 'da', 'sv', 'pl'],
  sources: [
    'German mails: a public parser and its tests; as gathered in a survey of such messages, 2026-11',
    'Events: Synology Knowledge Center, Hyper Backup, Notification; from memory, not looked up',
  ],
  likely: [
    'In languages other than German and English the subject is taken to be built alike.',
    'Integrity checks and suspended tasks are told by the same sender.',
  ],
  signs: [
    { in: 'body', says: 'Hyper Backup', weight: 3 },
    { in: 'subject', says: 'Hyper Backup', weight: 3 },
    { in: 'body', says: 'sy.to/', weight: 1 },
    { in: 'body', says: 'Datensicherungsaufgabe:', weight: 2 },
    { in: 'body', says: 'Backup Task:', as: /^Backup Task: .+/i, weight: 1 },
    { in: 'subject', says: 'Datensicherung', as: /^Die Datensicherung(?:saufgabe)? auf \S+ /, weight: 2 },
    { in: 'body', says: 'Synology', weight: 1 },
    { in: 'body', says: 'event_type: backup', weight: 1 },
    { in: 'body', says: 'synology-dsm', weight: 2 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /(?:integrity|integritäts).*(?:check|prüfung).*(?:success|erfolgreich|completed|abgeschlossen).*/i,
    },
    { status: 'none', in: 'subject', as: /(?:has started|wurde gestartet|rotation|version deletion).*/i },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:has failed|failed to|fehlgeschlagen|a échoué|non riuscit|non è stat[ao] completat|ha fallado|mislukt|falhou|mislyk|misslyck|nie powiod).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:partially completed|completed partially|teilweise|partiellement|parzialmente|parcialmente|gedeeltelijk|delvis|częściowo|with warnings?|suspended|angehalten|unterbrochen|cancelled|abgebrochen|canceled).*/i,
    },
    { status: 'failure', label: ['severity'], as: /^(?:error|critical)$/i },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:successfully (?:completed|backed up)|completed successfully|wurde (?:erfolgreich )?abgeschlossen|erfolgreich|terminée avec succès|est terminée|completata|completada|se ha completado|is voltooid|voltooid|concluída|er fuldført|gennemført|slutförd|slutfördes|zakończon).*/i,
      calm: true,
    },
  ],
  job: [
    {
      label: [
        'Backup Task',
        'Datensicherungsaufgabe',
        'Sicherungsaufgabe',
        'Tâche de sauvegarde',
        'Attività di backup',
        'Tarea de copia de seguridad',
        'Back-uptaak',
        'Tarefa de backup',
        'Task',
        'metadata.task',
        'Backup-opgave',
        'Backupopgave',
        'Säkerhetskopieringsuppgift',
        'Zadanie kopii zapasowej',
      ],
    },
    { in: 'subject', as: new RegExp(`(?:${task}) \\[([^\\]]+)\\]`, 'i') },
  ],
  machine: [
    { label: ['metadata.nas_name'] },
    {
      in: 'anywhere',
      as: /(?:\bauf|\bon|\bsur|\bsu|\ben|\bop|\bpå|\bem|\bna) ([\w.-]+) (?:has |is |have |wurde|ist |a |è |ha |se |foi |er |har |mislukt|voltooid|zosta)/i,
    },
    { in: 'body', as: /^(?:Von|From|De|Da|Van|Fra|Från|Od) ([\w.-]+)$/ },
  ],
  vault: [
    { label: ['Backup Destination', 'Sicherungsziel', 'Destination', 'Destinazione', 'metadata.storage'] },
  ],
  figures: {
    size: [{ label: ['Backup size', 'Data size', 'Datengröße'] }],
    startedAt: [{ label: ['Start', 'Start Time', 'Startzeit', 'Beginn'] }],
    duration: [{ label: ['Duration', 'Dauer', 'Durée', 'Durata', 'Duración', 'Duur'] }],
  },
}
