/** Synology Active Backup for Business, Microsoft 365 and Google Workspace. "non riuscita" ends like "riuscita", and a
 *  subject may lack the verb, which then stands in the text. */
import { objectRow } from './object-row.ts'
import type { Product } from './product.ts'
import { restoring } from './restoring.ts'

export const synologyActiveBackup: Product = {
  id: 'synology-active-backup',
  name: 'Synology Active Backup',
  languages: ['en', 'de', 'it', 'da', 'fr', 'es', 'nl', 'hu', 'sv'],
  sources: [
    'Italian and Danish subjects, runs that were ignored or missed: rules of a public mail monitor; as gathered in a survey of such messages, 2026-11',
    'Swedish subjects: tests of a public mail archive on GitHub, looked up 2026-11-22',
    'Names of the packages: Synology Knowledge Center, Active Backup; from memory, not looked up',
  ],
  likely: ['Wording in languages other than Italian, Danish and English.'],
  signs: [
    { in: 'subject', says: 'Active Backup for', weight: 4 },
    { in: 'subject', says: 'Active Backup - ', weight: 3 },
    { in: 'body', says: 'Active Backup for', weight: 3 },
  ],
  status: [
    {
      status: 'none',
      in: 'subject',
      as: /(?:has started|task .* was (?:created|deleted|edited|modified)|storage|quota|licen[sc]e|update).*/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:non (?:è stat[ao] )?(?:riuscit|completat)[ao]|fehlgeschlagen|(?:has )?failed|unsuccessful|a échoué|ha fallado|mislukt|mislykke\w*|ikke (?:fuldført|gennemført)|blev ignoreret|missede|misslyck\w*|sikertelen|no se ha completado|niet voltooid|nicht (?:erfolgreich )?abgeschlossen).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:parzialmente|partially|teilweise|partiellement|parcialmente|gedeeltelijk|delvist|delvis|részben|avviso|warning|annullat|cancell?ed|abgebrochen).*/i,
    },
    ...restoring,
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:(?:è stata )?completat[ao]|riuscit[ao]|(?:has |was )?(?:successfully )?completed|(?:wurde )?(?:erfolgreich )?abgeschlossen|er (?:fuldført|gennemført)|fuldført|est terminée|terminée|completad[ao]|voltooid|slutför(?:d|t|des|ts)|sikeresen|befejeződött).*/i,
      calm: true,
    },
  ],
  job: [
    {
      in: 'anywhere',
      as: /(?:attività (?:di )?backup|backup task|sicherungsaufgabe|tâche de sauvegarde|tarea de copia de seguridad|back-uptaak|backupopgaven?|säkerhetskopieringsuppgift(?:en)?|backup job|jobb?) \[?"?(.+?)"?\]? (?:su|on|auf|sur|en|op|på) /i,
    },
    { in: 'anywhere', as: /säkerhetskopieringen \[(.+?)\] på /i },
    { label: ['Task', 'Backup task', 'Attività di backup', 'Task name'] },
  ],
  machine: [
    {
      label: [
        'Device',
        'Device name',
        'Gerät',
        'Dispositivo',
        'Périphérique',
        'Appareil',
        'Apparaat',
        'Enhed',
        'Enhet',
      ],
    },
    { in: 'body', as: /^(?:dispositivo|device|gerät) ([\w.-]+)$/i },
    {
      in: 'anywhere',
      as: /(?:attività|task|aufgabe|tâche|tarea|taak|opgaven?|uppgift(?:en)?) .+? (?:su|on|auf|sur|en|op|på) \[?([\w.-]+)/i,
    },
  ],
  figures: {
    size: [
      {
        label: [
          'Dimensioni trasferite',
          'Transferred size',
          'Data transferred',
          'Übertragene Größe',
          'Übertragene Daten',
          'Taille transférée',
          'Overført størrelse',
        ],
      },
      { in: 'body', as: /^dimensioni trasferite (\d.+)/i },
    ],
    transferred: [
      {
        label: [
          'Dimensioni trasferite',
          'Transferred size',
          'Data transferred',
          'Übertragene Größe',
          'Übertragene Daten',
          'Taille transférée',
          'Overført størrelse',
        ],
      },
      { in: 'body', as: /^dimensioni trasferite (\d.+)/i },
    ],
    startedAt: [
      {
        label: [
          "Ora d'inizio",
          'Ora di inizio',
          'Start time',
          'Startzeit',
          'Heure de début',
          'Starttidspunkt',
        ],
      },
      { in: 'body', as: /^ora inizio (.+)/i },
    ],
    endedAt: [
      { label: ['Ora di fine', 'End time', 'Endzeit', 'Heure de fin', 'Sluttidspunkt'] },
      { in: 'body', as: /^ora fine (.+)/i },
    ],
  },
  results: [objectRow],
}
