/** Words around a number that make it something else: a limit, a rate, an age. In the languages of the units. */

const than = [
  'below|under|above|over|beyond|within|exceed(?:s|ed|ing)?|up to|at (?:least|most)|(?:less|more|fewer|greater|smaller|larger|longer|shorter|older|newer|bigger) than',
  'unter|über|unterhalb(?: von)?|oberhalb(?: von)?|bis(?: zu)?|mindestens|höchstens|maximal|minimal|innerhalb(?: von)?|(?:weniger|mehr|kleiner|größer|länger|kürzer|älter) als',
  "moins d[e'’]|plus d[e'’]|inférieure? à|supérieure? à|au (?:moins|plus|maximum|minimum)|jusqu['’]à|en dessous de|au-dessus de",
  'meno di|più di|inferiore a|superiore a|almeno|al (?:massimo|minimo)|fino a|oltre|sotto i|sopra i',
  'menos de|más de|mas de|inferior a|superior a|al menos|como máximo|hasta|por debajo de|por encima de',
  'minder dan|meer dan|kleiner dan|groter dan|ouder dan|langer dan|onder|boven|minstens|hoogstens|ten minste|maximaal|tot (?:en met|maximaal)',
  'менее|более|меньше|больше|не менее|не более|ниже|выше|свыше|до|менше|більше|понад|нижче|вище',
].join('|')
const limitBefore = new RegExp(
  `(?:^|[^\\p{L}])(?:(?:${than})|(?:threshold|limit|quota|minimum|maximum|(?<!\\d\\s?)(?:min|max)\\b\\.?|schwellwert|schwelle|grenzwert|seuil|limite|soglia|umbral|límite|drempel|порог|поріг)(?:\\s+(?:of|is|von|de|di|van))?\\s*[:=]?)\\s*$`,
  'iu',
)
const signBefore = /(?:(?<![-=])[<>]=?|[≤≥])\s*$/
const limitAfter = /^\s*(?:threshold|limit|quota|minimum|maximum|or (?:more|less)|oder (?:mehr|weniger))\b/i
const beforeLength = 40

/** Whether the number is what something is compared with: "below 50 GB", "> 3 days", "50 GB limit". */
export function isLimit(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - beforeLength), at)
  return (
    limitBefore.test(before) ||
    signBefore.test(before) ||
    limitAfter.test(text.slice(end, end + beforeLength))
  )
}

const time =
  '(?:s(?:ec|ek|eg|éc)?|m(?:in)?|h|hour|heure|std|stunde|ora|uur|hora|day|tag|jour|giorno|d[ií]a|dag|сек|мин|хв|час|год|день|сут)'
const perTime = `(?:per|pro|par|por|je|al|all['’]|à la|в|на)\\s+${time}`
// Behind a blank, a slash may begin a path.
const rateAfter = new RegExp(`^(?:/\\p{L}|\\s+/\\s?${time}\\p{L}{0,6}(?![\\p{L}/.])|\\s*${perTime})`, 'iu')

/** Whether what follows makes it so much per something: "12 MB/s", "3 GB pro Minute". */
export function isRate(text: string, end: number): boolean {
  return rateAfter.test(text.slice(end, end + beforeLength))
}

const ageAfter = /^\s*(?:ago|old|alt|fa|geleden|siden|sedan|temu|sitten|назад|тому)(?!\p{L})/iu
const ageBefore =
  /(?:^|[^\p{L}])(?:il y a|hace|há|vor|för|co|před|every|alle|tous les|toutes les|ogni|cada|elke|hver|varje)\s*$/iu

/** "2 days ago", "every 5 minutes": a time that has passed or comes again is not how long something took. */
export function isAge(text: string, at: number, end: number): boolean {
  return (
    ageAfter.test(text.slice(end, end + beforeLength)) ||
    ageBefore.test(text.slice(Math.max(0, at - beforeLength), at))
  )
}
