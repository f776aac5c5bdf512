/** Figures behind labels that are in no list: any label that has a word for size, duration, start or end, and none that
 *  makes it something else (`free space`, `backup window`), before a number with a unit or a moment. */
import { readDuration } from '../figures/duration.ts'
import type { FigureFinder, Product } from '../products/product.ts'
import { endOf, linesWith, number } from './figure-lines.ts'
import { mayFind, type Source } from './find-values.ts'
import type { MessageLines } from './message-lines.ts'
import { type Moment, readMoment } from './moment.ts'
import { type RunFigures, readFigures } from './read-figures.ts'

const hasSize = /\d ?(?:[kmgtp]i?b|[kmgtp]i?o|octets|bytes)(?![\p{L}\d/])/giu
const hasSpan =
  /\d ?(?:s|se[ckg]\p{L}*|m|min\p{L}*|mn|h|u|hrs?|hours?|st(?:d|und)\p{L}*|heures?|or[ae]|horas?|uur|tim\p{L}*|godz\p{L}*)\.?(?![\p{L}\d])|\d:\d\d:\d\d/giu
const hasTime = /\d{1,2}:\d\d/gu

/** Behind the start of a line, a cell or a sentence. */
const opening = '(?:^|[\\t,;(] ?|[.] )'
/** What is a label at all comes to its end without a sign, which is told sooner than whose it is. */
const soon = "(?=[\\p{L}' -]+[:=\\t(])"
const words = "(?:[\\p{L}'-]+ ){0,3}?"
const ofSize =
  'größe|groesse|menge|volum|umfang|daten(?!träger|bank)|size|data(?!\\p{L}|base)|bytes|total(?!\\p{L})|totaal|gesamt(?!\\p{L})|taille|octets|données|dimension|dati(?!\\p{L})|tamaño|datos|tamanho|dados|grootte|omvang|gegevens|størrelse|mængde|storlek|mängd|rozmiar|wielkość|ilość|dane(?!\\p{L})|danych'
const otherSize =
  'frei|free|available|libre|liber|livre|disponib|disponív|beschikbaar|vrije?(?!\\p{L})|ledig|tilgængelig|tillgänglig|woln|dostępn|verfügbar|rest|remain|übrig|quota|limit|kapaz|capac|kapac|memory|speicherplatz|disk|rate|speed|geschw|snelheid|hastighe|prędko|vitesse|débit|velocid|velocit|taxa|limit|max|min(?!\\p{L})|threshold|ziel|target|dest|used|belegt|genutzt|utilis|usato|usad|utiliz|gebruikt|brugt|använt|zajęt'
const ofDuration =
  'dauer|laufzeit|duration|elapsed|durée|temps|durat|tempo|tiempo|duraci|duur|verstreken|duraç|decorrid|varighed|varighet|varaktighet|tidsforbrug|tidsåtgång|körtid|køretid|kjøretid|tid(?!\\p{L})|czas(?!\\p{L})|trwani|zeit(?!\\p{L})|time(?!\\p{L})|tijd(?!\\p{L})'
const otherDuration =
  'warte|wait|pause|timeout|retry|intervall?|attente|attesa|espera|wacht|vent|vänt|oczek|next|nächst|remain|rest|verbleib|since|seit|depuis|last|letzt|downtime|uptime|up ?time|rpo|rto|retention|aufbewahr|limit|max|allow|antwort|response|latenc|generation|list(?!\\p{L})|pending'
const ofStart =
  'start|beg[iy]nn?|begun|gestartet|début|debut|commenc|démarr|inizi|avvi|inici|iníci|comienz|comenz|aanvang|påbegynd|påbörja|rozpocz|początek'
const ofEnd =
  'end(?!p|g)|finish|complet|beendet|fertig|fin(?!\\p{L}|anc|al )|termin|achev|fine(?!\\p{L})|conclu|finaliz|einde|eind(?!\\p{L})|voltooid|fim(?!\\p{L})|términ|slut|afslut|avslut|færdig|klaar|gereed|afgerond|klar(?!\\p{L})|zakończ|ukończ|koniec'
const otherMoment =
  'next|nächst|proch|pross|próx|volgend|næste|nästa|następn|last|letzt|dernier|ultim|últim|laatst|senest|sidst|senast|ostatni|version|window|fenster|plage|schedul|geplant|prévu|planif'

function labelled(of: string, other: string, value: string): FigureFinder {
  return {
    in: 'body',
    as: new RegExp(
      `${opening}${soon}(?!(?:[\\p{L}'-]+ ){0,5}?\\p{L}*(?:${other}))${words}[\\p{L}']*?(?:${of})\\p{L}*(?: [\\p{L}'-]+){0,4}(?: ?\\([^()\\d]{1,20}\\))?(?: ?[:=][ \\t]?|\\t)(?:ca\\. ?|~ ?|≈ ?)?(${value})`,
      'iu',
    ),
  }
}
const size = `(?:${number}) ?(?:[kmgtp]i?b|[kmgtp]i?o|octets|bytes)(?![\\p{L}/])`
const ofFiles =
  /(?:dateien|ordner|files?|items|objects|fichiers|éléments|elementi|archivos|ficheros|elementos|arquivos|ficheiros|bestanden|filer|plik[iów]{1,2})(?! (?:to|left|zu|à|da|por|a|te|do) )[^:=\n\d]{0,40}(?:[:=] ?|\t)[\d.,' ]{1,15} ?[[(](\d[\d.,' ]{0,15} ?(?:[kmgtp]i?b|[kmgtp]i?o|octets|bytes))[\])]/iu
const sizes: readonly FigureFinder[] = [labelled(ofSize, otherSize, size), { in: 'body', as: ofFiles }]
const clock = '\\d{1,3}:\\d\\d:\\d\\d(?![\\d:])'
const ofSpan =
  'dauer|laufzeit|duration|elapsed|durée|durata|duraci|duraç|duur|verstreken|decorrid|varighed|varighet|varaktighet|trwani'
const spans: readonly FigureFinder[] = [
  labelled(ofSpan, otherDuration, clock),
  labelled(ofDuration, otherDuration, '\\d[^\\n\\t|;)]{0,60}(?<!\\d\\d:\\d\\d)'),
]
/** Looked for in texts without lists. */
export const wideFigures: readonly FigureFinder[] = [...sizes, ...spans]

/** Perhaps behind its weekday. */
const moments = '(?:\\p{L}{2,12}\\.?,? ){0,2}(?:(?:le|il|el|d\\.|på) )?\\d[^\\n\\t|;)]{3,40}'
const starts = labelled(ofStart, otherMoment, moments)
const ends = labelled(ofEnd, otherMoment, moments)
/** Lines of a log begin with their moment. */
const isLabelled = (line: string) => /^\p{L}/u.test(line)
/** `04.02.2026 23:00 - 23:31`, behind a label of times. */
const range =
  /(?:zeit|time|hora|heure|horaire|orario|ora|tijd|tid|czas|godzin|lauf|run)(?!fenster| window|zone)[\p{L} ]{0,24}[:=] ?(?:[\d./-]{6,10},? (?:um )?)?(\d{1,2}:\d\d(?::\d\d)?)(?: uhr)? ?(?:-|–|—|bis|to|à|a|al?le|tot|til|till|do|às|as) ?(\d{1,2}:\d\d(?::\d\d)?)(?: uhr)?$/imu
const day = 86_400

/** Those that are not known.
 *  @param numbered the text without lists @param whole with lines of lists, as those of logs are @param hasSizes whether it can tell any */
export function readWide(
  numbered: () => Source,
  whole: MessageLines,
  known: RunFigures,
  hasSizes: boolean,
): RunFigures {
  const { sizeBytes, transferredBytes, durationSeconds } = known
  const hasAny = !hasSizes || sizeBytes !== undefined || transferredBytes !== undefined
  if (hasAny && durationSeconds !== undefined) return known
  const { lines, ...rest } = numbered()
  const end = endOf(lines)
  const read = (some: readonly string[], figures: Product['figures'], rest: Omit<Source, 'lines'>) => {
    const body = some.join('\n')
    return body === '' ? {} : readFigures(figures, { lines: { ...lines, body }, ...rest })
  }
  const found = {
    ...(!hasAny && mayFind(sizes, rest) && read(linesWith(hasSize, end), { size: sizes }, rest)),
    ...(durationSeconds === undefined &&
      mayFind(spans, rest) &&
      read(linesWith(hasSpan, end), { duration: spans }, rest)),
    ...known,
  }
  if (found.durationSeconds !== undefined) return found
  const times = linesWith(hasTime, endOf(whole))
  const seconds =
    read(times.filter(isLabelled), { startedAt: [starts], endedAt: [ends] }, { pairs: rest.pairs })
      .durationSeconds ??
    readRange(times.filter(isLabelled).join('\n')) ??
    readLog(times, whole, 'said')
  return seconds === undefined ? found : { ...found, durationSeconds: seconds }
}

function readRange(text: string): number | undefined {
  const [, from, to] = range.exec(text) ?? []
  const [start, end] = [from, to].map(time => time && secondsOf(time))
  if (typeof start !== 'number' || typeof end !== 'number') return undefined
  return end >= start ? end - start : end - start + day
}

function secondsOf(time: string): number | undefined {
  return readDuration(time.length > 5 ? time : `${time}:00`)
}

const stamped =
  /^(?:\[\d{1,6}\] |[A-Z]{4,7}:? )?\W{0,2}((?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.](?:\d{4}|\d\d)|\d{1,2}[-/]\p{L}{3}[-/]\d{4}|[A-Z][a-z]{2}[ \t]\d{1,2})[ T,\t]{1,2}\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?(?: (?:CES?T|UTC|GMT|[A-Z]{3,4}|[+-]\d{4}))?\W{1,5}(.*)$/u
const isStamped = (line: string) => stamped.test(line)
const begins =
  /(?<!\p{L})(?:start|begin|begun|beginn|initiat|avvi|inizi|inici|comenz|comienz|début|démarr|lanc|commenc|påbegynd|påbörja|rozpocz|uruchom|aanvang)/iu
const finishes =
  /(?<!\p{L})(?:end|finish|complet|done|fail|error|exit|beendet|ende|fertig|abgeschl|fehl|abgebr|termin|achev|fin(?!\p{L})|échec|échou|erreur|finaliz|conclu|concluíd|fall|falh|error|fine|finit|riuscit|klaar|voltooid|afgerond|mislukt|gereed|færdig|afslut|fuldf|gennemf|mislyk|klar|slutf|avslut|misslyck|lyckad|zakończ|ukończ|błąd|błęd|nieuda|niepowod|wykona)/iu
/** A row of a list of runs. */
const saysHow =
  /(?<!\p{L})(?:ok|succe|complet|finish|fail|error|erfolg|fehl|réussi|échec|riuscit|fallit|correct|éxito|fallid|sucesso|falh|geslaagd|mislukt|gelukt|lykke|mislyk|lyck|misslyck|udan|powod)/iu
const longest = 2 * day

/** Of a log that does not say that it begins: from its first line, where nothing else tells. */
export function readWholeLog(lines: MessageLines): number | undefined {
  return readLog(linesWith(hasTime, endOf(lines)), lines, 'first line')
}

/** What lies between the lines with which a log begins and ends. */
function readLog(
  times: readonly string[],
  lines: MessageLines,
  begin: 'said' | 'first line',
): number | undefined {
  const first = times.find(isStamped) ?? ''
  const last = times.findLast(isStamped) ?? ''
  const [, begun = '', start = ''] = stamped.exec(first) ?? []
  const [, ended = '', end = ''] = stamped.exec(last) ?? []
  const isWhole =
    begins.test(start) || (begin !== 'said' && lines.body.startsWith(first) && !saysHow.test(start))
  if (first === last || !isWhole || !finishes.test(end)) return undefined
  if (/^\p{L}/u.test(begun)) return betweenTimes(begun, ended)
  const [from, to] = [begun, ended].map((moment): Moment | undefined => readMoment(moment, lines))
  if (!from?.isDated || !to?.isDated) return undefined
  const seconds = (to.wallMs - from.wallMs) / 1000
  return seconds > 0 && seconds < longest ? seconds : undefined
}

/** Of a day that has no year. */
function betweenTimes(from: string, to: string): number | undefined {
  if (from.slice(0, -8) !== to.slice(0, -8)) return undefined
  const [start, end] = [from, to].map(moment => secondsOf(moment.slice(-8)))
  return start === undefined || end === undefined || end <= start ? undefined : end - start
}
