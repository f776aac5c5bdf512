/** QNAP Hybrid Backup Sync 3: notifications of the NAS. The subject has the severity, the text the event; "Finished ...
 *  with errors" comes as a warning. */
import type { Product } from './product.ts'

const severity = [
  'Severity',
  'Gravità',
  'Schweregrad',
  'Gravité',
  'Gravedad',
  'Ernst',
  'Severidad',
  'Sévérité',
  'Gravidade',
  'Ważność',
  'Poziom ważności',
  'Allvarlighetsgrad',
  'Alvorlighedsgrad',
  'Alvorlighed',
]
const job =
  'job|Auftrag|Sicherungsauftrag|Synchronisierungsauftrag|tâche|travail|processo|attività|operazione|lavoro|trabajo|tarea|taak|tarefa|trabalho|zadanie|jobb|opgave'

export const qnapHbs: Product = {
  id: 'qnap-hbs',
  name: 'QNAP HBS 3',
  languages: ['en', 'it', 'de', 'fr', 'es', 'nl', 'pt', 'da', 'sv', 'pl'],
  sources: [
    'Subjects, Italian labels and words of severity: rules of a public mail parser on GitHub, looked up 2026-11-22',
    'Sentences of events ("[Hybrid Backup Sync] Started Sync job"): a log of a NAS in a public test, looked up 2026-11-22',
  ],
  likely: ['Labels and sentences of languages other than English and Italian.'],
  signs: [
    { in: 'subject', says: 'Hybrid Backup Sync', weight: 4 },
    { in: 'body', says: 'Hybrid Backup Sync', weight: 3 },
    { in: 'subject', says: '[HBS', weight: 3 },
    { in: 'body', says: '[HBS 3', weight: 3 },
    { in: 'body', says: 'HBS 3', weight: 1 },
    { in: 'from', says: 'qnap', weight: 1 },
  ],
  status: [
    {
      status: 'none',
      in: 'body',
      as: /(?:\]|:) ?(?:Started|Starting|Resumed|Created|Enabled|Disabled|Deleted|Edited|Updated|Scheduled) (?:\w+ )*(?:job|processing).*/i,
    },
    { status: 'failure', in: 'subject', as: /\[(?:Error|Errore|Fehler|Erreur|Fout|Erro|Błąd)\].*/i },
    {
      status: 'warning',
      in: 'subject',
      as: /\[(?:Warning|Avviso|Avvertimento|Warnung|Avertissement|Advertencia|Aviso|Waarschuwing|Ostrzeżenie)\].*/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:Failed to|(?<!not )\bfailed\b|fehlgeschlagen|échoué|échec|non riuscit|fallit|ha fallado|fallid|mislukt|falhou|misslyck|mislykke|nie powiod|niepowodz).*/i,
    },
    {
      status: 'warning',
      in: 'body',
      as: /(?:Finished|Completed) .*with (?:errors|warnings).*|(?:mit (?:Fehlern|Warnungen)|con errori|con avvisi|avec des (?:erreurs|avertissements)|con errores|com (?:erros|avisos)|met (?:fouten|waarschuwingen)|med (?:fejl|fel|advarsler|varningar)|z (?:błędami|ostrzeżeniami)).*/i,
    },
    { status: 'failure', label: severity, as: /^(?:Err|Fehler|Fout|Błąd).*/i },
    { status: 'warning', label: severity, as: /^(?:Warn|Avviso|Avver|Avert|Advert|Aviso|Waarsch|Ostrze).*/i },
    {
      status: 'warning',
      in: 'body',
      as: /(?:Stopped|Canceled|Cancelled|Interrupted|Suspended|Paused) .*job.*|(?:abgebrochen|angehalten|interrott|annullat|interrompu|annulé|cancelad|detenid|gestopt|geannuleerd|afbrudt|annulleret|avbrut|stoppad|stoppet|anulowan|przerwan|zatrzyman).*/i,
    },
    {
      status: 'none',
      in: 'body',
      as: new RegExp(
        `(?:${job}).*(?:gestartet|avviat|démarré|iniciad|gestart|startet|startad|påbegynd|påbörja|rozpoczę)(?!\\p{L}*.*(?:abgeschl|complet)).*`,
        'iu',
      ),
    },
    { status: 'success', in: 'body', as: /(?:Finished|Completed|successfully).*/i, calm: true },
    {
      status: 'success',
      in: 'body',
      as: new RegExp(
        `(?:${job}).*(?:abgeschlossen|beendet|completat|terminat|terminé|achevé|completad|finalizad|voltooid|concluíd|zakończon|ukończon|gennemført|fuldført|afsluttet|slutför|genomför|avsluta|finished|completed).*|(?:\\]|:) ?(?:Completat|Terminat|Terminé|Achevé|Completad|Finalizad|Terminad|Concluíd|Voltooid|Beendet|Abgeschlossen|Zakończon|Ukończon|Gennemført|Fuldført|Afsluttet|Slutför|Avsluta)\\p{L}* (?:\\S+ ){0,3}(?:${job}).*`,
        'iu',
      ),
      calm: true,
    },
    { status: 'success', label: ['Job Status'], as: /^(?:Success|Finished|Completed).*/i, calm: true },
  ],
  job: [
    { in: 'body', as: /[Jj]ob:? ["'«]([^"'»]+)["'»]/ },
    { in: 'body', as: /[Jj]ob:? \[([^\]]+)\]/ },
    { in: 'subject', as: /[Jj]ob "?(.+?)"? (?:failed|finished|completed)/ },
    { label: ['Job Name'] },
    { in: 'body', as: new RegExp(`(?:${job}).*?["„“«]([^"”“»]+)["”“»]`, 'iu') },
  ],
  machine: [
    {
      label: [
        'NAS Name',
        'Nome NAS',
        'NAS-Name',
        'Nom du NAS',
        'Nombre del NAS',
        'NAS-naam',
        'Nome do NAS',
        'NAS-navn',
        'NAS-namn',
        'Nazwa NAS',
      ],
    },
    { in: 'subject', as: /(?:dispositivo|device|Gerät|appareil|apparaat|NAS): (\S+)/i },
    { in: 'subject', as: /^\[\w+\]\[(?!Hybrid)([^\]]+)\]/ },
  ],
  figures: {
    size: [{ label: ['Total size', 'Processed size', 'Transferred size'] }],
    endedAt: [
      { label: ['Date/Time', 'Data/Ora', 'Datum/Uhrzeit', 'Date/Heure', 'Fecha/Hora', 'Datum/Tijd'] },
    ],
  },
}
