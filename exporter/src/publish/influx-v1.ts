/** InfluxDB 1.x, through the npm package `influx`. Its own retries and its list of failed hosts are off. */
import { InfluxDB, ResultError } from 'influx'
import { openConnection } from './influx-agent.ts'
import type { InfluxTarget } from './influx-options.ts'
import { InfluxTrouble, troubleOf } from './influx-trouble.ts'
import type { InfluxWriter } from './influx-writer.ts'
import { type Point, toSeriesKey } from './points.ts'

/** Deletes in one request: it travels as a URL, whose length servers limit. */
const deletesPerRequest = 20

/** A host that failed is not set aside: the caller waits, and "No host available" would hide what was wrong. */
const never = { getDelay: () => 0, next: () => never, reset: () => never }

export function createV1Writer(target: Extract<InfluxTarget, { version: 1 }>): InfluxWriter {
  const { protocol, hostname, port, pathname } = new URL(target.url)
  const connection = openConnection(target)
  const { database, retentionPolicy } = target
  const client = new InfluxDB({
    hosts: [
      {
        protocol: protocol === 'https:' ? 'https' : 'http',
        host: hostname,
        port: Number(port || (protocol === 'https:' ? 443 : 80)),
        path: pathname === '/' ? '' : pathname,
        options: { agent: connection.agent },
      },
    ],
    database,
    // Without a user the package would send one of its own.
    username: target.user ?? '',
    password: target.password ?? '',
    pool: { maxRetries: 0, requestTimeout: connection.timeoutMs, backoff: never },
  })

  async function run(statements: readonly string[]) {
    await connection.request(() => client.query([...statements], { database, method: 'POST' }), toTrouble)
  }

  return {
    write: points =>
      connection.request(
        () =>
          client.writePoints(points.map(toClientPoint), {
            database,
            precision: 'n',
            ...(retentionPolicy !== undefined && { retentionPolicy }),
          }),
        toTrouble,
      ),
    async remove(measurement, places) {
      for (let at = 0; at < places.length; at += deletesPerRequest)
        await run(
          places.slice(at, at + deletesPerRequest).map(({ checkId, timeNs }) => {
            const when = timeNs === undefined ? '' : ` AND time = ${timeNs}`
            return `DELETE FROM ${quoted(measurement)} WHERE "check" = ${literal(checkId)}${when}`
          }),
        )
    },
    removeSpan: (measurement, fromMs, toMs) =>
      run([`DELETE FROM ${quoted(measurement)} WHERE time >= ${fromMs}ms AND time < ${toMs}ms`]),
    [Symbol.dispose]: () => connection[Symbol.dispose](),
  }
}

/** The package puts the measurement into its request as it stands, and a tag's value not: of a quote behind a backslash
 *  it makes something else (influx 5.12). What is escaped already goes where it stays so. The same holds for values of
 *  fields, which it would write as floats. */
function toClientPoint(point: Point) {
  return {
    measurement: toSeriesKey(point),
    fields: Object.fromEntries(point.fields.map(([name, value]) => [name, { toString: () => value }])),
    timestamp: point.timeNs,
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll(/["\\]/g, '\\$&')}"`
}

function literal(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`
}

/** The package keeps the answer of a 3xx and 4xx, and of a 5xx the status in words only. */
function toTrouble(cause: unknown): InfluxTrouble | undefined {
  const { res, message } = Object(cause)
  if (typeof res?.statusCode === 'number') {
    const words = String(message).replace(/^A \d+ [^:]*error occurred: /, '')
    const retryAfter: string | undefined = res.headers?.['retry-after']
    return troubleOf({ status: res.statusCode, words: errorIn(words), retryAfter, nowMs: Date.now() }, cause)
  }
  // An answer of 200 that holds an error: a statement was understood and could not be done.
  if (cause instanceof ResultError) return new InfluxTrouble('setup', String(message), { cause })
  return Object(cause).constructor?.name === 'ServiceNotAvailableError' && message !== 'Request timed out'
    ? new InfluxTrouble('later', `${message} (InfluxDB 1.x says so of an unknown retention policy too)`, {
        cause,
      })
    : undefined
}

function errorIn(body: string): string {
  try {
    return String(JSON.parse(body).error ?? body)
  } catch {
    return body
  }
}
