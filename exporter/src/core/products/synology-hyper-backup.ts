/** Synology Hyper Backup: notifications of DSM in the language of the NAS, by mail, push or webhook. What is denied or
 *  done in part ends like what is done: those forms stand first. */
import type { Product } from './product.ts'

const task =
  'data backup task|backup task|network backup|Datensicherungsaufgabe|Datensicherung|Sicherungsaufgabe|Netzwerksicherung|tâche de sauvegarde(?: des? données)?|attività di backup(?: dei dati)?|processo di backup|tarea de (?:copia(?: de seguridad)?|respaldo)(?: de datos)?|(?:gegevens)?back-?uptaak|tarefa de (?:cópia(?: de segurança)?|backup)(?: de dados)?|(?:sikkerhedskopierings|data)?backupopgaven?|sikkerhedskopieringsopgaven?|(?:säkerhetskopierings|backup)uppgiften|uppgiften för säkerhetskopiering(?: av data)?|zadanie (?:tworzenia )?kopii zapasowej(?: danych)?|(?:データ ?)?バックアップ ?タスク|备份任务|備份任務|백업 작업|задача резервного копирования'

const done =
  'is (?:now )?complete(?!\\p{L})|has finished|completed|abgeschlossen|beendet|terminée?|achevée|completat[ao]|completado|completada|finalizado|voltooid|concluída|fuldført|gennemført|slutförd|slutfördes|slutförts|zakończon|ukończon|完了|完成|완료|завершена|успешно'
/** Behind the task, in a sentence: `Back-uptaak Photos op NAS is voltooid`. */
const at = '(?:on|auf|sur|su|en|op|på|em|no|na)'
const then =
  '(?:has|have|is|was|wurde|ist|a|est|è|ha|se|fue|foi|er|blev|har|zosta\\p{L}+|nie|failed|completed|partially|mislukt|mislykke\\p{L}+|misslyck\\p{L}+|slutf\\p{L}+|falhou|voltooid|gedeeltelijk|konnte|kunde|kunne|kon|could|nicht|niet|ikke|inte|não|non|no)'
const words = {
  'Backup task': 'user',
  Sicherungsaufgabe: 'Benutzer',
  'tâche de sauvegarde': 'utilisateur',
  'attività di backup': 'utente',
  'tarea de copia': 'usuario',
  'back-uptaak': 'gebruiker',
  'tarefa de cópia': 'utilizador',
  'tarefa de backup': 'usuário',
  backupopgave: 'bruger',
  sikkerhedskopieringsopgave: 'bruger',
  säkerhetskopieringsuppgift: 'användare',
  'kopii zapasowej': 'użytkownik',
}
const integrity =
  "(?:integrity|integritäts?|intégrité|integrità|integridad|integriteits?).{0,40}(?:check|prüfung|überprüfung|vérification|controllo|comprobación|controle)|vérification de l'intégrité"

export const synologyHyperBackup: Product = {
  id: 'synology-hyper-backup',
  name: 'Synology Hyper Backup',
  languages: ['en', 'de', 'fr', 'it', 'es', 'nl', 'pt', 'da', 'sv', 'pl', 'ja', 'zh', 'ko', 'ru'],
  sources: [
    'German mails: a public parser and its tests; as gathered in a survey of such messages, 2026-11',
    'English sentence of a run done in part, form of the webhooks, kinds of events: captures of alerts on GitHub, looked up 2026-11-22',
    'Danish subject: rules of a public mail monitor on GitHub, looked up 2026-11-22',
  ],
  likely: [
    'In languages other than German, English and Danish the sentence is taken to be built alike.',
    'Integrity checks and suspended tasks are told by the same sender; a check that found nothing is no run.',
  ],
  signs: [
    { in: 'body', says: 'Hyper Backup', weight: 3 },
    { in: 'subject', says: 'Hyper Backup', weight: 3 },
    { in: 'body', says: 'sy.to/', weight: 1 },
    { in: 'body', says: 'Datensicherungsaufgabe:', weight: 2 },
    { in: 'body', says: 'Backup Task:', as: /^Backup Task: .+/i, weight: 1 },
    { in: 'subject', says: 'Datensicherung', as: /Datensicherung(?:saufgabe)? auf \S+ /, weight: 2 },
    { in: 'subject', says: 'Data backup task on ', weight: 3 },
    { in: 'body', says: 'Data backup task on ', weight: 3 },
    { in: 'subject', says: 'Backup integrity check of task', weight: 3 },
    { in: 'subject', says: 'Databackupopgave på ', weight: 2 },
    { in: 'body', says: '.hbk', as: /\.hbk(?![\w.])/i, weight: 2 },
    { in: 'body', says: 'tâche de sauvegarde', as: /tâche de sauvegarde de données sur \S+ /i, weight: 2 },
    { in: 'body', says: 'attività di backup', as: /attività di backup dei dati su \S+ /i, weight: 2 },
    { in: 'body', says: 'tarea de copia', as: /tarea de copia de seguridad de datos en \S+ /i, weight: 2 },
    { in: 'body', says: 'back-uptaak', as: /gegevensback-?uptaak op \S+ /i, weight: 2 },
    { in: 'body', says: 'zadanie tworzenia kopii', as: /kopii zapasowej danych na \S+ /i, weight: 2 },
    {
      in: 'body',
      says: 'tarefa de',
      as: /tarefa de (?:cópia de segurança|backup) de dados (?:em|no) \S+ /i,
      weight: 2,
    },
    { in: 'body', says: 'säkerhetskopiering av data', as: /säkerhetskopiering av data på \S+ /i, weight: 2 },
    { in: 'subject', says: 'integrity check', as: /backup integrity check/i, weight: 1 },
    { in: 'body', says: 'Synology', weight: 1 },
    // `[NAS] Back-uptaak …`, and below `Beste gebruiker,`.
    ...Object.keys(words).map(
      says =>
        ({ in: 'subject', says, as: new RegExp(`^\\[[\\w.-]+\\] .*${says}`, 'iu'), weight: 1 }) as const,
    ),
    ...[...new Set(Object.values(words))].map(
      says =>
        ({
          in: 'body',
          says,
          as: new RegExp(`^[\\p{L}()]+ (?:\\p{L}+ )?${says}\\p{L}{0,3},?$`, 'iu'),
          weight: 1,
        }) as const,
    ),
    { in: 'body', says: 'event_type: backup', weight: 1 },
    { in: 'body', says: 'synology-dsm', weight: 2 },
  ],
  status: [
    {
      status: 'warning',
      in: 'subject',
      as: /(?:partially|teilweise|partiellement|parzialmente|parcialmente|gedeeltelijk|delvis|częściowo).*(?:complet|abgeschl|termin|voltooi|fuldf|gennemf|slutf|concl|zako|back(?:ed)?[- ]?up|gesichert).*/i,
    },
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?:has failed|failed to|\bfailed\b|fehlgeschlagen|(?:a|ont) échoué|échec|non (?:è )?riuscit|non è stat[ao] completat|ha fallado|falló|fallid|no se (?:ha |pudo )?complet|mislukt|niet voltooid|falhou|não foi conclu|mislyk|ikke (?:blev )?(?:fuldført|gennemført)|blev ikke|misslyck|nie powiod|nieudan|失敗|失败|실패|не удал|ошибк|(?:has|was) not (?:been )?(?:completed|successful)|nicht (?:erfolgreich )?(?:abgeschlossen|durchgeführt)|n'(?:a|est) pas|corrupt|damaged|beschädigt|could not|unable to).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?:partially|teilweise|partiellement|parzialmente|parcialmente|gedeeltelijk|delvis|częściowo|一部|部分|일부|частично|with warnings?|suspended|angehalten|ausgesetzt|unterbrochen|suspendu|sospes|suspendid|onderbroken|cancelled|canceled|abgebrochen|annul|cancelad|geannuleerd|annulleret|avbr|anulowan|キャンセル|取消|취소|отмен).*/i,
    },
    { status: 'none', in: 'subject', as: new RegExp(`(?:${integrity}).*`, 'iu') },
    {
      status: 'success',
      in: 'subject',
      as: new RegExp(`(?:${task}).*(?:${done}).*`, 'iu'),
      calm: true,
    },
    { status: 'none', in: 'anywhere', as: new RegExp(`(?:${integrity}).*`, 'iu') },
    {
      status: 'none',
      in: 'subject',
      as: /(?:has started|wurde gestartet|a démarré|è stata avviata|se ha iniciado|is gestart|rotation|version deletion|restor(?:e|ation)|wiederherstell).*/i,
    },
    { status: 'failure', label: ['severity'], as: /^(?:error|critical)$/i },
    {
      status: 'success',
      in: 'anywhere',
      as: new RegExp(`(?:${task}).*(?:${done}).*`, 'iu'),
      calm: true,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:successfully (?:completed|backed up)|completed successfully|wurde erfolgreich abgeschlossen|terminée avec succès|completata (?:correttamente|con successo)|se ha completado (?:correctamente|con éxito)).*/i,
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
        'Task name',
        'metadata.task',
        'Backup-opgave',
        'Backupopgave',
        'Säkerhetskopieringsuppgift',
        'Zadanie kopii zapasowej',
        'バックアップ タスク',
        '备份任务',
      ],
    },
    { in: 'subject', as: new RegExp(`(?:${task}) \\[([^\\]]+)\\]`, 'iu') },
    {
      in: 'anywhere',
      as: new RegExp(
        `(?:${task}) (?!${at} )["“„«]?([\\p{L}\\d][^\\n"”“»:]{0,60}?)["”“»]? (?:${at} \\[?[\\w.-]+\\]? )?${then}(?!\\p{L})`,
        'iu',
      ),
    },
    {
      in: 'subject',
      as: /Hyper Backup task (.+?) (?:on \S+ )?(?:has |was |is )?(?:failed|partially|completed|suspended|cancell?ed)/i,
    },
  ],
  machine: [
    { label: ['metadata.nas_name'] },
    {
      in: 'anywhere',
      as: /(?:\bauf|\bon|\bsur|\bsu|\ben|\bop|\bpå|\bem|\bna) ([\w.-]+) (?:has |is |was |have |partially |wurde|ist |a |est |è |ha |se |foi |er |blev |har |mislukt|mislykke|voltooid|gedeeltelijk|zosta|nie )/i,
    },
    { in: 'subject', as: /^\[([\w.-]+)\] / },
    { in: 'body', as: /^(?:\w+: )?\[([\w.-]+)\] Hyper Backup/ },
    { in: 'body', as: /^(?:Von|From|De|Da|Van|Fra|Från|Od) ([\w.-]+)$/ },
  ],
  vault: [
    {
      label: [
        'Backup Destination',
        'Backup Target',
        'Sicherungsziel',
        'Destination',
        'Destinazione',
        'Destino',
        'Bestemming',
        'Destination de sauvegarde',
        'Destinazione di backup',
        'Destino de copia de seguridad',
        'Back-updoel',
        'metadata.storage',
      ],
    },
  ],
  figures: {
    size: [
      { label: ['Backup size', 'Data size', 'Datengröße'] },
      {
        label: [
          'Total Source Size',
          'Source Size',
          'Gesamtgröße der Quelle',
          'Quellgröße',
          'Taille totale de la source',
          'Dimensione totale origine',
          'Dimensioni totali origine',
          'Tamaño total de origen',
          'Totale brongrootte',
        ],
      },
    ],
    startedAt: [
      {
        label: [
          'Heure de début',
          'Ora di inizio',
          'Hora de inicio',
          'Begintijd',
          'Starttidspunkt',
          'Hora de início',
        ],
      },
      { label: ['Start', 'Start Time', 'Startzeit', 'Beginn', 'Début', 'Inizio', 'Inicio', 'Starttijd'] },
    ],
    duration: [
      { label: ['Duration', 'Dauer', 'Durée', 'Durata', 'Duración', 'Duur', 'Varighed', 'Duração'] },
    ],
  },
}
