/** Where names and figures stand in the messages of many products, better places first. For what no product
 *  file knows, and for what a product file does not say. */
import type { Finder, Product } from '../products/product.ts'
import {
  copiedLabels,
  durationLabels,
  endedAtLabels,
  sizeLabels,
  startedAtLabels,
  timesLabels,
  transferredLabels,
} from './figure-labels.ts'

import { labels } from './label-list.ts'
import { clusterLabels, jobLabels, machineLabels, vaultLabels } from './name-labels.ts'

/** Each begins with what few texts have, as it is run over whole ones.
 *  `Backup written: a.tgz (size: 12 MB, duration: 3 min)`. */
const sizeInside =
  /[(,;:.] ?(?:(?:logical|total|source|backup|data|protected|full|gesamte?|logische) )?(?:size|größe|taille|dimensioni?e?|tamaño|tamanho|grootte|størrelse|storlek|rozmiar|velikost|koko|размер|gesamtgröße|total size)(?: \p{L}+)? ?[:= ] ?(\d[\d., ']{0,20} ?\p{L}{1,8})/iu
const transferredInside =
  /[(,;.] ?(?:data )?(?:transferred|uploaded|übertragen|hochgeladen|transférée?s?|trasferit[oi]|transferid[oa]s?|enviad[oa]s?|overgedragen|geüpload|overført|överfört|uppladdat|przesłano)(?: (?:data|size))? ?[:=] ?(\d[\d., ']{0,20} ?[kmgtp]?i?[bo](?!\p{L}))/iu
const durationInside =
  /[(,;.] ?(?:duration|(?:elapsed|total|run)(?: ?time)?|runtime|time taken|dauer|laufzeit|gesamtzeit|temps total|tempo totale|tiempo total|looptijd|körtid|samlet tid|total tid|dur[ée]e|durata|duraci[óo]n|duraç?c?[ãa]o|duur|varighe[dt]|varaktighet|czas trwania|doba trv[áa]n[íi]|kesto)(?: ?[:=] ?| )(\d[^|)\]]{0,80})/iu
/** `4 512 fichiers (12,7 Go)`. */
const sizeOfFiles =
  /\((?<=\d (?:files?|dateien|fichiers?|archivos|ficheros|file|arquivos|ficheiros|bestanden|filer|plików|souborů|файлов|tiedostoa|items|objects|elementi|éléments) ?\()(\d[\d.,' ]{0,15} ?(?:[kmgt]?i?[bo]|[kmg]t|bytes|octets|[кмгт]?б))\)/iu
/** `Examined: 4 512 files, 12.7 GB`. */
const sizeAfterFiles =
  /, (?<=\d (?:files?|dateien|fichiers?|archivos|ficheros|file|arquivos|ficheiros|bestanden|filer|plików|items|objects), )(\d[\d.,' ]{0,15} ?(?:[kmgt]i?[bo]|bytes|octets))(?![\p{L}/]|\/s)/iu
/** `Items processed: 1,204 (18.4 GB)`. */
const sizeBehindCount =
  /^(?:items|files|objects|elements|elemente|dateien|objekte|fichiers|éléments|objets|elementi|file|oggetti|archivos|elementos|objetos|arquivos|ficheiros|bestanden|filer|element|pliki) (?:processed|copied|saved|backed up|transferred|uploaded|synced|verarbeitet|kopiert|gesichert|traités|copiés|sauvegardés|elaborati|copiati|salvati|procesados|copiados|processados|verwerkt|gekopieerd|behandlet|kopieret|kopierade|przetworzone|skopiowane) ?[:=]?[ \t]?\d[\d.,' ]{0,15} ?\((\d[\d.,]{0,10} ?(?:[kmgt]i?[bo]|bytes))\)/iu
/** `Sauvegarde terminée en 12 min 5 s`. */
const endedAfter =
  / (?:in|en|em|na|på|w|za|after|après|nach|dopo|após|efter|po) (?=\d)(?<=(?:abgeschlossen|beendet|gesichert|erledigt|fertig|terminée?|effectuée?|sauvegardée?|achevée?|(?:comple|termin|esegui)t[ao]t?[ao]?|(?:complet|finaliz|termin|realiz)ad[ao]|concluíd[ao]|voltooid|klaar|afgerond|uitgevoerd|gennemført|fuldført|fullført|færdig|ferdig|slutför(?:d|t|des|ts)|genomför(?:d|t|des|ts)|avsluta(?:d|ts)|klar|(?:zakończ|wykon|ukończ)\p{L}{2,4}|completed|finished|succeeded|success|successfully|succès|éxito|sucesso|successo|erfolgreich|correctamente|correttamente|ingested|transferred|copied|uploaded|processed|written|saved|archived|replicated|übertragen|kopiert|verarbeitet|transférés?|copiés?|trasferiti|copiati|transferidos|copiados|overgedragen|gekopieerd|overført|kopieret|överförda|kopierade|\d ?(?:[kmgt]?i?[bo])?\)|\d ?[kmgt]i?[bo])[!,]? \p{L}{1,5} )(\d{1,5}(?:[.,]\d+)?(?::\d\d| ?\p{L})[^;()\n]{0,60})/iu

/** Behind labels of counts. */
const withUnit = /^(\d[\d.,' ]{0,20} ?(?:[kmgtp]i?[bo]|bytes|octets|[кмгт]?б)(?![\p{L}/]).*)$/iu

export const generalFigures: Product['figures'] = {
  size: [
    { label: sizeLabels, as: /^.*\d.*$/, loose: true },
    { label: copiedLabels, as: withUnit, loose: true },
    { in: 'body', as: sizeInside },
    { in: 'body', as: sizeOfFiles },
    { in: 'body', as: sizeAfterFiles },
    { in: 'body', as: sizeBehindCount },
  ],
  transferred: [
    { label: transferredLabels, as: /^.*\d.*$/, loose: true },
    { in: 'body', as: transferredInside },
  ],
  duration: [
    { label: durationLabels, as: /^.*\d.*$/, loose: true },
    { in: 'body', as: durationInside },
    { in: 'body', as: endedAfter },
    { label: timesLabels, as: /^[^:]*\d ?(?:s|m|h|d|g|t|u|o|č|с|м|ч)[^:]*$/iu },
  ],
  startedAt: [{ label: startedAtLabels, as: /^.*\d.*$/, loose: true }],
  endedAt: [{ label: endedAtLabels, as: /^.*\d.*$/, loose: true }],
}

/** A name has a letter, and is no sentence, no figure and no head of the next column. */
const name =
  /^(?=[^\n]{1,80}$)(?!(?:status|state|result|outcome|application|type|client|details|schedule|machine|computer|server|job|ok|healthy|online|offline|running|yes|no|none|true|false|ergebnis|zustand|statut|résultat|estado|resultado|stato|esito|resultaat|resultat|wynik|size|start|end|duration)(?: ?time)?$)(?!\d+[.:/-]\d|\w+:\/\/)(?!.*[.!?] \p{L})(?=.*[\p{L}\d]).*$/iu

/** Labels of names as well as of verdicts. */
const ofWhatLabels = labels(
  'backup, back-up, scheduled backup, sauvegarde, copia de seguridad, copia, respaldo, reservekopie, kopia zapasowa, sikkerhedskopi, säkerhetskopia, kopi',
)
/** Nothing of when, how much and how it went. */
const nameAlone =
  /^(?=[^\n]{1,60}$)(?!.*(?:\d{1,2}:\d\d|\d{4}-\d\d|\d ?(?:[kmgt]i?b|%)))(?!.*(?:succe|compl|fini|fail|error|\bok\b|done|warn|abort|cancel|start|running|skip|miss|erfolg|fehl|abge|beend|durch|gestart|réuss|termin|échou|échec|riusc|fallit|corre|exit|éxit|realiz|ejecut|gelukt|geslaagd|mislukt|voltooid|lykk|lyck|gennem|genom|fuldf|slutf|powiod|wykon|zakoń|none|never|yes|\bno\b|enabled|disabled|true|false))(?!\W)(?!.*[.!?] \p{L})(?!.*[/\\]).*\p{L}.*$/iu

/** `job Letters: not started`. */
const jobBeforeColon =
  /(?<!\p{L})(?:job|task|plan|profile|auftrag|aufgabe|tâche|tarea|attività|taak|tarefa|opgave|uppgift|zadanie) (?!(?:for|of|on|in|has|was|is|status|state|result|report|failed|finished|completed|ended|done|ok|notification|summary|error|warning|alert|success\p{L}*|log|\d+)(?!\p{L}))([\p{L}\d][^\s:"']{1,60}): /iu

/** In quotes, behind the word for a job. */
export const quotedJobs: readonly Finder[] = [
  {
    in: 'subject',
    as: /(?:job|task|plan|profile|set|auftrag|aufgabe|tâche|travail|tarea|trabajo|trabalho|lavoro|attività|taak|tarefa|opgave|uppgift|jobb?|zadani[ea])(?: name)?:? ["'«„“]([^"'»“”]{1,80})["'»“”]/iu,
  },
  // `Backup task [Letters] completed`.
  ...(['subject', 'body'] as const).map(place => ({
    in: place,
    as: /\[(?<=(?<!\p{L})(?:job|task|plan|profile|auftrag|aufgabe|tâche|travail|tarea|trabajo|trabalho|lavoro|attività|taak|tarefa|opgaven?|uppgift(?:en)?|zadani[ea])(?: ?\d{1,3})?:? \[)((?!(?:success|ok|fail|error|warn|info|done)[^\]]*\])(?![^\]]* : )[^[\]\n]{1,80})\]/iu,
  })),
  {
    in: 'body',
    as: /["«„“](?<=(?<!\p{L})(?:(?:backup|back-up|sicherungs|datensicherungs|säkerhetskopierings)?(?:job|jobb|task|plan|check|monitor|auftrag|aufgabe|opgave|opgaven|taak|uppgift|uppgiften)|tâche(?: de sauvegarde)?|travail|trabajo(?: de copia)?|trabalho|lavoro|tarea(?: de \p{L}+(?: de seguridad)?)?|attività(?: di backup)?|processo|tarefa(?: de \p{L}+)?|rotina|zadanie|úloha|задание|sicherung|sauvegarde|respaldo|copia de seguridad|(?:o|il|el|le|der|das|het|de|the|your|scheduled|planned) back-?up|sikkerhedskopien|säkerhetskopian|kopia|kopię|archiwizacja)(?: (?:\p{L}+do|\p{L}+da|planifiée?|de|für|för|for|of|af|von|di|dla|van|úlohy|der aufgabe))? ["«„“])([^"»“”\n]{1,80})["»“”]/iu,
  },
]

export const generalNames: { readonly [name in 'job' | 'machine' | 'vault']: readonly Finder[] } = {
  job: [
    { label: jobLabels, as: name },
    ...quotedJobs,
    { label: ofWhatLabels, as: nameAlone },
    // A unit of systemd.
    { in: 'subject', as: /(?<![^\s"'([])([\w@\\.-]{1,80}\.service)(?![^\s"')\]:,])/u },
    { in: 'body', as: /^[×●○✕✗] ([\w@\\.-]{1,80}\.service) - /mu },
    { in: 'subject', as: /["«„“]([^"»“”]{1,80})["»“”]/u },
    { in: 'subject', as: / in Jenkins ?: (.{1,80}?) #\d+$/u },
    { in: 'subject', as: /^(.{1,80}?) - Build # ?\d+ - \p{L}/u },
    // `PageSaver job: Evening`.
    {
      in: 'body',
      as: /^(?:\[\p{L}+\] )?(?!Failed|Next|Last|Previous|Missed|Skipped|Running|New|Total|All|Each|Every|Error|Warning|Success|Completed)\p{Lu}[\w-]{2,20} (?:job|task|profile|auftrag): (\S[^;\n]{0,79}?)(?=$|;)/mu,
    },
    // A run of GitHub Actions.
    {
      in: 'subject',
      as: /^\[[\w.-]+\/[\w.-]+\] Run \p{L}[\p{L} ]{2,30}: (.{1,80}?) - \S+ \([0-9a-f]{7,40}\)$/u,
    },
    { in: 'subject', as: jobBeforeColon },
    {
      in: 'subject',
      as: /(?<!\p{L})(?:profile?|profil|perfil|job|task|plan|policy|auftrag|aufgabe|tâche|tarea|attività|taak|tarefa|opgave|uppgift|zadanie)(?: name)? ?: (?=\p{L})([^:|"]{2,60}?) (?:[-–—|]|✔|✅|❌|⚠)/iu,
    },
    {
      in: 'subject',
      as: /(?<!\p{L})(?:job|task|plan|profile|auftrag|aufgabe|tâche|tarea|attività|taak|tarefa|opgave)(?: name)? (?!(?:for|of|on|in|has|was|is|status|report|failed|finished|completed|\d)(?!\p{L}))([^\s:"'][^:"]{0,60}?) ?: ?(?:succe|ok|done|fail|error|warn|complet|abort|cancel|missed|skipped|finished|erfolg|fehl|réussi|échec|riuscit|fallit|éxito)/iu,
    },
    {
      in: 'subject',
      as: /(?:back-?up|sync|replication|copy|export|dump|job|sicherungs?|datensicherungs?)[- ]?(?:report|bericht|notification|summary) (?:for|of|für|von)(?: (?:the )?(?:job|task|plan|auftrag))? (?!\d|the |your |our |all |last |today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)([\p{L}\d](?:[^\s|,;:()[\]]{1,60}(?=$|\s*[|,;:([]|\s+[-–—−])|[^|,;:()[\]\d✔✅❌⚠✖🚨⏩]{1,60}$|[^|,;:()[\]]{1,60}?(?=\s*[✔✅❌⚠✖🚨⏩])))/iu,
    },
    // `Program job Letters on srv-2: …`.
    {
      in: 'subject',
      as: /(?<!\p{L})(?:job|task|plan|policy|auftrag|aufgabe|tâche|tarea|attività|taak|tarefa|opgave|uppgift|zadanie) (?!(?:for|of|on|in|has|was|is|status|state|result|report|failed|finished|completed|ended|done|ok|started|\d+)(?!\p{L}))([\p{L}\d][^\s:"']{1,60})(?: \d{6,})? (?:on|at|auf|sur|su|en|op|på|em|na) \S{2,60}(?=:|$| [-–—])/iu,
    },
    {
      in: 'body',
      as: /'(?<=(?<!\p{L})(?:scheduled event|schedule|job|task|policy|plan|auftrag|aufgabe|tâche|tarea|attività|tarefa|taak|opgave|uppgift|zadanie) ')([^'\n]{1,80})'/iu,
    },
    {
      in: 'body',
      as: /save ?group: (?:\([\p{L} ]{1,20}\) )?(\S{1,80}) (?:completed|finished|failed|aborted|succeeded|unsuccessful)/iu,
    },
    // `Backup job files-nyc3 for server …`
    {
      in: 'body',
      as: /(?<!\p{L})(?:back-?up|sync|sicherungs?|archive|replication)[- ]?(?:job|task|plan|policy|auftrag|aufgabe) (?=\p{L}[\w.]*[-_\d])(\p{L}[\w.-]{1,60}[\p{L}\d]) (?:for|on|of|has|was|is|failed|completed|finished|stopped|succeeded|für|auf|von|wurde|ist)(?!\p{L})/iu,
    },
    {
      in: 'body',
      as: /[-_]name=(?<=(?<![\p{L}\d])(?:schedule|job|task|plan|policy)[-_]name=)([\w.-]{1,80})/iu,
    },
  ],
  machine: [
    { label: machineLabels, as: name },
    { in: 'subject', as: /^Cron <[\w.-]{1,40}@([\w.-]{1,80})>/u },
    { in: 'subject', as: /(?<=[\p{L}\d)] )@ ?([\p{L}\d][\w.-]{1,60}[\p{L}\d])(?=$|[\s),:;\]])/u },
  ],
  vault: [{ label: vaultLabels, as: name }],
}

/** Where no machine is told. */
export const clusters: readonly Finder[] = [{ label: clusterLabels, as: name }]
