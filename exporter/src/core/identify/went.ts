/** How people say that a run went: `lief sauber durch`, `est bien passée`, `kørte fint`, `got stuck at 34 %`. A verb and how
 *  it went, with few words between; a denial before or between them turns it round, which is looked for first. In folded
 *  form. */

const verbs =
  'ging(?:en)?|gegangen|abgeschlossen|beendet|abgelaufen|erfolgt|gelaufen|lief(?:en)?|geklappt|klappte|hat funktioniert|verlief(?:en)?|verlaufen|went|gone|ran|(?:has|have) (?:run|worked)|(?:passée?s?|déroulée?s?|tournée?|allée?|marché|fonctionné|terminée?s?|achevée?s?)|andat[oaei]|conclus[oaie]|terminat[oaie]|svolt[oaie]|finit[oa]|filat[oa]|riuscit[oa]|salid[oa]s?|ido|salió|salieron|fueron|funcionó|corrió|concluid[oa]s?|terminad[oa]s?|finalizad[oa]s?|terminó|finalizó|concluyó|transcurrid[oa]|correu|correram|rodou|rodaram|ocorreu|decorreu|concluíd[oa]s?|terminou|concluiu|funcionou|foi tudo|gegaan|verlopen|gelopen|liepe?n?|gedraaid|draaide|afgerond|voltooid|kørte|kørt|gik|gået|forløb(?:et)?|gennemført|afsluttet|gick|gått|kördes?|kört|fungerade|avslutad|genomförd|avslutades|slutförd|gikk|kjørte|poszł[aoy]|poszedł|przeszł[aoy]|przebiegł[aoy]|zakończył[aoy]? się|wykonał[aoy] się|zrobił[aoy] się'
const adverbs =
  'fine|well|through|smooth(?:ly)?|okay|ok|perfect(?:ly)?|gut|sauber|glatt|problemlos|einwandfrei|normal|wie geplant|durch|(?:très )?bien|sans (?:souci|problème|accroc|encombre|incident)|normalement|bene|liscio|regolarmente|a buon fine|perfettamente|bien|perfectamente|sin (?:problemas|incidencias|novedad)|bem|certinho|direitinho|tudo (?:certo|bem|ok)|perfeitamente|sem (?:problemas?|incidentes)|goed|prima|soepel|vlekkeloos|zonder problemen|fint|godt|igennem|glat|perfekt|som (?:det|den|de) skal|planmæssigt|uden problemer|bra|utmärkt|igenom|problemfritt|utan problem|utan anmärkning|uten problemer|dobrze|bez (?:problemów|zarzutu|zakłóceń)|gładko|sprawnie|poprawnie|prawidłowo'
const negation =
  "not|n't|never|nicht|nie|kein\\p{L}{0,2}|pas|jamais|non|no|nunca|não|nem|niet|geen|nooit|ikke|aldrig|inte|ej"
const until = "(?! (?:until|till|bis|jusqu'|fino|hasta|até|tot|indtil|tills|till|aż|do czasu)(?!\\p{L}))"

const undenied = `(?<!(?<!\\p{L})(?:${negation})(?: \\p{L}+){0,3} )(?<!\\p{L})`

/** `Alles in Ordnung.` */
const inOrder =
  'alles (?:ist )?in ordnung|everything (?:is )?(?:fine|ok|well)|all is well|tout (?:va bien|est en ordre)|tutto (?:bene|in ordine|a posto)|todo (?:bien|en orden)|tudo (?:bem|certo|em ordem)|alles (?:is )?in orde|alles goed|alt (?:er )?i orden|allt (?:är )?i (?:sin )?ordning|wszystko w porządku'

export const wentWell: RegExp = new RegExp(
  [
    `(?<!\\p{L})(?:${verbs})(?: (?!(?:${negation})(?!\\p{L}))[\\p{L}']+){0,3}? {1,3}(?:${adverbs})(?!\\p{L})${until}`,
    `(?<!\\p{L})(?:${adverbs}) (?:\\p{L}+ )?(?:${verbs})(?!\\p{L})${until}`,
    "(?:allt|alt) (?:kom|er|är|blev) med|alles (?:ist |war )?(?:dabei|drauf|drin)(?!\\p{L})|tout y est|(?:c'è|presente) tutto|está tod[oa](?!\\p{L})|alles staat erop",
    "s'est bien (?:termin|déroul|pass)",
    'concluso regolarmente',
    'sin (?:problemas|novedad|incidencias)|uden problemer|utan (?:problem|anmärkning)|uten problemer|bez problemów',
    `${undenied}(?:${inOrder})(?!\\p{L})`,
    'prawidłowo|v pořádku|ilman ongelmia|正常に終了|正常に完了|成功完成|顺利完成|順利完成',
  ].join('|'),
  'u',
)

const stuck = [
  'hängen ?geblieben|haengen ?geblieben|(?:bleibt|blieb|ist) (?:\\p{L}+ ){0,2}(?:hängen|haengen|stecken|stehen)(?:geblieben)?(?!\\p{L})|stecken ?geblieben|stehen ?geblieben|steckt (?:\\p{L}+ ){0,2}fest|schief ?(?:gegangen|gelaufen)|(?:ging|lief) (?:\\p{L}+ ){0,3}schief|abgestürzt|abgestuerzt|abgeschmiert|aufgehängt',
  "(?:did not|didn't|does not|doesn't) make it(?! (?:better|easier|possible))|stopped (?:at|in|on) (?:step|stage|phase|\\d{1,2} ?%)|(?:went|gone|goes) (?:\\p{L}+ )?wrong|(?:got|is|was|been|gets|still) (?:\\p{L}+ )?stuck|(?:is|was) (?:\\p{L}+ )?(?:hung|hanging)|(?:hung|hangs|stalled|stuck|frozen) (?:at|on|for|since)|fell over",
  "(?:s'est |est )?arrêtée? à (?:l'étape|la phase|\\d{1,2} ?%)|(?:s'est|est|était|reste) (?:\\p{L}+ )?(?:mal (?:passée?|terminée?|déroulée?)|bloquée?|figée?|plantée?|arrêtée? (?:à|toute|avant|au))|(?:a|ont) planté",
  '(?:è|si è|sono|rimast[oa]|resta) (?:\\p{L}+ )?(?:andat[oa] (?:storto|male)|bloccat[oa]|piantat[oa]|inchiodat[oa]|ferm[oa](?= (?:al|da|a)(?!\\p{L}))|fermat[oa])',
  '(?:quedó|quedado|quedaron|está|estaba|lleva(?:ba)? [^.;]{1,30}) (?:colgad|parad|bloquead|atascad|detenid|congelad|a medias)|(?:salió|salido|fue|ido) mal(?!\\p{L})',
  'travou(?!\\p{L})|(?:ficou|está|estava|parou) (?:parad|travad|pres|congelad|bloquead)|(?:deu|dado) (?:errado|erro|problema|ruim|pau)(?!\\p{L})|correu mal(?!\\p{L})|parou (?:no meio|aos|em \\d|nos)',
  'vastgelopen|liep vast|loopt vast|(?:ging|gaat|is) (?:\\p{L}+ ){0,2}(?:mis|fout)(?:gegaan)?(?!\\p{L})|(?:bleef|blijft|blijven|gebleven) (?:\\p{L}+ )?(?:hangen|steken)|gecrasht',
  '(?:gik|gået) (?:\\p{L}+ )?(?:galt|i stå|ned|i sort)(?!\\p{L})|(?:hænger|sidder) fast|har hængt|frøs (?:fast|på|ved)|gikk (?:\\p{L}+ )?galt|hang seg opp',
  '(?:gick|gått) (?:\\p{L}+ )?(?:fel|snett|åt skogen)(?!\\p{L})|(?:hängde|hängt|hänger|låst|låste) sig|fastnade|fastnat|kraschade|kraschat|stannade (?:av|på|vid)',
  'zawiesił[aoy]? się|zawisł[aoy]?|poszł[oa] nie tak|utkn[ęą]ł[aoy]?|wysypał[aoy]? się|zatrzymał[aoy]? się na|źle (?:poszł|się zakończ)',
]
/** Somebody had to end it. */
const given = [
  'had to (?:\\p{L}+ )?(?:cancel|stop|kill|abort|interrupt|terminate)',
  '(?:musste|mussten) (?:\\p{L}+ ){0,6}(?:abbrechen|abgebrochen|stoppen|gestoppt|beenden|abschießen)',
  "(?:dû|du|fallu|contraints? de) (?:\\p{L}*')?(?:arrêter|annuler|interrompre|stopper|tuer|couper)",
  'dovut[oa] (?:\\p{L}+ )?(?:interromper|annullar|fermar|bloccar|terminar)',
  '(?:tenido|tuve|tuvimos|tuvo|hubo) que (?:cancelar|parar|detener|interrumpir|abortar|matar)',
  '(?:tive|tivemos|teve|tivemos|foi preciso|precisei|precisamos)(?: (?:de|que))? (?:cancelar|parar|interromper|abortar|matar)',
  '(?:moeten|moest|moesten) (?:\\p{L}+ ){0,4}(?:stoppen|afbreken|annuleren|stopzetten)|(?:stoppen|afbreken|annuleren|stopzetten) (?:moeten|moest)',
  '(?:måtte|måttet|nødt til at) (?:\\p{L}+ ){0,2}(?:afbryde|stoppe|annullere|avbryte|dræbe)',
  '(?:fick|fått|tvungen att|tvungna att|måste) (?:\\p{L}+ ){0,2}(?:avbryta|stoppa|döda|stänga)',
  '(?:musiał\\p{L}*|trzeba było|musieliśmy) (?:\\p{L}+ ){0,2}(?:przerwać|zatrzymać|anulować|ubić|wyłączyć)',
]
export const wentBadly: string = `(?<!\\p{L})(?:${[...stuck, ...given].join('|')})`

/** It never began. */
const notRun = [
  '(?:lief(?:en)?|startete|ging)(?: \\p{L}+)? nicht|nicht (?:angelaufen|gelaufen|gestartet|losgelaufen|angesprungen)',
  "(?:ne s'est|n'a|n'est|n'ont|ne se sont)(?: \\p{L}+)? pas (?:été )?(?:lancée?|démarrée?|exécutée?|tournée?|faite?|déclenchée?|partie?)s?",
  'non (?:è|si è|sono|si sono|ha)(?: \\p{L}+)? (?:partit|avviat|girat)[oaie]',
  'no (?:se )?(?:ha |han )?(?:arranc|lanz|corri|inici)(?:ó|ado|aron|ad[oa]s?)',
  'não (?:arranc|inici|rod|corr|execut)(?:ou|aram|eu|eram)',
  'niet (?:gestart|gedraaid|gelopen|begonnen|opgestart)|(?:draaide|liep|startte)(?: \\p{L}+)? niet',
  '(?:kørte|startede)(?: \\p{L}+)? ikke|(?:kördes|körde|startade|startades|gick)(?: \\p{L}+)? inte',
  'nie (?:ruszył[aoy]?|wystartował[aoy]?|uruchomił[aoy]? się|poszł[aoy]|poszedł|odbył[aoy]? się)',
].join('|')
/** `Lief nicht durch`, `ging niet goed`, `did not go well`. */
export const wentNotWell: string = `(?<!\\p{L})(?:${notRun})(?!\\p{L})|(?<!\\p{L})(?:${verbs}|go|run|work|aller|laufen|gehen)(?: \\p{L}+){0,2} (?:${negation})(?: \\p{L}+)? (?:${adverbs})(?!\\p{L})|(?<!\\p{L})(?:${negation})(?: \\p{L}+){0,3} (?:(?:${verbs}|go|run|work)(?: \\p{L}+){0,3} (?:${adverbs})|(?:${adverbs}) (?:\\p{L}+ )?(?:${verbs})|(?:gut|good|well|bien|bene|bem|goed|godt|bra|dobrze))(?!\\p{L})`

/** Words of which such a line has one; short ones stand in others, too. */
export const wentWords: readonly string[] = [
  'ordnung,everything, well, ordre,ordine, tutto,posto, todo,orden,ordem, orde,ordning,porządku',
  ' ikke, inte, niet, nicht, arranc, make it,stopped ',
  ' fine,smooth, perfect,sauber, glatt,problemlos,einwandfrei,geplant,geklappt,klappte, bien, souci',
  'accroc,encombre, bene,liscio,perfett,novedad,problemas,certinho,direitinho, tudo, goed, prima,soepel',
  'vlekkeloos,problemen, fint, godt, glat,perfekt,planmæssig,problemer,utmärkt,igenom,igennem, utan',
  'dobrze,problemów,zarzutu,zakłóceń,gładko,sprawnie,poprawnie,hängen,haengen,stecken,steckt,schief',
  'abgest,abgeschm,aufgehängt, wrong, stuck, hung,hanging,frozen, bloqu, figé,planté, arrêt, andat',
  ' blocc,piantat,inchiod, ferm,colgad, parad,atascad,detenid,congelad, mal,travou,travad, parou,errado',
  'vastgelopen, liep, loopt, mis, galt,hænger, hængt,sidder, frøs, snett,hängde, hängt,hänger,fastna',
  'krasch,stannade,zawiesi,zawisł, poszł, utkn,wysypał,zatrzyma,abbrechen,stoppen,annuler,interrompre',
  'interromper,fermar,cancelar, parar,afbreken,afbryde,avbryta,stoppa,przerwać,zatrzymać,anulować',
  'passée, passé,gelaufen, lief, ging, went, gone, gik, gået, gick, gått,verlaufen,verlopen, kørte, gut',
].flatMap(line => line.split(','))
