/** What is still to come: `a backup will be created`, `jobs will fail after that date`. Nothing that is promised has gone
 *  well, and what is threatened has not gone wrong yet. In folded form. */
import { foldCase } from '../text.ts'

/** Up to the end of the clause. */
const rest = '(?:[^.!?;,:\\t]|[.,:](?=\\S))*'
const todo =
  "(?:will|shall)(?! (?:not|never|no)(?!\\p{L}))|(?:it|they|we|you|there)'ll|(?:is|are) (?:going|about|due|expected|planned|scheduled|set) (?:to|for)(?!\\p{L})|to be (?:\\p{L}+ )?(?:created|made|taken|completed|performed|finished|run)"
const later =
  'wird|werden|sera|seront|(?:va|vont) être|será|serán|(?:va|van) a|se (?:realizar|crear|ejecutar|har|iniciar|completar|guardar)án?|sarà|saranno|verrà|verranno|serão|(?:vai|vão) ser|zal|zullen|wordt|worden|bliver|skal|kommer att|skall?|zostanie|zostaną|będzie|będą'
/** What something is for. */
const purpose =
  "(?:in order )?to (?:keep|continue|ensure|make sure|let|allow|enable|help)(?!\\p{L})|so that|damit|afin (?:de|que|d')|pour (?:que|continuer|garder)|affinché|per (?:continuare|mantenere|poter)|para (?:que|seguir|continuar|mantener|manter|poder)|zodat|opdat|for at|för att|aby|żeby"
const promised = `(?<!\\p{L})(?:${purpose})(?!\\p{L})${rest}|(?<!\\p{L})(?:${todo}|${later})(?! (?:nicht|pas|non|niet|ikke|inte|nie)(?!\\p{L}))(?!\\p{L})${rest}`
export const ahead: RegExp = new RegExp(promised, 'gu')

const may =
  '(?:will|shall|may|might|could|would|can|are going to|is going to) (?:(?:no longer|likely|then|also|soon|start to|begin to) )?(?:fail|expire|end|stop|cease|break|lapse|run out|retire|reach|work|run|be (?:retired|removed|disabled|discontinued|unsupported|deprecated|blocked|interrupted|missed|delayed|suspended|paused|unavailable|skipped|cancell?ed|stopped|supported|deleted|turned off|shut down|switched off))'
const others = [
  '(?:wird|werden|kann|können|könnte\\p{L}?)(?: \\p{L}+){0,5} (?:fehlschlagen|scheitern|ablaufen|enden|eingestellt|abgeschaltet|unterbrochen|abgebrochen|auslaufen)',
  '(?:échouer|expirer|cesser|prendr)(?:a|ont)(?: fin)?|(?:va|vont|peut|peuvent|pourrai(?:t|ent)|risquent? de) (?:échouer|expirer|cesser|être interrompue?s?)',
  '(?:fallar|expirar|caducar|vencer)án?|dejarán? de|(?:puede|pueden|podrían?|va a|van a) (?:fallar|caducar|expirar|interrumpirse)',
  '(?:fallir|scadr|cesser|smetter|terminer)(?:à|anno)|(?:può|possono|potrebbero?) (?:fallire|scadere|interrompersi|non riuscire)',
  '(?:zal|zullen|kan|kunnen)(?: \\p{L}+){0,3} (?:mislukken|verlopen|stoppen|aflopen|falen)',
  '(?:falhar|expirar|vencer)(?:á|ão)|deixar(?:á|ão) de|(?:pode|podem|poderá|poderão) (?:falhar|expirar|ser interrompid[oa]s?)',
  '(?:vil|kan|kommer til å|kommer att|ska)(?: \\p{L}+){0,2} (?:fejle|mislykkes|feile|udløbe|utløpe|stoppe|ophøre|misslyckas|upphöra|sluta|löpa ut|gå ut)',
  '(?:wygaśnie|wygasną|przestanie|przestaną|(?:może|mogą|zakończy|zakończą)(?: się)? (?:\\p{L}+ )?(?:niepowodzeniem|błędem|nie powieść))',
  "(?:in dieser zeit|in diesem zeitraum|während (?:der|dieser) \\p{L}+|during (?:this|that|the) (?:time|period|window|maintenance|work|upgrade)|pendant (?:cette|la|l') ?\\p{L}+|durante (?:quest[oa]|la|il|este|esta|el|esse|essa|a|o) \\p{L}+|in deze (?:periode|tijd)|tijdens (?:het|dit|de) \\p{L}+|i (?:denne|dette|denna) \\p{L}+|under (?:denna |den |tiden|vedligehold|underhåll)\\p{L}*|w tym czasie|podczas (?:prac|przerwy|konserwacji)) (?:[^.!?;,\\t]* )?(?:können|kann|werden|wird|cannot|can't|can not|will|may|pourra|pourront|sera|seront|sarà|saranno|potrà|potranno|podrá|podrán|estará|estarán|será|serán|serão|poderá|poderão|haverá|kunnen|kan|zal|zullen|vil|kommer|går|będzie|będą)",
].join('|')
const fixed =
  'fix(?:es|ed|ing)?(?: for)? (?:an? |the |some |several )?(?:rare |known )?(?:issues?|problems?|bugs?|errors?)|(?:resolves|addresses|corrects) (?:an? |the |some |several )?(?:rare |known )?(?:issues?|problems?|bugs?|errors?)|behebt (?:ein(?:en)? |das |den )?(?:problem|fehler)|corrige (?:un |una |le |il |el |o )?(?:problèm|problem|bug|error|errore|erro)|risolve (?:un |il )?problem|(?:lost|verhelpt) (?:een |het )?probleem|løser (?:et )?problem|åtgärdar (?:ett )?problem|naprawia (?:problem|błąd)'
/** Also what an update mends. */
const threatened = `(?<!\\p{L})(?:${may}|${others}|${fixed})(?!\\p{L})${rest}`
const threat = new RegExp(threatened, 'gu')

/** @param text folded */
export function withoutAhead(text: string): string {
  return text.replace(ahead, ' ')
}

/** A run that is made once more did not go well before. */
const again =
  /retr(?:y|ied)|again|erneut|wiederhol|nouveau|di nuovo|nuevo|novo|novamente|opnieuw|(?<!\p{L})igen(?!\p{L})|ponown/u

const onlyPlanned =
  /(?<!\p{L})(?:scheduled|eingeplant|planifiée?|programmat[oa]|pianificat[oa]|programad[oa]|agendad[oa]|ingepland|planlagt|inplanerad|schemalagd|zaplanowan[aoy])\W*$/u

export function isPromise(subject: string): boolean {
  const folded = foldCase(subject)
  return (withoutAhead(folded) !== folded || onlyPlanned.test(folded)) && !again.test(folded)
}

/** @param text folded */
export function withoutThreats(text: string): string {
  return text.replace(threat, ' ')
}
