/** Whether a line says that all was done, that some of it was left out, or that it was broken off: in words of the run
 *  and of its files, which are no words of success or trouble themselves. In folded form. */

/** A run, and behind it what ended it early. */
export const brokenOff: RegExp =
  /(?:back-?up|sauvegarde|sicherung|copia|cópia|kopi\p{L}*|respaldo|job|travail|tâche|tarea|attività|tarefa|taak|opgave|uppgift|zadanie|zálo\p{L}*|backupen)\p{L}*(?: [^\s.;:]+){0,6}? (?:cancelad|annul|interromp|interrott|avbr[uöo]t|afbr[uø][dt]|przerwan|interrumpid|niet uitgevoerd|gemist|manquée?(?!\p{L}))/u
/** Things that were not copied, which others were. */
export const leftOut: RegExp =
  /(?<!\p{L})(?:nicht|not|non|no|não|nao|niet|ikke|inte|nie|pas)(?: (?:foi|foram|été|sono|stat[ieoa]|fueron|han|sido|se|pudieron|blev|ble|zosta[łl]\p{L}*|zijn|werden|been|be|gelesen und|lus et|et)){0,3} (?:copiad|copiat|copié|kopier|gekopie|skopiow|kopiow|salvat|guardad|gravad|gespeichert|opgeslagen|lagret|sparad|zapisan|transféré|transferid|trasferit|übertrag|overført|överför|copied|transferred|saved)\p{L}*(?! ?[:=] ?0)(?!.*(?:unchanged|unverändert|inchang|modifi))/u
/** Nothing was left out. */
export const allSaved: RegExp =
  /(?<!\p{L})(?:alle|sämtliche|all|every|tous les|toutes les|tutt[ei](?: [ig]l?i| le)?|tod[oa]s (?:l[ao]s|os|as)|alla|wszystkie|všechny)(?: (?:the|der|die|\d+|[1-9]\d{0,2}(?:[.,']\d{3})+))? (?:[\p{L}-]+ ){1,3}(?:\p{L}+ )?(?:gesichert|kopiert|sauvegard|copié|salvat[ie]|copiat[ie]|copiad[oa]s|respaldad[oa]s|geback-?upt|gekopieerd|kopieret|kopierade|säkerhetskopierade|zapisan|skopiowan|zazálohován|copied|backed up|saved)/u

/** Words of which such a line has one. */
export const wholeWords: readonly string[] = [
  'cancelad annul interr avbr afbr przerwan gemist copiad copiat copié kopiert kopieret kopierad gekopie skopiow',
  'transféré transferid trasferit übertragen salvat guardad respald gravad zapisan nebyl nelze podař',
  '未 不成功 没 沒有 ません 않 못',
].flatMap(line => line.split(' '))
