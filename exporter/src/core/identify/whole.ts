/** Whether a line says that all was done, that some of it was left out, or that it was broken off: in words of the run
 *  and of its files, which are no words of success or trouble themselves. In folded form. */

/** A run, and behind it what ended it early. */
const run =
  '(?:back-?up|sauvegarde|sicherung|copia|cópia|kopi\\p{L}*|respaldo|job|travail|tâche|tarea|attività|tarefa|taak|opgave|uppgift|zadanie|zálo\\p{L}*|backupen)\\p{L}*'
const stopped =
  '(?:gestoppt|arrêtée?|detenid[oa]|parad[oa]|fermat[oa]|gestopt|stoppet|stoppades|zatrzyman[aey])'
const was = '(?:wurde|a été|è stat[oa]|ha sido|se ha|foi|is|werd|blev|ble|został[ao]?)'
const user =
  "(?:por|pel[oa]|par|vom|von|durch|dal|da|door|af|av|przez)(?: (?:\\p{L}+ )?|l'| l')(?:usu|utili|utent|benutz|anwend|gebruik|brug|använd|użytk|admin)"
export const brokenOff: RegExp = new RegExp(
  [
    `${run}(?: [^\\s.;:]+){0,6}? (?:durch abbruch|cancelad|annul|interromp|interrott|avbr[uöo]t|afbr[uø][dt]|przerwan|interrumpid|niet uitgevoerd|gemist|manquée?(?!\\p{L}))`,
    `${run}(?: [^\\s.;:]+){0,3}? (?:${was} ${stopped}|stoppades)(?!\\p{L})`,
    `${run}(?: [^\\s.;:]+){0,12}? (?:${stopped} ${user}|${user}\\p{L}* ${stopped})`,
  ].join('|'),
  'u',
)
/** Things that were not copied, which others were. */
export const leftOut: RegExp =
  /(?<!\p{L})(?:nicht|not|non|no|não|nao|niet|ikke|inte|nie|pas)(?: (?:foi|foram|été|sono|stat[ieoa]|fueron|han|sido|se|pudieron|blev|ble|zosta[łl]\p{L}*|zijn|werden|been|be|gelesen und|lus et|et)){0,3} (?:copiad|copiat|copié|kopier|gekopie|skopiow|kopiow|salvat|guardad|gravad|gespeichert|opgeslagen|lagret|sparad|zapisan|transféré|transferid|trasferit|übertrag|overført|överför|copied|transferred|saved)\p{L}*(?!\p{L}| ?[:=] ?0)(?!.*(?:unchanged|unverändert|inchang|modifi))/u
/** None at all were copied. */
export const noneCopied: RegExp =
  /(?<!\p{L})(?:kein\p{L}{0,2}|aucune?|nessun\p{L}?|ning[uú]n\p{L}*|nenhum\p{L}?|geen|ingen|inga|inget|żaden|żadn\p{L}+|žádn\p{L}+)(?: [\p{L}'’-]+){0,5} (?:copiad|copiat|copié|kopiert|kopieret|kopierad|gekopie|skopiow|gesichert|sauvegard|salvat|respaldad|guardad|geback|säkerhetskop|sikkerhedskop|sikkerhetskop|zapisan|enregistr|veiliggesteld|opgeslagen|gemt|sikret|sparad|lagrad|zachowan)/u
/** It came to its end, but some files were not copied. */
export const exceptFiles: RegExp =
  /(?:complet|finish|done|abgeschlossen|beendet|fertig|termin|achev|finaliz|conclu|voltooid|klaar|færdig|gennemført|fuldført|fullført|ferdig|klar|slutför|zakończ|ukończ|valmis|dokonč|skonč)\p{L}*[,;.]? (?:\p{L}+ ){0,3}?(?:but|aber|jedoch|allerdings|mais|cependant|toutefois|pero|ma|però|tuttavia|mas|porém|maar|echter|men|dock|ale|lecz|jednak|mutta) (?:\p{L}+ ){0,4}?(?:[1-9]\d{0,8} (?:files?|folders?|items?|objects?|dateien|ordner|fichiers?|dossiers?|archivos?|ficheros?|arquivos?|ficheiros?|bestand\p{L}*|map\p{L}*|filer|mappar|mapper|plik\p{L}*|soubor\p{L}*|tiedosto\p{L}*)|(?:not all|nicht alle|ikke alle|inte alla|pas tous|non tutti|no todos|nem todos|niet alle|nie wszystkie) )|(?<!(?:not|nicht|non|pas|no|não|niet|ikke|inte|nie)(?: \p{L}+)? )(?:complet|finish|abgeschlossen|beendet|fertig|termin|finaliz|conclu|voltooid|klaar|færdig|gennemført|fuldført|afsluttet|slutför|avsluta|zakończ|ukończ)\p{L}*[^\n]{0,40}? (?:some|einige\p{L}?|certaine?s|quelques|alcun[ie]|algun[oa]s|algu(?:ns|mas)|sommige|enkele|nogle|några|vissa|niektór\p{L}+) (?:of the |der |des |de los |dos |van de |af |av )?(?:files?|folders?|items?|dateien|ordner|fichiers?|dossiers?|archivos?|ficheros?|arquivos?|ficheiros?|bestand\p{L}*|mappen|filer\p{L}*|plik\p{L}*)(?!\p{L})|完了.*が、?一部|完成.*但有? ?\d+ ?个文件/u
/** `Backup of web1 without errors`. */
export const cleanRun: RegExp =
  /(?:back-?up|sicherung|sauvegarde|copia|cópia|respaldo|kopi|zálo|varmuus|varmist)\p{L}*(?: [\p{L}\d._-]+){0,4} (?:without|ohne|sans|senza|sin|sem|zonder|uden|utan|uten|bez|ilman) (?:\p{L}+ )?(?:fehler|erreurs?|error|erro|fouten|fejl|fel|feil|błęd|bled|virhe|chyb|problem|incid|anomal|beanstand)|(?:keine?|no|aucune?|nessun|ninguna?|ningún|geen|ingen|inga|brak) (?:\p{L}+ )?(?:fehler|erreurs?|error|erro|fouten|fejl|fel|feil|błęd|problem)\p{L}*(?: [\p{L}']+){0,3} (?:bei|während|during|pendant|lors|durante|tijdens|under|podczas) (?:[\p{L}']+ ){0,2}(?:back-?up|sicherung|datensicherung|sauvegarde|copia|cópia|kopi|säkerhetskop|sikkerhedskop)/u
/** It ended, and not as it should. */
export const endedBadly: RegExp =
  /(?<!\p{L})(?:vorzeitig|unerwartet|abnormal|unexpectedly|too early|inattendu|de façon anormale|mal (?:termin|pass|déroul)|anticipatamente|inaspettat|in modo anomalo|inesperad|de forma anormal|anómal|antes de tiempo|antes do tempo|voortijdig|onverwacht|før tid|for tidligt?(?!\p{L})|uventet|i förtid|oväntat|przedwcześnie|nieoczekiwanie|nieprawidłowo|předčasně|neočekávaně|ennenaikaisesti|odottamatta|аварийно|досрочно|stimm(?:t|en) nicht|n'est pas allée? au bout|idő előtt)|途中で|提前(?:结束|終了|终止)|正常に終了しま?せん|没有成功|沒有成功|tamamlanamadı|nem fejeződött/u
/** It ended, but not all of it, or to somebody's regret. */
export const endedInPart: RegExp =
  /(?<!\p{L})(?:zum teil|nur teil|in part|partly|en partie|à moitié|in parte|a medias|en parte|em parte|apenas parc|deels|ten dele|delvist|til dels|kun del|bara del|częściowo|częściow|jen část|částečně|vain osittain|osittain|частично|leider|aussetzer|unfortunately|malheureusement|purtroppo|lamentablemente|desgraciadamente|infelizmente|helaas|desværre|tyvärr|dessverre|niestety|bohužel|valitettavasti|к сожалению)(?!\p{L})/u
/** Several of them: what is said to end with one error, may have ended by it. */
export const endedWithErrors: RegExp = new RegExp(
  [
    '(?:complet|finish|succe|done)\\p{L}*,? (?:but )?(?:with|w/) (?:one or more |(?:some|a few|minor|several|[1-9]\\d{0,6}|non-?fatal|\\p{L}+) ){0,2}(?:errors|error\\(s\\)|failure\\(s\\))(?!\\p{L})',
    '(?:completed|finished|done) ?/ ?errors',
    'mit (?:\\p{L}+ |[1-9]\\d{0,6} )?fehlern (?:abgeschlossen|beendet|fertig|durchgeführt|abgelaufen)',
    '(?:abgeschlossen|beendet|fertiggestellt|fertig|durchgeführt) mit (?:\\p{L}+ |[1-9]\\d{0,6} )?fehlern',
    '(?:termin|achev|effectu|complét|fini)\\p{L}* avec (?:des |quelques |certaines |[1-9]\\d{0,6} )?(?:erreurs|anomalies)',
    '(?:complet|termin|conclu|esegui|finit)\\p{L}* con (?:\\p{L}+ |[1-9]\\d{0,6} )?errori',
    '(?:complet|finaliz|termin|conclu|realiz)\\p{L}* con (?:\\p{L}+ |[1-9]\\d{0,6} )?errores',
    '(?:complet|finaliz|termin|conclu|realiz)\\p{L}* com (?:\\p{L}+ |[1-9]\\d{0,6} )?erros',
    '(?:voltooid|afgerond|beëindigd|klaar|gereed|uitgevoerd) met (?:\\p{L}+ |[1-9]\\d{0,6} )?fouten',
    'met (?:\\p{L}+ |[1-9]\\d{0,6} )?fouten (?:voltooid|afgerond|beëindigd|klaar|uitgevoerd)',
    '(?:fuldført|gennemført|afsluttet|færdig|fullført|ferdig|avsluttet) med (?:\\p{L}+ |[1-9]\\d{0,6} )?fe[ij]l(?!\\p{L})',
    '(?:slutför|avsluta|genomför|klar|färdig)\\p{L}* med (?:\\p{L}+ |[1-9]\\d{0,6} )?fel(?!\\p{L})',
    '(?:zakończ|ukończ|wykona)\\p{L}* z (?:\\p{L}+ |[1-9]\\d{0,6} )?błędami',
    '(?:dokonč|ukonč|proběh)\\p{L}* s chybami',
    '(?:заверш|выполн|законч)\\p{L}* с ошибками',
  ].join('|'),
  'iu',
)
/** Waits for somebody, or was left out for once. */
export const paused: RegExp =
  /(?:back-?up|sicherung|sauvegarde|copia|cópia|respaldo|kopi|säkerhetskopiering|job|auftrag|tâche|tarea|tarefa|attività|taak|opgave|uppgift|zadanie)\p{L}*(?: (?!files?(?!\p{L})|dateien|fichiers?|archiv|arquivo|fich|bestand|filer|plik)[^\s;]+){0,8}? (?:(?:was|is|has been|wurde|ist|war|a été|est|è stat[oa]|viene|ha sido|fue|se ha|foi|werd|blev|er|har|została?o?) )?(?:\p{L}+ )?(?:übersprungen|ausgelassen|overgeslagen|ignorée|sautée|saltat[oa]|omitid[oa]|omitió|ignorad[oa]|pulad[oa]|sprunget over|hoppades över|hoppats över|överhoppad|hoppet over|pominięt[aoy])(?!\p{L})|(?:wurde|ist|was|has been|have been|été|est|è(?: stat[oa])?|ha sido|está|foi|is|blev|ble|er|är|jest|została?) (?:pausiert|angehalten|ausgesetzt|paused|suspended|mise? en pause|suspendue?|mess[oa] in pausa|sospes[oa]|pausad[oa]|suspendid[oa]|gepauzeerd|onderbroken|pausa[dt]|pauset|sat på pause|wstrzyman[ay])/u
/** It is there, which only who knows how it was made can call good: `Backup erstellt`, `Snapshot saved at /srv/a`. A snapshot that was
 *  taken is a step. */
const madeOne =
  /(?<!(?<!\p{L})(?:no|not|never|without|(?:la|late|earlie|fir)st|previous|old|letzt\p{L}+|derni\p{L}+|últim[ao]|ultim[ao]|laatste|se?[dn]e?ste|sidste|senaste|ostatni\p{L}*|kein\p{L}{0,2}|nicht|nie|aucune?|pas|ningun[ao]?|ningún|nessun[ao]?|nenhum[ao]?|sem|geen|niet|ingen|inge[nt]|intet|inte|ikke|żadn\p{L}+|nie|brak)(?: [\p{L}\d]+){0,2} )(?<![\p{L}-])(?:back-?up(?:pen)?|(?:automat(?:ed|ic)|scheduled|manual|nightly|daily|weekly|hourly|database|db|cluster) snapshot|(?:snapshot|archive|dump|image)(?= (?:was |has been |is )?(?:successfully )?(?:saved|stored))|sicherung|datensicherung|sauvegarde|copia(?: de seguridad| di sicurezza)?|respaldo|cópia(?: de segurança)?|reservekopie|sikkerhedskopi(?:en)?|säkerhetskopian?|sikkerhetskopi(?:en)?|kopia(?: zapasowa| bezpieczeństwa)?)(?![\p{L}-])(?: (?:was|were|has|have|been|is|now|wurde|ist|a|été|est|è|stat[ao]|se|ha|sido|foi|es|is|werd|er|är|jest|blev|har|została|został|und|and|i (?:nat|natt|går)|igår|vannacht|gisteren|stanotte|ieri|anoche|ayer|ontem|cette nuit|hier|heute(?: nacht)?|gestern|last night|tonight|today|yesterday|wczoraj|dzisiaj|dziś|successfully|erfolgreich|(?:of|on|for|to|in|at|from|von|für|auf|nach|de|du|pour|sur|di|su|per|van|voor|naar|op|af|av|på|til|till) (?:(?:the|your|database|db|server|volume|vm|machine|computer|site|website|instance|folder|datenbank|rechner|base|bases|serveur|poste|macchina|equipo|servidor|banco|máquina|databas|databasen|baza|bazy|serwera) ){0,2}[^\s,;:]+(?: \S*\d\S*)?|["'«][^"'»]{1,60}["'»]|\S*[\d/]\S*)){0,5} (?:created|taken(?! (?:out|off|down|over|away|from))|saved|written|stored|erstellt|angelegt|gespeichert|geschrieben|créée?|enregistrée?|creat[ao]|salvat[ao]|cread[ao]|guardad[ao]|criad[ao]|gravad[ao]|salv[ao]|gemaakt|aangemaakt|opgeslagen|oprettet|opprettet|lavet|gemt|lagret|skapa[dt]s?|sparad(?:es)?|utworzon[ay]|zapisan[ay]|wykonan[ay]|(?:tag(?:et|en|its)|togs|tatt)(?! (?:af|ud|bort|ur|ned|over|över|fra|från|ut|vekk)(?!\p{L}))|zrobion[ay]|faite|fatt[oa]|hech[oa]|feit[oa]|på pla(?:ts|ds)(?! (?:på|om|først|först|senest|senast|i morgen|imorgon)(?!\p{L})))(?!\p{L})/u
/** Nothing was left out. */
const nothingLeft =
  /(?<!\p{L})(?:alle|sämtliche|samtlige|samtliga|all|every|tous les|toutes les|tutt[ei](?: [ig]l?i| le)?|tod[oa]s (?:l[ao]s|os|as)|alla|wszystkie|všechny)(?: (?:the|der|die|\d+|[1-9]\d{0,2}(?:[.,']\d{3})+))? (?:(?!(?:to|should|must|will|attempts?|sollten?|müssen|doivent|devraient|devono|dovrebbero|deben|deberían|devem|deveriam|moeten|skal|ska|skulle|mają|powinny)(?!\p{L}))[\p{L}\d'-]+ ){1,6}?(?:gesichert|kopiert|sauvegard|copié|salvat[ie]|copiat[ie]|copiad[oa]s|respaldad[oa]s|geback-?upt|gekopieerd|kopieret|kopierade|säkerhetskopierade|zapisan|skopiowan|zazálohován|copied|backed up|saved)|(?<!\p{L})(?:allt|alt|alles|everything|tout|tutto|todo|tudo|wszystko) (?:\p{L}+ ){0,3}?(?:gesichert|kopiert|sauvegard|copié|salvat|copiat|copiad|respaldad|geback-?upt|gekopie|kopieret|sikkerhedskopieret|sikkerhetskopiert|kopierades|säkerhetskopie|zapisan|skopiowan|copied|backed up|saved)/u
export const allSaved: RegExp = new RegExp(`${nothingLeft.source}|${madeOne.source}`, 'u')

/** Words of which such a line has one. */
export const wholeWords: readonly string[] = [
  ...[' bra', 'au bout', "s'est bien"],
  ...[
    'cancelad annul interr avbr afbr przerwan gemist copiad copiat copié kopiert kopieret kopierad gekopie skopiow',
    'transféré transferid trasferit übertragen salvat guardad respald gravad zapisan nebyl nelze podař',
    'gestoppt arrêté detenid fermat gestopt stoppet stoppades zatrzyman udført utfört utført suorit voitu keskeyt peruut paus wstrzyman suspend angehalten sospes reagier répond rispond reageert',
    'svarar svarer odpowiada hängt erreichbar injoignable bereikbaar raggiungibil säkerhetskopie sikkerhedskopie sikkerhetskopie',
    'regolarmente andat correu gegaan verlopen godt prawidłowo pořádku 正常',
    'vorzeitig unerwartet anticipat inaspett inesperad anóm anom voortijdig förtid przedwcze předčas ennenaik аварий досроч',
    'leider malheureus purtroppo lamentabl desgraciad infeliz helaas desværre tyvärr dessverre niestety bohužel valitett',
    'medias 途中 提前 tamamlanamadı fejeződött afgemaakt',
    'without ohne sans senza zonder uden utan uten ilman',
    ' taget tagen tagits togs tatt zrobion faite fatt hech feit plats plads',
    'omitid saltat ignor sprunget hoppa pomini omisi hizo efectu ejecut écrit scritt escrit geschreven skrevet skrevs',
    'created taken stored erstellt angelegt gespeichert geschrieben créé enregistré creat cread criad gravad salv gemaakt',
    'opgeslagen oprettet opprettet lavet lagret skapa sparad utworzon wykonan',
    'complet finish conclu réalis executad ejecut effettuat efetuad lykke lyck slutför avslut powiod zakończ ukończ pomyśl',
    'dokon proběh úspěš zazáloh onnist performed invalid ungültig ongeldig ugyldig ogiltig inválid http recusad refus rifiutat respint rechazad rehusad rejeitad rejet odrzucon',
    'valid gültig válid geldig gyldig giltig prawidłow unplugged gesteckt débranch scollegat desenchuf urkopplad odłączon afvist avvisa nekad abgewiesen espaço espacio spazio espace plads utrymme miejsca ruimte',
    '未 不成功 没 沒有 ません 않 못',
  ].flatMap(line => line.split(' ')),
]
