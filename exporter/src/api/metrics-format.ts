/** Which of the two text formats a scraper wants, and the service's own registry in it. */

export type Format = 'prometheus' | 'openmetrics'

export const contentTypes: Readonly<Record<Format, string>> = {
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
}

const maxAcceptParts = 50

/** OpenMetrics when the client names a version we write and does not like plain text better. */
export function readFormat(accept: string | undefined): Format {
  let text = 0
  let openMetrics = 0
  for (const part of (accept ?? '').toLowerCase().split(',', maxAcceptParts)) {
    const [type, ...parameters] = part.split(';').map(word => word.trim())
    const read = (name: string) =>
      parameters
        .find(parameter => parameter.startsWith(`${name}=`))
        ?.slice(name.length + 1)
        .replaceAll('"', '')
    const q = Number(read('q') ?? 1) || 0
    if (type === 'application/openmetrics-text') {
      if ((read('version') ?? '1.0.0') === '1.0.0') openMetrics = Math.max(openMetrics, q)
    } else if (type === 'text/plain') text = Math.max(text, q)
  }
  return openMetrics > 0 && openMetrics >= text ? 'openmetrics' : 'prometheus'
}

/** Text of prom-client's registry (which keeps one format for all callers) in the format that was asked for. */
export function convertRegistry(text: string, format: Format): string {
  if (format === 'prometheus') return text === '' || text.endsWith('\n') ? text : `${text}\n`
  const lines = text.split('\n').filter(line => line !== '')
  const counters = new Set<string>()
  for (const line of lines) {
    const [, name] = /^# TYPE (\S+_total) counter$/.exec(line) ?? []
    if (name) counters.add(name)
  }
  const converted = lines.map(line => {
    const [, keyword, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? []
    if (!keyword) return line
    const family = counters.has(name) ? name.slice(0, -'_total'.length) : name
    if (keyword === 'HELP') return `# HELP ${family} ${rest.replaceAll('"', '\\"')}`
    // A counter without the suffix cannot be said in OpenMetrics.
    const type = rest === 'untyped' || (rest === 'counter' && !counters.has(name)) ? 'unknown' : rest
    return `# TYPE ${family} ${type}`
  })
  return converted.length === 0 ? '' : `${converted.join('\n')}\n`
}

/** The last line of an OpenMetrics text; the other format has none. */
export const endMark = '# EOF\n'
