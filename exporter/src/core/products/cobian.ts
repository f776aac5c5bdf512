/** Cobian Backup and Cobian Reflector: the log of a day or a task by mail. It names every file, so words in it prove
 *  nothing: the count of a task's errors, the line that ends the backup, and lines that begin with ERR do. */
import type { Product } from './product.ts'

const errors = 'Errors|Fehler|Errores|Erreurs|Errori|Erros|Fouten|Błędy|Ошибки'

export const cobian: Product = {
  id: 'cobian',
  name: 'Cobian',
  languages: ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'pl', 'ru'],
  sources: [
    'Subject with machine and date, end of a task with counts, end of the backup, lines of errors: rules of a public mail classifier on GitHub, looked up 2026-11-22',
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
      as: /(?:task|tarea|aufgabe|tâche|attività|tarefa|taak|zadania|zadanie|задачи|задание) ["“„«]([^"”“»]+)["”“»]/i,
    },
    { label: ['Task'] },
    { in: 'subject', as: /^Backup (.+?) ?\(/ },
  ],
  machine: [
    { in: 'subject', as: /\[([\w.-]+)\](?: \([^)]*\))?$/ },
    { label: ['Computer', 'Machine'] },
    { in: 'subject', as: /\((?!\d{2,4}[-/.]\d)([\w.-]*\p{L}[\w.-]*)\)$/u },
  ],
  figures: {
    size: [
      { in: 'body', as: /["”“»]\. .*: ([\d.,]+ ?(?:bytes|[KMGT]i?B)) \*\*$/, sum: true },
      { in: 'body', as: /(?:Backed[- ]up size|Total size|Size)[: ]+([\d.,]+ ?[KMGT]?i?B)/i, sum: true },
    ],
    duration: [{ in: 'body', as: /(?:Elapsed time|Total backup time|Duration)[: ]+(.+?)(?: \*\*|$)/i }],
  },
  results: [
    {
      as: /^.*(?:done for the task|task) ["“](?<object>[^"”]+)["”]\. (?<status>Errors: \d+)\..*?(?:Total size: (?<size>[\d.,]+ ?[KMGT]?i?B))?.*$/i,
      words: { 'errors: 0': 'success' },
    },
  ],
}
