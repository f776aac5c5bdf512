/** Messages of people about backups, and of makers about their products: answers in a support case, comments in a forum,
 *  notes of a release. They speak of failures, and tell of no run. Taken for that only by two marks at once, as tickets
 *  are opened by machines for runs that failed, too. */
import { type MessageLines, passedOn, type Readable } from './message-lines.ts'
import { readSense } from './sense.ts'
import { isVerdict, type Statement } from './statements.ts'

const inCase =
  /(?:ticket|case|request|incident|vorgang|anfrage|fall|support|demande|dossier|caso|richiesta|solicitud|pedido|chamado|zaak|aanvraag|sag|ärende|zgłoszenie)[ :]{0,2}(?:id|nr|no|n°)?[ .:#-]{0,3}[a-z]{0,5}-?\d{3,}|#\d{4,}/iu
const answerMark =
  /(?:reply|respond|type|write) (?:\p{L}+ ){0,4}above this line|antwort\p{L}* (?:\p{L}+ ){0,3}(?:über|oberhalb) dieser (?:zeile|linie)|répond\p{L}* (?:\p{L}+ ){0,2}au-dessus de cette ligne|rispond\p{L}* sopra (?:a )?questa (?:riga|linea)|respond\p{L}* (?:por encima|encima) de esta línea|respond\p{L}* acima desta linha|(?:antwoord|reageer) boven deze (?:regel|lijn)|(?:svar|skriv) over denne linj?e|svara ovanför denna rad|odpowied\p{L}* powyżej tej linii|thank(?:s| you) for (?:contacting|reaching out|your (?:request|patience|reply))|(?:danke|dank) für ihre (?:anfrage|nachricht|geduld)|merci d'avoir contacté|merci (?:pour|de) votre (?:demande|message)|grazie per (?:averci|aver) contattat|gracias por (?:contactar|ponerse en contacto|comunicarse)|obrigad[oa] por (?:contact|entrar em contat)|bedankt voor (?:uw|je) (?:bericht|vraag|melding)|tak for din henvendelse|tack för att du kontaktar|dziękujemy za kontakt/iu
const person =
  /^(?:hello|hi|dear|hallo|guten (?:tag|morgen)|sehr geehrte|bonjour|cher|chère|buongiorno|gentile|ciao|hola|estimad[oa]|olá|ola|prezad[oa]|beste|geachte|hej|kære|bästa|witam|dzień dobry|szanown\p{L}+)(?=[ ,!])/imu
const discussed =
  /\((?:issue|pr|pull request|discussion) #\d+\)$|(?<!\p{L})(?:new|neue[rs]?|nouvelle|nuova|nueva|nova|nieuwe|ny|nytt) (?:reply|comment|post|answer|antwort|kommentar|beitrag|réponse|risposta|respuesta|resposta|reactie|svar) (?:to|on|in|auf|zu|à|a|em|op|på|til)(?!\p{L})|(?:commented|replied|mentioned you|hat (?:geantwortet|kommentiert)) (?:on|to|in|auf)(?!\p{L})/iu
const release =
  /(?:^|\] |: )releases? v?\d+(?:\.\d+)+|(?<!\p{L})v?\d+(?:\.\d+)+(?: \p{L}+)? (?:is|are) (?:here|out|released|live)(?!\p{L})|change ?log (?:for|of)|release notes|what's new in|neu in version|neuerungen in|nouveautés (?:de|dans)|novità (?:di|della|nella)|novedades (?:de|en)|novidades (?:da|do|na)|nieuw in versie|nyheder i version|nyheter i version|co nowego w/iu
const offer =
  /price ?list|price (?:increase|change)|preisliste|preisanpassung|liste de prix|grille tarifaire|listino(?: prezzi)?(?!\p{L})|lista de (?:precios|preços)|prijslijst|prisliste|prislista|cennik|introducing |save the date|you're invited|join us|(?:einladung|invitation|invito|invitación|convite|uitnodiging|inbjudan|zaproszenie) (?:zu[mr]?|à|to|al|a|para|voor|till|na) /iu
const leave =
  /unsubscribe|manage (?:your )?preferences|abmelden|abbestellen|désabonner|désinscrire|darse de baja|disiscri|cancelar (?:a )?(?:inscrição|assinatura|suscripción)|afmelden|uitschrijven|afmeld|avregistrera|avsluta prenumeration|wypisz/iu
const lookChars = 20_000

const advice =
  /^\W{0,3}(?:how (?:to|do|can|you can)(?!\p{L})|so (?:prüfen|kontrollieren|erkennen|testen) sie|wie (?:sie|man|prüfe)(?!\p{L})|comment (?:vérifier|savoir|contrôler|être)|come (?:verificare|controllare|sapere)|c[óo]mo (?:comprobar|saber|verificar)|hoe (?:controleert|weet|kunt) |sådan (?:tjekker|ser|kontrollerer)|så (?:här )?(?:kontrollerar|ser) du|jak sprawdzić|how did we do|wie zufrieden|\d+ (?:reasons|tips|ways|things|gründe|tipps|raisons|conseils|motivi|consigli|razones|consejos|razões|dicas|redenen|grunde|gode råd|skäl|råd|powod\p{L}*|porad)(?!\p{L}))/iu

/** It teaches, or asks how people liked it. */
export function isAdvice({ subjects }: MessageLines): boolean {
  return advice.test(subjects[0] ?? '')
}

/** Somebody has answered, in a forum or below an issue: whatever product is spoken about. */
export function isDiscussed({ subjects }: MessageLines): boolean {
  return discussed.test(subjects[0] ?? '')
}

/** @param fields what status fields say: somebody's letter has none */
export function isTalk({ subjects, body }: MessageLines, fields: readonly Statement[]): boolean {
  if (fields.length > 0 || !inCase.test(subjects[0] ?? '')) return false
  const text = body.slice(0, lookChars)
  return answerMark.test(text) && person.test(text)
}

/** @param said by the subject: what tells how a run went is no news of a product */
export function isNews({ subjects, body }: MessageLines, said: readonly Statement[]): boolean {
  if (said.some(isVerdict)) return false
  const subject = subjects.join('\n')
  return release.test(subject) || (offer.test(subject) && leave.test(body.slice(0, lookChars)))
}

/** It may have words of somebody above what it quotes. */
const mayHaveOwn = new RegExp(`^\\s*(?:${passedOn})\\s*(?:\\[\\d+\\]\\s*)?:`, 'i')
const replied = /^\s*(?:re|aw|antw|antwort|sv|rif|res|r|odp)\s*(?:\[\d+\]\s*)?:/i
/** Where what somebody quotes begins. */
const quoteBegins =
  /^[ \t]*(?:>|-{2,} ?\p{L}[\p{L}' -]{3,40}-{2,}\s*$|(?:from|von|de|da|van|fra|från|od) ?: .{0,150}@|.{5,120} (?:wrote|schrieb|a écrit|ha scritto|escribió|escreveu|schreef|skrev|napisał\p{L}*) ?:?\s*$)/imu
const leastWords = 4
/** `Please have a look.`, `see below`, `for your information`: with what mails are handed on, which says nothing of them. */
const handedOn =
  /^(?:please |kindly |could you (?:please )?|bitte |merci de |veuillez |per favore |prego |por favor |favor |graag |venligst |vänligen |proszę )?(?:(?:have|take) a look|look (?:at this|below)|see (?:below|attached)|(?:forwarding|sending) (?:this|it)(?: to you| on)?|fyi|for your (?:information|records|attention)|(?:ein(?:en)?mal )?(?:an)?(?:schauen|sehen|gucken|ansehen|anschauen)|siehe (?:unten|anbei|anhang)|zur (?:info(?:rmation)?|kenntnis(?:nahme)?|ablage)|weitergeleitet|regarder|voir ci-(?:dessous|joint)|jeter un (?:œil|coup d'œil)|pour (?:info(?:rmation)?|ton information|votre information)|da(?:i|re|te)? un'occhiata|vedi (?:sotto|allegato)|per (?:conoscenza|informazione)|ech(?:ar|a|e) un vistazo|ver (?:abajo|adjunto)|para (?:su|tu|vuestra) información|d(?:ar|á|ê) uma (?:olhada|vista de olhos)|ver (?:abaixo|anexo)|para (?:seu|vosso|teu) conhecimento|(?:even )?bekijken|zie (?:onder|hieronder|bijlage)|ter (?:info(?:rmatie)?|kennisname)|tag et kig|se (?:nedenfor|nedan|bifogat|vedhæftet)|til (?:orientering|info(?:rmation)?)|ta en titt|för (?:kännedom|info(?:rmation)?)|rzu(?:ć|cić) okiem|patrz poniżej|do wiadomości|dla informacji)(?: (?:at (?:this|it)|below|unten|hier|ci-dessous|qui sotto|please|bitte|svp))?\W*$/iu

/** Whoever quotes a success says otherwise above it; or answers to it and says nothing of one.
 *  @returns what is said */
export function findObjection({ subject, text }: Pick<Readable, 'subject' | 'text'>): string | undefined {
  if (!mayHaveOwn.test(subject)) return undefined
  const begin = quoteBegins.exec(text.slice(0, lookChars))?.index
  if (begin === undefined) return undefined
  const own = text
    .slice(0, begin)
    .split('\n')
    .map(line => line.trim())
    .filter(line => /\p{L}/u.test(line))
  const senses = own.map(readSense)
  const bad = own.find((_, at) => senses[at] === 'failure' || senses[at] === 'warning')
  if (bad !== undefined || !replied.test(subject)) return bad
  if (senses.some(sense => sense === 'success' || sense === 'ended')) return undefined
  const said = own.filter(line => !handedOn.test(line))
  return countWords(said.join(' ')) < leastWords ? undefined : said[0]
}

function countWords(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0
}
