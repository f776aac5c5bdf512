/** Figures in the sentences of people: `Gesichert wurden ca. 1.234,5 GB, gedauert hat es 3 Std.`, `tardó 5 horas y 20
 *  minutos`. A size is taken only where the message tells no other, and nothing beside it makes it something else; how long it
 *  took, only beside a word for taking. The last resort of messages of which nothing else told a figure. */
import { readDuration } from '../figures/duration.ts'
import { readSize } from '../figures/size.ts'
import { foldCase } from '../text.ts'
import { endsOf, number } from './figure-lines.ts'

/** People write less; what is longer is a list or a log. */
const maxProse = 8000

const anySize = new RegExp(
  `(?<![\\p{L}\\d.,/-])(?:${number}) ?(?:[kmgtp]i?[bo]|[kmgt]?bytes?|octets)(?![\\p{L}\\d/])`,
  'giu',
)
/** In its clause. */
const otherSize =
  /frei|free|avail|libre|libero|liber[aio](?!\p{L})|livre|disponib|disponív|beschikbaar|vrije?(?!\p{L})|ledig|tilgæng|tillgäng|woln|dostępn|verfügbar|remain|left(?!\p{L})|übrig|restant|quota|limit|kapaz|capac|kapac|memory|speicherplatz|(?<!\p{L})(?:need|requir|benötig|brauch|erforder|nécess|besoin|serv(?:e|ono)(?!\p{L})|necess|necesit|precis|nodig|kræv|behöv|behov|potrzeb|wymag)|rate|speed|geschw|snelheid|hastigh|prędko|vitesse|débit|velocid|velocit|(?<!\p{L})max|(?<!\p{L})min\.? |threshold|belegt|genutzt|utilis|usat[oi]|usad[oa]|gebruikt|brugt|använt|zajęt|grew|grown|gewachsen|instead|statt(?!\p{L})|au lieu|invece|en lugar|em vez|in plaats|i stedet|istället|zamiast|normally|sonst|usually|less than|more than/u
/** Told of another run. */
const otherRun =
  /(?<!\p{L})(?:previous|prior|vorherige|vorige|précédent|anterior|precedente|forrige|förra|föregående|poprzedni|(?:last|letzte[rsn]?|dernier|dernière|últim[oa]|ultim[oa]|laatste|seneste|sidste|senaste|ostatni[aey]?) (?!night|nacht|nuit|noche|notte|noite|nat(?!\p{L})|natt|noc|weekend|wochenende))/u
const sentenceEnd = /[.!?;](?=\s|$)|[\n\t]/

export function readProseSize(body: string): number | undefined {
  if (body.length > maxProse) return undefined
  const text = endsOf(body)
  const seen = new Set<string>()
  let only: number | undefined
  for (const { index, 0: found } of text.matchAll(anySize)) {
    const sentence = sentenceAround(text, index, found.length)
    // A list may tell the same of many files.
    if (seen.has(`${found}\n${sentence}`)) continue
    seen.add(`${found}\n${sentence}`)
    const bytes = readSize(found)
    const folded = foldCase(sentence)
    if (bytes === undefined || bytes === 0 || otherRun.test(folded)) continue
    if (otherSize.test(folded) || (only !== undefined && only !== bytes)) return undefined
    only = bytes
  }
  return only
}

function sentenceAround(text: string, at: number, length: number): string {
  let start = at
  while (start > 0 && at - start < maxSentence && !isBetween(text, start)) start--
  const end = sentenceEnd.exec(text.slice(at + length, at + length + maxSentence))
  return text.slice(start, at + length + (end?.index ?? maxSentence))
}

/** Whether a sentence ends before this place, or has ended with a mark that stands there. */
function isBetween(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const here = text.charCodeAt(at)
  if (isBreak(before) || isBreak(here) || isMark(here)) return true
  return isMark(before) && /\s/.test(text.charAt(at))
}

/** A line break, a tab. */
function isBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x09
}

/** `.!?;` */
function isMark(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3b
}
const maxSentence = 160

const took =
  'took|taken|lasted|dauer(?:te|t)?|gedauert|brauchte|gebraucht|benötigte|duré|pris|mis|durat[oa]|impiegat[oa]|ci ha messo|duró|durado|tard(?:ó|aron|ado)|llev(?:ó|ado)|demor(?:ó|ado|ou)|levou|durou|tardou|duurde|geduurd|kostte|in beslag|tog|taget|varede|varet|tok|varade|varat|pågick|(?:po)?trwał[aoy]?|zaj(?:ął|ęł[aoy])'
const ended =
  'finit[oa]|finished|done|completed|fertig|beendet|abgeschlossen|durchgelaufen|finie?|terminée?|terminat[oa]|completat[oa]|terminad[oa]|terminó|finalizad[oa]|finalizó|acabó|acabou|concluíd[oa]|concluiu|klaar|voltooid|færdig|afsluttet|klar|slutförd|skończył[ao]?|zakończył[ao]?|zakończon[ao]'
const after = 'after|nach|après|dopo|después de|tras|depois de|após|na|efter|po|in|en|em|på|w'
const span = '(\\d[^\\n;()]{0,60})'
/** Each of a way to tell how long it took. */
export const proseSpans: readonly RegExp[] = [
  new RegExp(`(?<!\\p{L})(?:${took})(?!\\p{L})[^.;\\n\\d]{0,40}? ${span}`, 'iu'),
  new RegExp(
    `(?<!\\p{L})(?:hat|heeft|ha|a|har) ${span} (?:gedauert|gebraucht|geduurd|tardado|durado|varat)`,
    'iu',
  ),
  new RegExp(`(?<!\\p{L})(?:${ended})(?!\\p{L})[^.;\\n]{0,30}? (?:${after}) ${span}`, 'iu'),
]

/** @param may whether an expression can fit the body */
export function readProseDuration(body: string, may: (form: RegExp) => boolean): number | undefined {
  if (body.length > maxProse) return undefined
  const text = endsOf(body)
  for (const form of proseSpans.filter(may)) {
    const match = form.exec(text)
    const [found = '', told = ''] = match ?? []
    if (!match || otherRun.test(foldCase(sentenceAround(text, match.index, found.length)))) continue
    const seconds = readDuration(told)
    if (seconds !== undefined && unitNext.test(told)) return seconds
  }
  return undefined
}
/** No count and no time of day. */
const unitNext = /^\d[\d.,]* ?(?:\p{L}|½)|^\d{1,3}:\d\d:\d\d/u
