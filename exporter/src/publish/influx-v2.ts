/** InfluxDB 2 and later, and what speaks its write API, through `@influxdata/influxdb-client`. Its buffering and its
 *  retries are off: a batch is one request, and resolves with the answer to it. */
import { HttpError, InfluxDB, setLogger } from '@influxdata/influxdb-client'
import { openConnection } from './influx-agent.ts'
import type { InfluxTarget } from './influx-options.ts'
import { type InfluxTrouble, troubleOf } from './influx-trouble.ts'
import type { InfluxWriter } from './influx-writer.ts'
import { toLine } from './points.ts'

const gzipFromBytes = 1000

export function createV2Writer(target: Extract<InfluxTarget, { version: 2 }>): InfluxWriter {
  // Failures are told by the caller; the package would print them besides.
  setLogger({ error() {}, warn() {} })
  const { url, org, bucket, token } = target
  const connection = openConnection(target)
  const { agent, timeoutMs } = connection
  const client = new InfluxDB({ url, token, timeout: timeoutMs, transportOptions: { agent } })

  async function remove(start: string, stop: string, predicate: string) {
    const path = `/api/v2/delete?${new URLSearchParams({ org, bucket })}`
    await connection.request(
      () => client.transport.request(path, { start, stop, predicate }, { method: 'POST' }),
      toTrouble,
    )
  }

  return {
    async write(points) {
      const api = client.getWriteApi(org, bucket, 'ns', {
        batchSize: points.length + 1,
        maxBatchBytes: Number.MAX_SAFE_INTEGER,
        flushInterval: 0,
        maxRetries: 0,
        gzipThreshold: gzipFromBytes,
        // Some failures the package would take for success.
        writeFailed: async error => {
          throw error
        },
      })
      try {
        api.writeRecords(points.map(toLine))
        await connection.request(() => api.flush(), toTrouble)
      } finally {
        api.dispose()
      }
    },
    async remove(measurement, places) {
      // The end counts in some versions and does not in others; a neighbour is two nanoseconds away.
      for (const { checkId, timeNs } of places)
        await remove(
          timeNs === undefined ? '1970-01-01T00:00:00Z' : toIso(BigInt(timeNs)),
          timeNs === undefined ? '2200-01-01T00:00:00Z' : toIso(BigInt(timeNs) + 1n),
          `_measurement=${quoted(measurement)} AND check=${quoted(checkId)}`,
        )
    },
    removeSpan: (measurement, fromMs, toMs) =>
      remove(
        toIso(BigInt(fromMs) * 1_000_000n),
        toIso(BigInt(toMs) * 1_000_000n - 1n),
        `_measurement=${quoted(measurement)}`,
      ),
    [Symbol.dispose]: () => connection[Symbol.dispose](),
  }
}

/** RFC 3339 with nanoseconds. */
function toIso(timeNs: bigint): string {
  const seconds = new Date(Number(timeNs / 1_000_000n)).toISOString().slice(0, 19)
  return `${seconds}.${String(timeNs % 1_000_000_000n).padStart(9, '0')}Z`
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

function toTrouble(cause: unknown): InfluxTrouble | undefined {
  if (!(cause instanceof HttpError)) return undefined
  const { statusCode, message, headers } = cause
  const retryAfter = headers?.['retry-after']
  return troubleOf(
    {
      status: statusCode,
      words: message,
      retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
      nowMs: Date.now(),
    },
    cause,
  )
}
