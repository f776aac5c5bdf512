/** What a line says of no run, or not of this one: conditions and promises (`if it fails`, `you will be notified`),
 *  what an earlier run came to (`Previous status: Failed`), when the last trouble was. It is taken out of the line
 *  before its words are weighed, so that neither trouble nor success is read from it. */

const condition =
  /(?:if|in case|in the event|whenever|once|unless|should (?:you|there|any|this|it)|(?:for|with) (?:any|further) (?:kind of )?(?:problems?|issues?|questions?|failures?|errors?|trouble)|having (?:any )?(?:trouble|problems|issues|difficulties)|bei (?:allen|etwaigen|weiteren|eventuellen) (?:fehlern|problemen|fragen)|pour (?:tout(?:e|es)?|d'éventuel(?:le)?s) (?:problèmes?|erreurs?|questions?|incidents?)|per (?:qualsiasi|qualunque|ogni|eventuali) (?:problem[ai]|error[ei]|domand[ae]|guasti?)|para (?:cualquier|qualquer|quaisquer) (?:problemas?|errores|error|erros?|dudas?|dúvidas?|incidencias?)|ante cualquier|voor (?:eventuele|alle) (?:problemen|fouten|vragen)|ved eventuelle (?:problemer|fejl|spørgsmål)|vid eventuella (?:problem|fel|frågor)|w razie jakichkolwiek|falls|sollten?|wenn|sobald|im falle?|bei (?:fehlern|problemen|fragen|misserfolg|störungen)|si(?! (?:è|e'|sono|verific|prega))|s'il|au cas où|en cas d|dès que|se(?! (?:ha |han |produ|pud|puede|encontr|detect|cancel|complet|realiz|finaliz|interrump|gener|registr|perd))|in caso|nel caso|qualora|en caso|em caso|caso (?:o|a|ocorra|haja)|indien|als (?:een|de|het|u|uw|er|je)|in geval|mocht|hvis|såfremt|i tilfælde|ved (?:fejl|feil|problemer)|om(?! \d)|ifall|vid (?:fel|problem)|jeśli|jeżeli|gdyby|w razie|w przypadku|(?:confirm|check|verify|make sure|ensure|prüfen sie|bestätigen sie|überprüfen sie|vérifiez|confirmez|verificate|confermate|verifique|confirme|controleer|bevestig|kontroller|bekræft|kontrollera|bekräfta|sprawdź|potwierdź),? (?:that|whether|if|dass|ob|que|si|che|se|dat|of|at|om|att|że|czy)|please(?! (?:note|be a))|to (?:be (?:told|notified|informed|alerted)|stop receiving|unsubscribe|change (?:your|these|which|what|how))|bitte(?! beachten)|you (?:can|may|should)|vous (?:pouvez|devriez)|sie (?:können|sollten))(?!\p{L})/u
const task =
  '(?:(?:reminder|to ?do|task|action|erinnerung|aufgabe|rappel|promemoria|recordatorio|lembrete|herinnering|påmindelse|påminnelse|przypomnienie): )?'
const opening = new RegExp(`^(?:[-*•\\d.) ]*)${task}${condition.source}`, 'u')
/** Behind a statement, up to the end of the clause. */
const tail =
  /(?<=[ (,])(?:otherwise|or else|sonst|andernfalls|sinon|altrimenti|de lo contrario)(?!\p{L})[^.!?\t]*(?:will|would|may|werden|wird|kann|sera|seront|saranno|fallar)[^.!?\t]*|(?<!(?:or|and|und|oder|check|see) )(?<=[ (])(?:if (?:it|the|a|an|any|your|there|this|that|you)|whether|in case of|on (?:failure|error|success)|falls|indien|hvis|jeśli|jeżeli|w razie|w przypadku|en cas d|in caso d|en caso de|em caso de|bei fehlern|im fehlerfall)(?!\p{L})[^.!?\t]*/gu
const notice =
  /notif|inform|alert|let you know|e-?mail|message|mail|benachrichtig|nachricht|verständig|averti|prévenu|avvisat|avisad|messaggi|mensaje|mensagem|hoogte|bericht|underrett|besked|meddel|powiadom|wiadomo/u
const promise =
  /(?:you|we)(?:'ll| will)|will (?:be|also be) (?:notif|inform|alert|sent)|chose|opted|subscribed|signed up|configured to|set (?:up )?to|asked (?:us )?to|wish to|werden (?:sie|wir)|sie werden|wird (?:sie|eine)|erhalten sie|vous (?:serez|recevrez)|sar(?:ai|ete|à)|ricever(?:à|ai|ete)|recibirá|será|se le|receberá|u wordt|wordt u|ontvangt u|krijgt u|du (?:får|vil|kommer)|(?:får|vil) du|otrzymasz|zostaniesz|(?:level|stufe|nível|nivel|niveau|livello|nivå|poziom)\p{L}*(?: \p{L}+){0,3} (?:includes?|is set|umfasst|ist auf|inclui|incluye|comprend|comprende|include|bevat|omfatter|omfattar|obejmuje)(?!\p{L})/u
/** What is told in so many words is no promise: `you will be informed that …`. */
const tellsOf = /(?<!\p{L})(?:that|because your|as your|dass|weil|que|che|dat|że)(?!\p{L})/u

const before =
  'previous|prior|former|vorherige[rsn]?|vorige[rsn]?|précédente?|anterior|precedente|forrige|förra|föregående|poprzedni[aey]?'
const last =
  'last|latest|letzte[rsn]?|dernier|dernière|último|última|ultimo|ultima|laatste|seneste|sidste|senaste|siste|ostatni[ae]?'
const trouble =
  'fail\\p{L}*|errors?|warnings?|fehler|warnung|fehlschlag|échec|erreur|fallo|error[ei]?|erro|falha|fout|fejl|fel|feil|błąd'
const absent =
  'none|never|no|-|n/a|null|keine[rs]?|nie|aucune?|jamais|ningun[oa]?|nunca|nessun[oa]?|mai|nenhuma?|geen|nooit|ingen|inget|aldrig|brak|nigdy|\\d+ (?:days?|weeks?|months?|years?)|vor \\d|[\\d/.: tz-]{6,}(?=$|[\\t ;,)])'
const history = new RegExp(
  `\\((?:the )?(?:${before}) \\p{L}+ [^()]*\\)|(?<!\\p{L})(?:(?:result|status|state|ergebnis|résultat|statut|estado|resultado|esito|stato) (?:before|previously|vorher|zuvor|avant|antes|prima) ?(?:[:=][ \\t]?|\\t:? ?)[^\\t;,]*|(?:${before})[\\p{L} -]{1,30}(?:[:=][ \\t]?|\\t:? ?)[^\\t;,]*|(?:(?:${last}|${before})[ _-](?:${trouble})(?:[ _](?:at|on|time|date|backup|run|job|attempt))?|(?:errore|error|erreur|erro) (?:précédente?|anterior|precedente)) ?(?:[:=][ \\t]?|\\t:? ?|on |at |vor |am )(?:${absent})[^\\t;,]*)`,
  'gu',
)
/** `Last reboot reason: power failure`, of the machine. */
const restart =
  /(?<!\p{L})(?:last|previous|letzte[rs]?|dernier|último|ultimo|laatste|seneste|senaste|ostatni) (?:re)?(?:boot|start|set|shut-?down|neustart|redémarrage|reinicio|riavvio|herstart|genstart|omstart|restart)\p{L}*(?: \p{L}+)? ?[:=][^\t;,]*/gu
/** `The first attempt failed, the second one succeeded.` */
const retried =
  /(?<!\p{L})(?:first|1st|erste[rsn]?|premi[eè]re?|primo|prima|primer[ao]?|primeir[ao]|eerste|første|första|pierwsz\p{L}{1,3})(?: \p{L}+)? (?:attempt|try|run|versuch|essai|tentative|tentativo|intento|tentativa|poging|forsøg|forsøk|försök(?:et)?|prób\p{L})(?!\p{L})[^.;!?\t]*?(?=[,;.] ?(?:\p{L}+ ){0,4}?(?:second|2nd|retry|next|zweite|nächste|wiederholung|deuxième|segund[oa]|tweede|anden|andet|andra|drug)\p{L}*(?: \p{L}+){0,5} (?:succe|erfolg|réussi|riuscit|correct|éxito|sucesso|geslaagd|gelukt|lykke|lyck|powiod|ok(?!\p{L})))/gu
/** `Log in to see failed jobs, if any.` A count beside it tells that there are some. */
const ifAny =
  /[ ,(](?:if any|if there are any|if applicable|falls vorhanden|gegebenenfalls|s'il y en a|le cas échéant|se (?:presenti|ce ne sono)|si l[oa]s hay|se houver|indien (?:aanwezig|van toepassing)|hvis (?:der|det) er nogen|om (?:det|sådana) finns några|jeśli (?:są|wystąpiły))\)?\W*$/u
/** `The fault of yesterday is fixed`, and what nobody shall pass over. */
const mended =
  /(?<!\p{L})(?:problems?|errors?|issues?|faults?|failures?|fehler|störung|ursache|problèmes?|erreurs?|errore|problemi?|errores|fallos?|problemas?|erros?|falhas?|fout|probleem|storing|fejl(?:en)?|problem(?:et|en)?|fel(?:et)?|błąd|usterka)(?: (?!(?:not|nicht|pas|non|no|não|niet|ikke|inte|nie|never|still|noch|only|partly|will|wird|if|when)(?!\p{L}))[^\s.,;!?]+){0,9} (?:no longer (?:exists?|occurs?|present)|(?:fixed|resolved|solved|repaired|behoben|gelöst|beseitigt|corrigée?|résolue?|réglée?|risolt[oa]|corrett[oa]|resuelt[oa]|solucionad[oa]|corregid[oa]|resolvid[oa]|corrigid[oa]|opgelost|verholpen|løst|rettet|åtgärdat|löst|rättat|rozwiązan[ay]|naprawion[ay]|usunięt[ay]))\W*$|^\W{0,3}(?:please |bitte |por favor )?(?:(?:do not|don't|never) ignore|ignorieren sie(?=[^.]* nicht)|n'ignorez|non ignor\p{L}+|no ignor\p{L}+|não ignor\p{L}+|negeer(?=[^.]* niet)|ignorer(?=[^.]* ikke)|ignorera(?=[^.]* inte)|nie ignoruj\p{L}*)(?!\p{L})[^:;\d]*$/u
/** What a line has that is looked into. */
export const hearsay: RegExp = new RegExp(
  `(?<!\\p{L})(?:${before}|${last}|first|1st|erste[rsn]?|premi[eè]re?|prim[ao]|primer[ao]?|primeir[ao]|eerste|første|första|pierwsz\\p{L}{1,3}|before|vorher|zuvor|avant|antes|prima)(?!\\p{L})|${notice.source}|(?:^|[.!?] )[-*•\\d.) ]*${task}${condition.source}|${tail.source}|${ifAny.source}|${mended.source}`,
  'u',
)

/** @param text folded */
export function withoutHearsay(text: string): string {
  if (!hearsay.test(text)) return text
  const kept = text
    .split(/(?<=[.!?]) /)
    .filter((sentence, _, all) => !isHypothetical(sentence) && !(all.length > 1 && earlierRun.test(sentence)))
    .join(' ')
  return kept.replace(history, ' ').replace(restart, ' ').replace(retried, ' ').replace(tail, ' ')
}

/** `The previous backup failed.`, beside something else. */
const earlierRun =
  /^(?:the |die |la |le |il |el |de )?(?:(?:previous|prior|vorherige|vorige) (?:\p{L}+ )?(?:back-?up|job|run|task|attempt|sicherung|lauf|versuch)|(?:sauvegarde|copia|backup|back-up|tarea|attività) (?:précédente|anterior|precedente)) (?:has |had |was |ist |war |a |ha |è )?(?:\p{L}+ )?(?:failed|fehlgeschlagen|mislukt|échoué|fallit[oa]|fallado|falló)\W*$/u

function isHypothetical(sentence: string): boolean {
  return (
    opening.test(sentence) ||
    mended.test(sentence) ||
    (!/[\d:=]/u.test(sentence) && ifAny.test(sentence)) ||
    (promise.test(sentence) && notice.test(sentence) && !tellsOf.test(sentence))
  )
}
