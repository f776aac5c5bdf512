/** What a server may answer instead of taking points, and what follows from it. */

/** `points`: some or all of these points are unacceptable; sent again they would be refused again.
 *  `tooLarge`: the request as a whole. `setup`: token, user, database or bucket; somebody must correct it.
 *  `cannot`: the server does not do what is asked, whatever it is asked for. `later`: the server or the way to it; the same request may succeed later. */
export type TroubleKind = 'points' | 'tooLarge' | 'setup' | 'cannot' | 'later'

type Details = {
  readonly status?: number | undefined
  readonly retryAfterMs?: number | undefined
  /** How many points the server says it dropped; the others of the request are stored. */
  readonly dropped?: number | undefined
  readonly cause?: unknown
}

export class InfluxTrouble extends Error {
  override readonly name = 'InfluxTrouble'
  readonly kind: TroubleKind
  /** Of the answer; undefined when there was none. */
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined
  readonly dropped: number | undefined

  constructor(kind: TroubleKind, words: string, { status, retryAfterMs, dropped, cause }: Details = {}) {
    super(words, { cause })
    this.kind = kind
    this.status = status
    this.retryAfterMs = retryAfterMs
    this.dropped = dropped
  }
}

export type Answer = {
  readonly status: number
  readonly words: string
  /** As in the header: seconds, or a date. */
  readonly retryAfter?: string | undefined
  readonly nowMs: number
}

/** Server's words that are kept. */
const maxWordsChars = 500

export function troubleOf({ status, words, retryAfter, nowMs }: Answer, cause?: unknown): InfluxTrouble {
  const said = words.trim().slice(0, maxWordsChars)
  const dropped = /dropped=(\d+)/.exec(words)?.[1]
  return new InfluxTrouble(kindOf(status), said ? `${status}: ${said}` : `${status}`, {
    status,
    retryAfterMs: retryAfter === undefined ? undefined : readRetryAfter(retryAfter, nowMs),
    dropped: dropped === undefined ? undefined : Number(dropped),
    cause,
  })
}

/** What is no answer at all: refused connections, timeouts, names that cannot be resolved. */
export function networkTrouble(cause: unknown): InfluxTrouble {
  const { message, code } = Object(cause)
  return new InfluxTrouble('later', String(message || code || cause).slice(0, maxWordsChars), { cause })
}

function kindOf(status: number): TroubleKind {
  if (status === 400 || status === 422) return 'points'
  if (status === 413) return 'tooLarge'
  // Redirects too: the address is wrong.
  if (status < 500 && ![408, 425, 429].includes(status)) return 'setup'
  return 'later'
}

function readRetryAfter(header: string, nowMs: number): number | undefined {
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - nowMs
  return ms >= 0 ? ms : undefined
}
