/** Counts of trouble that say that there was none: `0 errors`, `Errors: 0`, `ohne Fehler`. Bare words for trouble beside
 *  them prove nothing, and `10 errors` ends like `0 errors`: digits are whole. */

const trouble = [
  'errors?(?: count| messages?| found)?',
  'error\\(s\\)',
  'warnings?(?: count)?',
  'warning\\(s\\)',
  'fail(?:ed|ures?)?(?: (?:count|files?|objects?|items?|jobs?|backups?|tasks?|folders?))?',
  ...['exceptions?', 'problems?', 'issues?', 'skipped(?: files?)?', 'missed', 'corrupt(?:ed)?', 'errored'],
  ...['aborted', 'cancell?ed', 'unsuccessful', 'bad', 'critical'],
  ...['fehlern?', 'warnung(?:en)?', 'fehlgeschlagene?', 'fehlgeschlagenen?', 'fehlschläge', 'probleme'],
  ...['übersprungene?', 'abgebrochene?', 'erreurs?', 'avertissements?', 'échecs?', 'échouées?', 'échoués?'],
  ...[
    'problèmes?',
    'errores',
    'advertencias?',
    'fallos?',
    'fallid[oa]s?',
    'errori?',
    'avvisi',
    'fallit[oaie]',
  ],
  ...['erros?', 'avisos?', 'falhas?', 'fouten', 'fout', 'waarschuwingen', 'mislukte?', 'fel', 'varningar'],
  ...['misslyckade[sn]?', 'fejl', 'advarsler', 'mislykkede[sn]?', 'fejlede', 'feil', 'mislykket', 'błędów'],
  ...[
    'błędy',
    'błąd',
    'ostrzeżeń',
    'ostrzeżenia',
    'nieudanych',
    'nieudane',
    'chyb',
    'ошибок',
    'предупреждений',
  ],
].join('|')
const none = [
  ...['0', 'no', 'zero', 'without(?: any)?', 'keine[nr]?', 'ohne', 'sans', 'aucune?', "pas d[e']", 'sin'],
  ...['ningún', 'ninguna?', 'senza', 'nessuna?', 'nessun', 'sem', 'nenhum[a]?', 'zonder', 'geen', 'utan'],
  ...['inga', 'inget', 'uden', 'ingen', 'uten', 'bez', 'brak', 'без', 'null'],
].join('|')
const between = '(?:reported |other |new |any |further |schwerwiegenden? |weiteren? |fatal |critical )?'
export const noTrouble: RegExp = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(?:(?:${none}) ${between}(?:${trouble})(?![\\p{L}\\p{N}])|0 (?:\\p{L}+ ){1,3}(?:${trouble})(?![\\p{L}\\p{N}])|(?:${trouble}) ?(?:[:=]\\s?|\\t)(?:0|none|no|keine|aucun|nessuno|ninguno|nenhum|geen|ingen|inga|brak|nil|-|n/a|null|false)(?![\\p{L}\\p{N}]|[.,/]\\d)|(?:errors?|warnings?|fehler|failed) 0(?![\\p{L}\\p{N}]|[.,/]\\d)|[\\p{L}_.]{0,40}(?:error|fail|warning|exception|partial)[\\p{L}_.]{0,40} ?[:=] ?(?:0|false|null|none|\\[\\])(?![\\p{L}\\p{N}]|[.,/]\\d)|fehlerfrei|fehlerlos|fejlfrit|foutloos|(?:error|trouble)[- ]free)`,
  'giu',
)

/** Where they stand, as written. */
export function findNoTrouble(text: string): readonly string[] {
  return [...text.matchAll(noTrouble)].map(([found]) => found.trim())
}

export function withoutNoTrouble(text: string): string {
  return text.replace(noTrouble, ' ')
}

export const counted: RegExp = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(?:([1-9]\\d{0,8}) (?:\\p{L}+ ){0,2}(?:${trouble})|(?:${trouble}) ?(?:[:=]\\s?|\\t)([1-9]\\d{0,8}))(?![\\p{L}\\p{N}/:%]|[.,]\\d)`,
  'iu',
)
const mild =
  /warn|avert|advert|avvis|aviso|waarsch|varning|advarsl|ostrzeż|предупр|skipped|übersprung|issue|missed/iu

/** `3 errors`, `Failed: 2`: what the count says, if there is one. */
export function findCountedTrouble(text: string): 'failure' | 'warning' | undefined {
  const found = counted.exec(text)?.[0]
  return found === undefined ? undefined : mild.test(found) ? 'warning' : 'failure'
}
