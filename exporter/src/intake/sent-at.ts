/** A Date header → epoch ms. What cannot be read is absent, never the time of reading. */

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** Names that RFC 5322 still lets mails carry; every other name counts as UTC, as it says. */
const zones: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
}
const mailDate =
  /(?:^|[\s,])(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]{0,6}\.?[\s-]+(\d{2,4})[,\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([+-]\d{2}:?\d{2}|[A-Z]{1,5})?/
const isoDate = /^\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?/

/** @param value as in the header; a stray `;` or a comment behind the date does no harm. */
export function findSentAtMs(value: string): number | undefined {
  const text = value.slice(0, 200)
  const iso = isoDate.exec(text)
  if (iso !== null) return finite(Date.parse(`${iso[1]}T${iso[2]}Z`) - offsetMs(iso[3] ?? 'Z'))
  const mail = mailDate.exec(text)
  if (mail === null) return undefined
  const month = months.indexOf((mail[2] ?? '').toLowerCase())
  const day = Number(mail[1])
  const [hour, minute, second] = [Number(mail[4]), Number(mail[5]), Number(mail[6] ?? 0)]
  if (month < 0 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined
  const ms = Date.UTC(fullYear(mail[3] ?? ''), month, day, hour, minute, second)
  return finite(ms - offsetMs(mail[7] ?? 'Z'))
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 3) return 1900 + year
  return digits.length === 2 ? year + (year < 50 ? 2000 : 1900) : year
}

function offsetMs(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (match === null) return (zones[zone] ?? 0) * 60_000
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}

const finite = (ms: number): number | undefined => (Number.isFinite(ms) ? ms : undefined)
