/** Brings points to a server until it has answered for every one of them: taken, or refused for good. What may succeed
 *  later is tried again for as long as it takes; what is refused is halved down to the points that are to blame. */
import { setTimeout as sleep } from 'node:timers/promises'
import { InfluxTrouble } from './influx-trouble.ts'
import type { InfluxWriter } from './influx-writer.ts'
import { type Place, type Point, toLine } from './points.ts'

/** A point the server will not take, or will not delete, in its own words. */
export type Rejection = {
  /** Undefined for all of a check, which was to be deleted. */
  readonly activityId?: number
  readonly checkId: string
  readonly doing: 'write' | 'delete'
  readonly words: string
}

export type Backoff = { readonly firstMs: number; readonly mostMs: number; readonly mostAskedMs: number }

/** A server may ask for more time (Retry-After) than we would give it, up to a limit too. */
export const defaultBackoff: Backoff = { firstMs: 1000, mostMs: 60_000, mostAskedMs: 600_000 }

export type SenderDeps = {
  readonly writer: InfluxWriter
  readonly measurement: string
  readonly maxBytes: number
  readonly backoff: Backoff
  readonly written: (points: number) => void
  readonly failed: (trouble: InfluxTrouble, againInMs: number) => void
}

export function createSender(deps: SenderDeps) {
  const { writer, measurement, backoff, written, failed } = deps
  /** Shrinks when the server says that a request is too large. */
  let maxBytes = deps.maxBytes

  /** Deletes, then writes, in requests of at most `maxBytes`. Resolves when every point is settled.
   *  @throws the signal's reason when it was aborted before */
  async function send(
    places: readonly Place[],
    points: readonly Point[],
    signal: AbortSignal,
  ): Promise<readonly Rejection[]> {
    const rejections: Rejection[] = []
    if (places.length > 0) rejections.push(...(await removeAll(places, signal)))
    const sized = points.map(point => ({ point, bytes: Buffer.byteLength(toLine(point)) + 1 }))
    for (let at = 0; at < sized.length; ) {
      let bytes = 0
      let end = at
      while (end < sized.length && (end === at || bytes + (sized[end]?.bytes ?? 0) <= maxBytes))
        bytes += sized[end++]?.bytes ?? 0
      const batch = sized.slice(at, end).map(({ point }) => point)
      rejections.push(...(await settle(batch, bytes, signal)))
      at = end
    }
    return rejections
  }

  /** Tries one request until the server is not in trouble. @returns the refusal, or undefined when it was done */
  async function insist(work: () => Promise<void>, signal: AbortSignal): Promise<InfluxTrouble | undefined> {
    for (let attempt = 0; ; attempt++) {
      signal.throwIfAborted()
      try {
        await work()
        return undefined
      } catch (cause) {
        signal.throwIfAborted()
        if (!(cause instanceof InfluxTrouble)) throw cause
        if (cause.kind !== 'later' && cause.kind !== 'setup') return cause
        const againInMs = pauseMs(backoff, attempt, cause.retryAfterMs)
        failed(cause, againInMs)
        await sleep(againInMs, undefined, { signal })
      }
    }
  }

  async function settle(
    points: readonly Point[],
    bytes: number,
    signal: AbortSignal,
  ): Promise<readonly Rejection[]> {
    const refusal = await insist(() => writer.write(points), signal)
    if (!refusal) {
      written(points.length)
      return []
    }
    if (refusal.kind === 'tooLarge' && points.length > 1)
      maxBytes = Math.min(maxBytes, Math.max(1, Math.floor(bytes / 2)))
    if (points.length === 1 || refusal.dropped === points.length)
      return points.map(point => rejectionOf(point, 'write', refusal))
    const middle = Math.ceil(points.length / 2)
    const head = points.slice(0, middle)
    return [
      ...(await settle(head, bytes / 2, signal)),
      ...(await settle(points.slice(middle), bytes / 2, signal)),
    ]
  }

  /** Not every server can delete; one that cannot must not hold up the points. */
  async function removeAll(places: readonly Place[], signal: AbortSignal): Promise<readonly Rejection[]> {
    const remove = () => writer.remove(measurement, places).catch(cause => Promise.reject(asDelete(cause)))
    const refusal = await insist(remove, signal)
    if (!refusal) return []
    if (places.length === 1 || refusal.kind === 'cannot')
      return places.map(place => rejectionOf(place, 'delete', refusal))
    const middle = Math.ceil(places.length / 2)
    const head = await removeAll(places.slice(0, middle), signal)
    return [...head, ...(await removeAll(places.slice(middle), signal))]
  }

  return { send, insist }
}

function rejectionOf(place: Place, doing: Rejection['doing'], refusal: InfluxTrouble): Rejection {
  const { activityId } = place
  return {
    ...(activityId !== undefined && { activityId }),
    checkId: place.checkId,
    doing,
    words: refusal.message,
  }
}

/** A server without a delete, or that does not allow it, says that the address is wrong: nothing to wait for. A token
 *  that is not known is: writing would fail for the same reason. */
function asDelete(cause: unknown): unknown {
  if (!(cause instanceof InfluxTrouble)) return cause
  const { kind, status, message } = cause
  // VictoriaMetrics says so in these words, with a 400.
  const unknownPath = status === 501 || /unsupported path/.test(message)
  const cannot = unknownPath || (kind === 'setup' && status !== 401)
  return cannot ? new InfluxTrouble('cannot', message, { status, cause }) : cause
}

/** Doubles from attempt to attempt; between half of it and all of it, so that many clients do not come at once. */
function pauseMs({ firstMs, mostMs, mostAskedMs }: Backoff, attempt: number, askedMs = 0): number {
  const fullMs = Math.min(mostMs, firstMs * 2 ** Math.min(attempt, 30))
  return Math.max(fullMs * (0.5 + Math.random() / 2), Math.min(askedMs, mostAskedMs))
}
