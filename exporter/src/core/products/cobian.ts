/** Cobian Backup and Cobian Reflector: the log of a day or a task by mail. It names every file, so words in it prove
 *  nothing: the count of a task's errors, the line that ends the backup, and lines that begin with ERR do. */
import type { Product } from './product.ts'

const errors = 'Errors|Fehler|Errores|Erreurs|Errori|Erros|Fouten|Błędy|Fel|Virheitä|Chyby|Hibák száma|Ошибки'
const task =
  'Backup for|Backup för|Sicherung (?:für|der Aufgabe)|Sauvegarde de|Respaldo de|backup di|Backup para|Back-up voor|Kopia dla|Varmistus|Zálohování úlohy|Задание'
const ended =
  'ended|beendet|terminée|terminado|terminato|terminou|geëindigd|avslutad|zakończona|ukończona|on päättynyt|skončilo|завершено'
const elapsed =
  'Elapsed time|Verstrichene Zeit|Durée|Duración|tempo impiegato|Tempo decorrido|Använd tid|czas|Eltelt idő'
const backup = 'backup|backupen|sicherung|sauvegarde|respaldo|copia|kopia|back-up|varmuuskopio|záloha'

export const cobian: Product = {
  id: 'cobian',
  name: 'Cobian',
  languages: ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'pl', 'sv', 'fi', 'cs', 'ru'],
  sources: [
    'Subject with machine and date, end of a task with counts, end of the backup, lines of errors: rules of a public mail classifier on GitHub, looked up 2026-11-22',
    'Lines that begin and end a task, counts of errors, "cancelled by the user", in twelve languages: language files of Cobian Backup 8 in a public copy of its source on GitHub, looked up 2026-11-22',
    'End of a task in Spanish, once more for all tasks: a public reader of these mails on GitHub, looked up 2026-11-22',
  ],
  likely: ['Languages other than English use their word for errors before the same count.'],
  signs: [
    { in: 'subject', says: 'Cobian', weight: 4 },
    { in: 'body', says: 'Cobian', weight: 3 },
    { in: 'from', says: 'cobian', weight: 3 },
    { in: 'body', says: 'Backup done for the task', weight: 3 },
  ],
  status: [
    { status: 'failure', in: 'body', as: new RegExp(`^.*(?<!\\p{L})(?:${errors}) ?[:=] ?[1-9]\\d*.*`, 'iu') },
    {
      status: 'failure',
      in: 'body',
      as: new RegExp(
        `^.*(?<!\\p{L})(?:(?:${backup}) (?:contains|enthält|hat|contient|contiene|contêm|bevat|innehåller|zawiera|sisältää|obsahuje)(?: \\p{L}+:)? [1-9]\\d*|ошибок ?[-–—] ?[1-9]).*`,
        'iu',
      ),
    },
    {
      status: 'failure',
      in: 'body',
      as: new RegExp(
        `^.*(?<!\\p{L})(?:${backup}) (?:von Anwender )?(?:cancell?ed|abgebrochen|gestoppt|annulée|cancelado|annullato|afgebroken|avbruten|przerwana|přerušena).*|^.*прервано пользователем.*`,
        'iu',
      ),
    },
    { status: 'failure', in: 'body', as: /^(?:ERR|ERROR)[\s:].*/ },
    {
      status: 'failure',
      in: 'anywhere',
      as: /, had [1-9]\d* errors?(?!\p{L}).*|The backup has ended\W{0,4}There (?:are|were) errors.*/iu,
    },
    {
      status: 'failure',
      in: 'body',
      as: /^.*(?:the task|the backup) .*(?:aborted|cancell?ed|could not be (?:executed|run)).*/i,
    },
    { status: 'warning', in: 'body', as: /^.*(?<!\p{L})Warnings ?[:=] ?[1-9]\d*.*/iu },
    {
      status: 'success',
      in: 'body',
      as: new RegExp(`^.*(?<!\\p{L})(?:${errors}) ?[:=] ?0(?!\\d).*`, 'iu'),
      exact: true,
    },
    { status: 'success', in: 'body', as: /^.*The backup has ended without errors.*/i, exact: true },
    {
      status: 'success',
      in: 'body',
      as: /backup (?:is )?(?:done|finished|complete).*|task .* (?:done|finished|completed).*/i,
      calm: true,
    },
  ],
  job: [
    {
      in: 'body',
      as: /(?:task|tarea|aufgabe|tâche|attività|tarefa|taak|zadania|zadanie|opgaven?|uppgiften|oppgaven|задачи|задание) ["“„«]([^"”“»]+)["”“»]/iu,
    },
    { in: 'body', as: new RegExp(`(?:${task}) ["“„«]([^"”“»]+)["”“»]`, 'iu') },
    { label: ['Task'] },
    { in: 'subject', as: /^Backup (.+?) ?\(/ },
  ],
  machine: [
    { in: 'subject', as: /\[([\w.-]+)\](?: \([^)]*\))?$/ },
    { label: ['Computer', 'Machine'] },
    { in: 'subject', as: /^Cobian (?:Backup|Reflector) \(([\w.-]*\p{L}[\w.-]*)\)/u },
    { in: 'subject', as: /\((?!\d{2,4}[-/.]\d)([\w.-]*\p{L}[\w.-]*)\)$/u },
  ],
  figures: {
    size: [
      { in: 'body', as: /["”“»]\. .*: ([\d.,]+ ?(?:bytes|[KMGT]i?B)) \*\*$/, sum: true },
      { in: 'body', as: /(?:Backed[- ]up size|Total size|Size)[: ]+([\d.,]+ ?[KMGT]?i?B)/i, sum: true },
    ],
    duration: [
      { in: 'body', as: /(?:Elapsed time|Total backup time|Duration)[: ]+(.+?)(?: \*\*|$)/i },
      { in: 'body', as: new RegExp(`(?:${elapsed}) ?: ?([^*]+)`, 'iu') },
      { in: 'body', as: new RegExp(`" (?:è )?(?:${ended})[^*(]*\\([^\\d*]{0,20}([^*)]+)`, 'iu') },
    ],
  },
  results: [
    {
      as: /^.*(?:done for the task|task) ["“](?<object>[^"”]+)["”]\. (?<status>Errors: \d+)\..*?(?:Total size: (?<size>[\d.,]+ ?[KMGT]?i?B))?.*$/i,
      words: { 'errors: 0': 'success' },
    },
  ],
}
