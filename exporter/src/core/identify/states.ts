/** What stands alone in a status field or in a column of states, where a word says more than in a sentence: `Missed`,
 *  `At risk`, `NotStarted`. */
import { readSense, type Sense } from './sense.ts'

const only = (words: readonly string[]) => new RegExp(`^(?:${words.join('|')})$`, 'iu')
const stopped = only([
  'missed|cancell?ed|stopped|killed|interrupted|terminated|expired|offline|unreachable|dropped(?: session)?',
  'lost|incomplete|blocked|rejected|disabled|timed? ?-?out|severed|stuck|stalled|halted|disconnected|overdue|late',
  'ko|nok|nein|non|no|fault|bad|red|critical|crit|sev[01]|rot|rouge|rojo|rosso',
  'did not run|no connection|never(?: run)?|down|dead|ej|aldrig|jamais|nunca|mai|nooit|nigdy|no (?:recent )?back-?ups?|not protected|unprotected',
  'verpasst|gestoppt|unterbrochen|unvollständig|blockiert|getrennt|deaktiviert|überfällig|ungeschützt',
  'manquée?|arrêtée?|interrompue?|incomplète?|bloquée?|hors ligne|désactivée?|non protégée?',
  'mancat[oa]|fermat[oa]|interrott[oa]|incomplet[oa]|bloccat[oa]|disconness[oa]|disattivat[oa]|non protett[oa]',
  'perdid[oa]|detenid[oa]|interrumpid[oa]|bloquead[oa]|desconectad[oa]|parad[oa]|interrompid[oa]|desativad[oa]',
  'desprotegid[oa]|gemist|gestopt|onderbroken|onvolledig|geblokkeerd|onbeschermd|stoppet|afbrudt|ufuldstændig',
  'blokeret|stoppad|avbruten|missad|ofullständig|blockerad|oskyddad|pominięt[eay]|zatrzyman[eay]|przerwan[eayo]',
  'niekompletn[eay]|niechronion[eay]|(?:switched|powered|turned) off|no contact|keine verbindung|ausgeschaltet|abgeschaltet|kein kontakt',
  'pas de connexion|sans connexion|éteinte?|nessuna connessione|senza connessione|irraggiungibile|spent[oa]',
  'sin conexión|inaccesible|apagad[oa]|sem (?:conexão|ligação)|inacessível|desligad[oa]|geen verbinding|onbereikbaar',
  'uitgeschakeld|ingen (?:forbindelse|kontakt|anslutning)|slukket|avstängd|brak połączenia|niedostępn[ayoe]|wyłączon[ayoe]',
])
/** Something was saved, or will be. */
const weak = only([
  'at risk|non-?compliant|not compliant|out of (?:sla|compliance|date)|degraded|unhealthy|stale|outdated|delayed',
  'behind|paused|suspended|on hold|partial|yellow|amber|orange|attention',
  'gefährdet|veraltet|verzögert|pausiert|angehalten|eingeschränkt|teilweise|gelb|à risque|obsolète|retardée?',
  'en pause|suspendue?|dégradée?|partiel(?:le)?|jaune|a rischio|obsolet[oa]|in ritardo|in pausa|sospes[oa]',
  'parziale|giall[oa]|en riesgo|em risco|desactualizad[oa]|desatualizad[oa]|atrasad[oa]|pausad[oa]|en pausa|em pausa',
  'suspendid[oa]|suspens[oa]|parcial|amarill[oa]|amarel[oa]|risico|verouderd|vertraagd|gepauzeerd|gedeeltelijk|geel',
  'forældet|forsinket|på pause|delvis|gul|inaktuell|försenad|pausad|zagrożon[eay]|nieaktualn[eay]|opóźnion[eay]',
  'wstrzyman[eay]|częściow[eay]|żółt[eay]',
])
/** Perhaps with errors. */
const ended = only([
  'udført|utförd|wykonan[aoy]|uitgevoerd|ausgeführt|durchgeführt|effectuée?|réalisée?|eseguit[oa]|effettuat[oa]',
  'realizad[oa]|executad[oa]|ejecutad[oa]|efetuad[oa]|performed|executed|carried out',
])
/** As the result of a run; a machine that is well has run nothing. */
const well = only([
  'conforme|nominale?|(?:all )?(?:good|fine|well|green)|(?:alles )?(?:gut|bestens)|grün|(?:tout )?bon|vert|(?:tutto )?(?:bene|regolare)|verde',
  '(?:todo )?bien|(?:tudo )?(?:bem|certo)|(?:alles )?goed|groen|(?:alt )?godt|grøn|(?:allt )?bra|grön|(?:wszystko )?dobrze|zielon[yae]',
])
/** As people say it, who mean all of the run. */
const fine = only([
  'met|(?:in |fully )?complian(?:t|ce)|erfüllt|eingehalten|respectée?|rispettat[oa]|cumplid[oa]|cumprid[oa]|overholdt|uppfylld|spełnion[eay]',
  'all (?:good|well|fine)|everything (?:good|fine|went well)|alles (?:gut|bestens|in ordnung)|tout (?:va|est) bien|tout est bon',
  'tutto (?:bene|a posto|ok)|todo (?:bien|correcto|ok)|tudo (?:bem|certo|ok)|alles (?:goed|in orde)|alt (?:godt|vel|i orden|ok)',
  'allt (?:bra|väl|ok)|wszystko (?:dobrze|w porządku|ok)',
])
/** `Not run - …`. */
const notRun =
  /^(?:not|never|nicht|non|pas|no|não|niet|ikke|inte|ej|aldrig|jamais|nunca|mai|nooit|nigdy|nie) (?:yet )?(?:run|ran|executed|performed|started|attempted|gelaufen|ausgeführt|gestartet|exécutée?|lancée?|démarrée?|eseguit[oa]|avviat[oa]|ejecutad[oa]|iniciad[oa]|executad[oa]|uitgevoerd|gestart|gedraaid|kørt|startet|udført|körd|startad|utförd|wykonan[eoay]|uruchomion[eoay])(?!\p{L})/iu

export const isWell = (cell: string): boolean => well.test(cell.trim())

export function readState(cell: string): Sense {
  const text = inWords(cell.trim())
  const sense = readSense(text)
  if (sense === 'failure' || notRun.test(text)) return 'failure'
  if (sense !== 'nothing') return sense
  if (fine.test(text)) return 'success'
  if (stopped.test(text)) return 'failure'
  return weak.test(text) ? 'warning' : ended.test(text) ? 'ended' : 'nothing'
}

/** `NotStarted` as `Not Started`. */
function inWords(text: string): string {
  return /^\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+){1,5}$/u.test(text)
    ? text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    : text
}
