/** Counts of trouble that say that there was none: `0 errors`, `Errors: 0`, `ohne Fehler`. Bare words for trouble beside
 *  them prove nothing, and `10 errors` ends like `0 errors`: digits are whole. */

const trouble = [
  'errors?(?: counts?| codes?| messages?| found)?',
  'error\\(s\\)',
  'mismatch(?:es)?',
  'conflicts?',
  'warnings?(?: counts?)?',
  'warning\\(s\\)',
  'fail(?:ed|ing|ures?)?(?: (?:counts?|files?|objects?|items?|jobs?|backups?|tasks?|folders?|accounts?|users?|mailbox(?:es)?|vms?|machines?|databases?|clients?|devices?|hosts?|servers?|sites?|volumes?|uploads?|transfers?|runs?|to (?:back ?up|copy|upload|transfer|read|process|sync)))?',
  ...[
    'exceptions?',
    'problem\\p{L}{0,2}',
    'issues?',
    'skipped(?: files?)?',
    'missed',
    'corrupt(?:ed)?',
    '(?:data |file )?corruptions?',
    'inconsistenc(?:y|ies)',
    'discrepanc(?:y|ies)',
    'beschädigung(?:en)?',
    'corruptions? de données',
    'danneggiament[oi]',
    'errored',
  ],
  ...[
    'aborted',
    'cancell?ed',
    'unsuccessful',
    'bad',
    'critical',
    'at risk',
    'unprotected',
    'non-?compliant',
    'overdue',
    'unreachable',
    'no[_ -]connection',
  ],
  'partial(?:ly)?(?: (?:completed?|successful|succeeded|failed|backed up|done))?',
  ...[
    'teilweise',
    'partiel(?:le)?s?',
    'parzial[ei]',
    'parcia(?:l|les|is)',
    'gedeeltelijke?',
    'delvise?',
    'częściow[aeoy]',
  ],
  '(?:files? )?not (?:copied|exported|uploaded|transferred|saved|backed up|processed|archived)',
  ...['fehlern?', 'warnung(?:en)?', 'fehlgeschlagene?', 'fehlgeschlagenen?', 'fehlschläge'],
  ...['übersprungene?', 'abgebrochene?', 'erreurs?', 'avertissements?', 'échecs?', 'échouées?', 'échoués?'],
  ...[
    'problèmes?',
    'errores',
    'advertencias?',
    'fallos?',
    'fallid[oa]s?',
    'error[ei]',
    'avvisi',
    'fallit[oaie]',
  ],
  ...[
    'erros?',
    'erro',
    'avvis[oi]',
    'fehlermeldung(?:en)?',
    'błędu',
    'błędami',
    'avisos?',
    'falhas?',
    'fouten',
    'fout',
    'waarschuwingen',
    'mislukte?',
    'fel',
    'varningar',
  ],
  ...['misslyckade[sn]?', 'fejl', 'advarsler', 'mislykkede[sn]?', 'fejlede', 'feil', 'mislykket', 'błędów'],
  ...[
    'błędy',
    'błąd',
    'ostrzeżeń',
    'ostrzeżenia',
    'nieudanych',
    'nieudane',
    ...[
      'bled(?:ow|y|u)',
      'chyb\\p{L}{0,2}',
      'upozornění',
      'virhe\\p{L}{0,4}',
      'varoitu\\p{L}{0,4}',
      'hib[aá]',
      'bijzonderheden',
      'besonderheiten',
      'vorkommnisse',
      'auffälligkeiten',
      'beanstandung(?:en)?',
    ],
    ...[
      '(?:erreur|avertissement|erro|aviso|fejl|feil|error)\\((?:e?s|er|es)\\)',
      'incidencias?',
      'anomali[ea]s?',
    ],
    ...[
      'incidents?',
      'echecs?',
      'advertências?',
      'falhad[oa]s?',
      'overgeslagen(?: bestanden)?',
      'pominięt\\p{L}{1,3}',
    ],
    ...[
      'ignor(?:ée?s?|ad[oa]s?|at[ei])',
      'omitid[oa]s?',
      'saltat[ei]',
      'oversprunge?ne?',
      'överhoppade',
      'hoppades över',
      'avvertiment[oi]',
      'mises en garde',
      'échecs?',
    ],
    'ошибок',
    'предупреждений',
  ],
].join('|')
/** Said of what is none; that there are some is no trouble yet. */
const calls =
  'alerts?|alarms?|alarme|alertes?|alertas?|allarm[ei]|alarmen|alarmer|alarmów|dropped|abandoned|unresolved'
const none = [
  ...[
    '0',
    'no',
    'none(?: of (?:them|the \\p{L}+))?',
    'zero',
    'without(?: any)?',
    'keine[nr]?',
    'ohne',
    'sans',
    'aucune?',
    "pas d[e']",
    'sin',
  ],
  ...['ningún', 'ninguna?', 'senza', 'nessuna?', 'nessun', 'sem', 'nenhum[a]?', 'zonder', 'geen', 'utan'],
  ...['ilman', 'inga', 'inget', 'uden', 'ingen', 'uten', 'bez', 'brak', 'без', 'null', 'žádn[áéýo]', 'ei'],
].join('|')
/** Up to three of them, the engine would lay out one by one, and compile the whole for more than a tenth of a second, in
 *  which nobody else has a turn. */
const between =
  '(?:(?:had|has|have|reported|other|new|any|further|known|data|file|read|write|major|serious|schwerwiegenden?|weiteren?|fatal|critical) ){0,4}'
/** `no se encontraron errores`, `nie wykryto błędów`. */
const noneFound =
  '(?:(?:no|non|não|nao) (?:se |si )?(?:(?:han?|hanno|sono|foram|fue|fueron|hubo|houve|encontr\\p{L}+|produ\\p{L}+|detect\\p{L}+|registr\\p{L}+|report\\p{L}+|ocorr\\p{L}+|ocurr\\p{L}+|ci sono|vi sono) ?){1,2}(?:stat[ie] )?(?:(?:rilevat|riscontrat|trovat|segnalat|verificat|encontrad|detectad|registrad|reportad|producid)[eiosa]s? )?|nie (?:wykryto|wystąpił[yao]?|stwierdzono|odnotowano|zgłoszono|było) |не (?:обнаружено|было|выявлено) |nebyl[yao] (?:nalezen[yao]|zjištěn[yao]|žádn[éáy]) )'
/** `without errors or warnings`. */
const more = `(?:(?:,| or| and| oder| und| ou| et| o| e| y| of| en| og| eller| och| lub| i| ani| nor| ni| noch| né| nem) ${between}(?:${trouble})(?![\\p{L}\\p{N}]))*`
/** No part of a larger number, no size and no time: `Failed 0 GB` counts nothing. */
const zeroEnd =
  '(?![\\p{L}\\p{N}]|[.,/:]\\d| ?(?:[kmgtp]i?b|bytes?|b|s|secs?|seconds?|mins?|minutes?|h|hours?|%)(?!\\p{L}))'
/** `Error: no space left` is no count. */
const noneAlone =
  "(?:none|no|not any|nein|non|keine[rsn]?|aucune?|aucun à signaler|néant|nessun[oae]?|ningun[oa]|ningún|nenhuma?|nenhum|geen|ingen|inga|inget|intet|brak|nil|-|–|n/a|null|false|(?:no|não|nao|non) (?:se |ci )?(?:hubo|hay|houve|há|existem?|sono|ce ne sono|encontrad[oa]s?|detectad[oa]s?|rilevat[ioea])|il n'y en a pas|nie (?:stwierdzono|wystąpiły|było|ma|wykryto|odnotowano)|žádn[éáýo])(?: (?:found|reported|detected|gefunden|gemeldet|festgestellt|trouvée?s?|détectée?s?|signalée?s?|rilevat[oaie]|encontrad[oa]s?|detectad[oa]s?|registad[oa]s?|registrad[oa]s?|gevonden|gemeld|fundet|registreret|hittade|funna|stwierdzono))?(?= ?(?:$|[\\t.,;)\\]}|]|\\p{L}+ ?:))"
/** No name of a last success. */
const notGood = '(?!last|latest|success|succe|good|complet|recover|start|since)'
const notOfCode = '(?<!(?:code|exit|status|rc)[ :=]{1,2})'
const errorWord = '(?:errors?|error\\(s\\)|fehler|erreurs?|errori|errores|erros|fouten|fejl|fel|feil|błędy)'
const warningWord =
  '(?:warnings?|warning\\(s\\)|warnungen|avertissements?|avvisi|advertencias|avisos|waarschuwingen|advarsler|varningar|ostrzeżenia)'
const countWord = `(?:errors|failures|exceptions|problems|issues|erreurs|errori|errores|erros|fouten|błędy|${warningWord})`
const things =
  'inodes?|files?|folders?|items?|objects?|dateien|ordner|fichiers|dossiers|archivos|file|arquivos|bestanden|filer|plików'
/** Begins a label of trouble: `Fehlgeschlagene VMs`, `Błędy odczytu`. What is free of it is none. */
const labelOfTrouble = `(?:abnormal|anormal|anomal|fehl(?:er(?!frei|los)|ge|end|schl)|misslung|nicht gesichert|abgebroch|übersprung|verpasst|warnung|échec|échou|echec|erreur|erron|interromp|avert|annul|ignor|manqu|error(?!-| free)|fallid|fallo|fallit|advert|cancelad|omitid|interr|avvis|avver|saltat|erro|falh|aviso|mislukt|mislukk|fout(?!loos|vrij)|waarsch|afgebrok|geannul|overgesl|gemist|misslyck|varning|avbrut|överhopp|ute[bs]l|mislyk|fejl(?!fri)|advars|afbrud|sprunget|oversprung|feil(?!fri)|błęd|błąd|bled|nieuda|niepowod|ostrze|pomini|przerw|anulow|fail|warning|exception|problem|issue|chyb|virhe|skipp|abort|missed|cancel|corrupt|beschädigt|endommag|danneggiat|dañad|corromp|corrot|beschadigd|beskadig|skadad|uszkodz|(?:nicht|not|non?|não|nao|niet|ikke|inte|nie) (?:gesicher|kopier|gespeich|verarbeit|gelesen|copi|salvat|sauvegard|guardad|respald|proc?es|elaborat|trait|verwerkt|gekop|geback|sikkerheds|säkerhets|skopiow|zapisan|przetworz|lus|les|lett[ei]|leíd|lid[oa]s|riuscit|réussi|erfolgreich|successful|complet|voltooid|geslaagd|gelukt|powiodł|udan))\\p{L}{0,12}(?: ${notGood}[\\p{L}-]+){0,3}(?: (?:in|au|des|du|negli|nei|degli|en|nos|de|w|op|i|over|past|last)(?: [\\p{L}']+){0,3} \\d{1,3} \\p{L}+)?`
/** `Błędów nie było`, `Fehler gab es keine`. */
const noneBehind =
  "(?:there )?were none|gab es (?:keine|nicht)|(?:waren|zijn) er niet|(?:var|er) der ikke|(?:fanns|var) (?:det )?(?:inte|inga)|no (?:hubo|hay|ha habido)|non (?:ci sono|ce ne sono|se ne sono)(?: stat[ie]| verificat[ie])?|não (?:houve|há)|il n'y en a pas(?: eu)?|nie (?:było|ma|wykryto|stwierdzono|odnotowano|wystąpił\\p{L}{0,2})"
/** Behind `nothing`. */
const happened =
  'failed|(?:got|is|was) stuck|(?:went|gone) wrong|fehlgeschlagen|schief ?gegangen|échoué|fallito|fallado|falló|falhou|mislukt|mislykkedes|fejlede|gik galt|misslyckades|gick fel|zawiodło|się nie zepsuło'
/** The end of a label's cell: the first of its line, or behind a value. Behind a name stands its state, and `srv-2  Failed
 *  -` denies nothing; counts of errors have a label even there. */
const tab = `\\t(?<=(?:^[^\\t\\n]*|(?:^|\\t)[^\\p{L}\\t\\n:]*\\t[^\\t\\n]*|(?<!\\p{L})(?:${countWord})[^\\p{L}\\n]?)\\t)`
/** Ways to say that there was none, one a line. */
const ways = [
  `(?:${none}) (?:active |open |current |unacknowledged )?${between}(?:${trouble}|${calls})(?![\\p{L}\\p{N}])${more}`,
  `${noneFound}(?:${trouble})(?![\\p{L}\\p{N}])${more}`,
  `(?:${none}) (?:${things}|archivo|fichero|arquivo|ficheiro|datei|bestand|fil|plik\\p{L}*) (?:with|mit|avec|con|com|met|med|z|in) (?:${trouble})(?![\\p{L}\\p{N}])`,
  '(?:ошибок|предупреждений) нет(?!\\p{L})',
  `(?:nothing|nichts|rien|niente|nada|niets|intet|inget|ingenting|nic) (?:\\p{L}[\\p{L}']* ){0,2}?(?:${happened})(?!\\p{L})`,
  `0 (?:${things})(?:\\(\\p{L}{1,2}\\))?(?: changed(?: \\p{L}+){0,8}? and)? (?:(?:could not be|were not|konnten nicht|wurden nicht|n'ont pas|non|no|não|niet|ikke|inte|nie) \\p{L}+|(?:are |is )?missing|fehlen|manquent|mancanti|faltan|faltam|ontbreken|mangler|saknas)`,
  `${notOfCode}0 (?:\\p{L}+(?:\\(\\p{L}{1,2}\\))? ){1,3}(?:(?:status|code|state|rc) \\d{1,5} ?[("'] ?)?(?:${trouble})(?![\\p{L}\\p{N}])(?: to be \\p{L}+)?(?: \\((?:\\p{L}+ )?${errorWord}\\))?`,
  `(?:${trouble})(?: ?(?:[ \\t]?[:=](?:\\s|"(?=0"))?|${tab}| \\. |[ .]\\.{2,} ?)(?:0${zeroEnd}|${noneAlone})| (?:${noneBehind})(?!\\p{L}))`,
  '(?<!\\d[.,]?)0 not (?:started|run|executed)(?!\\p{L})',
  `(?:not|nicht|non?|pas|não|niet|ikke|inte|nie) (?:start|run(?!\\p{L})|execut|complet|finish|gestart|ausgef|abgeschl|démarr|exécut|avviat|eseguit|iniciad|ejecutad|executad)\\p{L}{0,8} ?(?:[:=] ?|\\t)0${zeroEnd}`,
  `${labelOfTrouble} ?(?:[:=]|${tab}|\\.{2,})[ \\t]?(?:0${zeroEnd}|${noneAlone}|(?:${none}) ${between}(?:${trouble})(?![\\p{L}\\p{N}])${more})`,
  `(?:errors?|warnings?|fehler|failed) 0${zeroEnd}`,
  `(?:${errorWord} ?\\/ ?${warningWord}|${warningWord} ?\\/ ?${errorWord}) ?(?:[:=]|\\.{2,}|\\t) ?0 ?\\/ ?0(?![\\d.,/])`,
  `[\\p{L}_.]{0,40}(?:error|fail|warn|exception|partial)[\\p{L}_.]{0,40} ?[:=] ?(?:0|false|null|none|\\[\\])${zeroEnd}`,
  '(?:error|failure) (?:reason|message|details?|description|text)s? ?[:=\\t] ?(?:none|n\\/a|-|ok|null)? ?$',
  '(?:fehler|problem)(?:frei|los)|reibungslos|fe[ij]lfrit|felfri|problemfri|(?:fout|probleem)loos',
  '(?:is|are|was|were) not (?:damaged|corrupt(?:ed)?|broken)(?!\\p{L})|nicht (?:beschädigt|defekt)|pas (?:endommagée?s?|corrompue?s?)|non (?:è|sono) (?:danneggiat|corrott)[oaie]|no (?:está|están) (?:dañad|corrupt)[oa]s?|niet beschadigd|ikke beskadiget|inte skadad|nie (?:jest|są) uszkodzon\\p{L}+',
  'bezbłędn\\p{L}+|bezproblemow\\p{L}+|(?:error|trouble)[- ]free',
]
export const noTrouble: RegExp = new RegExp(`(?<![\\p{L}\\p{N}.,/])(?:${ways.join('|')})`, 'gimu')

/** Where they stand, as written. */
export function findNoTrouble(text: string): readonly string[] {
  return (text.match(noTrouble) ?? []).map(found => found.trim())
}

export function withoutNoTrouble(text: string): string {
  return text.replace(noTrouble, ' ')
}

export const counted: RegExp = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(?:([1-9]\\d{0,8}) (?:\\p{L}+ ){0,2}(?:${trouble})|(?:${trouble}) ?(?:[ \\t]?[:=](?:\\s|"(?=\\d))?|\\t| \\. |[ .]\\.{2,} ?)([1-9]\\d{0,8}))(?![\\p{L}\\p{N}/:%]|[.,]\\d)`,
  'iu',
)
const mild =
  /partial(?!ly failed)|teilweise|partiel|parzial|parcia|gedeeltelijk|delvis|częściow|warn|avert|avvert|advert|avvis|aviso|waarsch|varning|advarsl|ostrzeż|upozorn|varoitu|предупр|skipped|at risk|compliant|übersprung|overgesl|pomini|ignor|omitid|saltat|oversprung|överhopp|hoppades|issue|missed/iu

/** `Errors/warnings: 0 / 2`. */
export const bothCounted: RegExp = new RegExp(
  `(?:${errorWord} ?\\/ ?${warningWord} ?(?:[:=]|\\.{2,}|\\t) ?(?<errors>\\d{1,9}) ?\\/ ?(?<warnings>\\d{1,9})|${warningWord} ?\\/ ?${errorWord} ?(?:[:=]|\\.{2,}|\\t) ?(?<warned>\\d{1,9}) ?\\/ ?(?<failed>\\d{1,9}))(?![\\d.,/])`,
  'iu',
)

/** What two counts behind two words say, and the text without them. */
export function readBothCounts(
  text: string,
): { readonly says: 'failure' | 'warning'; readonly rest: string } | undefined {
  const found = bothCounted.exec(text)
  const { errors, failed, warnings, warned } = found?.groups ?? {}
  const isBad = Number(errors ?? failed ?? 0) > 0
  if (!found || (!isBad && !(Number(warnings ?? warned ?? 0) > 0))) return undefined
  return { says: isBad ? 'failure' : 'warning', rest: text.replace(found[0], ' ') }
}

/** `3 errors`, `Failed: 2`: what the count says, if there is one. */
export function findCountedTrouble(text: string): 'failure' | 'warning' | undefined {
  const found = counted.exec(text)?.[0]
  return found === undefined ? undefined : mild.test(found) ? 'warning' : 'failure'
}
