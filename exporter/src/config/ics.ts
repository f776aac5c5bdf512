/** Lines of an iCalendar file (RFC 5545) → its events. Only the shape is read here; what a date or a rule means is
 *  holidays.ts's and recurrence.ts's. */

export type IcsProperty = {
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  readonly value: string
  readonly line: number
}
export type IcsEvent = { readonly line: number; readonly properties: readonly IcsProperty[] }
export type IcsCalendar = {
  /** Properties of the calendars themselves. */
  readonly properties: readonly IcsProperty[]
  readonly events: readonly IcsEvent[]
}

const charactersLimit = 10_000_000
const eventLimit = 10_000

/** A trouble in a certain line; the file's name is put before it by whoever knows it. */
export function lineError(line: number, text: string, cause?: unknown): Error {
  return new Error(`${line}: ${text}`, { cause })
}

/** @throws Error that begins with the line. */
export function parseIcs(text: string): IcsCalendar {
  if (text.length > charactersLimit)
    throw lineError(1, `has more than ${charactersLimit} characters; a calendar of holidays is shorter`)
  const open: { readonly name: string; readonly line: number; readonly properties: IcsProperty[] }[] = []
  const calendarProperties: IcsProperty[] = []
  const events: IcsEvent[] = []
  let calendars = 0
  for (const { line, content } of unfold(text)) {
    const property = readProperty(content, line)
    const inner = open.at(-1)
    const component = property.value.trim().toUpperCase()
    if (property.name === 'BEGIN') {
      if (!inner && component !== 'VCALENDAR')
        throw lineError(line, `"${content.slice(0, 60)}" stands outside of BEGIN:VCALENDAR`)
      open.push({ name: component, line, properties: [] })
    } else if (!inner) {
      throw lineError(
        line,
        `"${content.slice(0, 60)}" is no calendar; an .ics file starts with BEGIN:VCALENDAR`,
      )
    } else if (property.name !== 'END') {
      inner.properties.push(property)
    } else {
      if (inner.name !== component)
        throw lineError(line, `END:${component} does not close BEGIN:${inner.name} of line ${inner.line}`)
      open.pop()
      if (component === 'VCALENDAR') {
        calendars++
        calendarProperties.push(...inner.properties)
      } else if (component === 'VEVENT') {
        events.push({ line: inner.line, properties: inner.properties })
      }
      if (events.length > eventLimit) throw lineError(line, `more than ${eventLimit} events`)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed)
    throw lineError(unclosed.line, `BEGIN:${unclosed.name} is never closed; the file seems to be cut`)
  if (calendars === 0) throw lineError(1, 'is empty; an .ics file starts with BEGIN:VCALENDAR')
  return { properties: calendarProperties, events }
}

/** Joins lines that begin with a blank to the one before. */
function* unfold(text: string): Generator<{ readonly line: number; readonly content: string }> {
  let held: { line: number; parts: string[] } | undefined
  let line = 0
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    line++
    if (/^[ \t]/.test(raw) && held) {
      held.parts.push(raw.slice(1))
      continue
    }
    if (held) yield { line: held.line, content: held.parts.join('') }
    held = raw.trim() === '' ? undefined : { line, parts: [raw] }
  }
  if (held) yield { line: held.line, content: held.parts.join('') }
}

/** `DTSTART;TZID="Europe/Berlin":20261224T000000`; a quoted parameter may hold colons. */
function readProperty(content: string, line: number): IcsProperty {
  const match =
    /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^;:"]*)(?:,(?:"[^"]*"|[^;:",]*))*)*):(.*)$/s.exec(content)
  const [, name, params = '', value] = match ?? []
  if (name === undefined || value === undefined)
    throw lineError(line, `"${content.slice(0, 60)}" is not of the form NAME:VALUE`)
  const pairs = [...params.matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^;:"]*)/g)]
  return {
    name: name.toUpperCase(),
    params: Object.fromEntries(
      pairs.map(([, key = '', text = '']) => [key.toUpperCase(), text.replaceAll('"', '')]),
    ),
    value,
    line,
  }
}
