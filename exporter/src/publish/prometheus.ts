/** The checks' series, ready to be scraped. A scrape costs the chunks that changed since the last one: late and overdue
 *  follow from deadlines, so 100,000 checks that fall silent at once are overdue in the next scrape. */
import type { CheckFacts } from '../core/facts.ts'
import { type Chunk, checksPerChunk, createChunk } from './chunk.ts'
import { describeFamily, type Format } from './exposition.ts'
import { families } from './families.ts'
import { compressPiece } from './gzip-piece.ts'

export type Publisher = ReturnType<typeof createPublisher>

/** What may be kept of uncompressed text, whatever the number of checks. Prometheus asks for gzip, whose pieces
 *  are all kept: they are a tenth of it. */
const plainLimitBytes = 16 * 1024 * 1024

export function createPublisher() {
  const budget = { leftBytes: plainLimitBytes }
  const chunks: Chunk[] = []
  const places = new Map<string, number>()
  /** Places of removed checks, to be taken again. */
  const free: number[] = []
  const heads = { prometheus: createHeads('prometheus'), openmetrics: createHeads('openmetrics') }

  function set(facts: CheckFacts): void {
    const place = places.get(facts.id) ?? free.pop() ?? places.size
    places.set(facts.id, place)
    const index = Math.floor(place / checksPerChunk)
    const chunk = (chunks[index] ??= createChunk(budget))
    chunk.set(place % checksPerChunk, facts)
  }

  function remove(checkId: string): void {
    const place = places.get(checkId)
    if (place === undefined) return
    places.delete(checkId)
    free.push(place)
    chunks[Math.floor(place / checksPerChunk)]?.remove(place % checksPerChunk)
  }

  /** Piece by piece, for a caller that lets others run in between. Those of `gzip` are joined by
   *  core/gzip-pieces.ts. The end mark of OpenMetrics is the caller's, who may have more to say. */
  function* pieces(nowMs: number, format: Format, encoding: 'identity' | 'gzip'): Generator<Uint8Array> {
    for (let family = 0; family < families.length; family++) {
      const head = heads[format][family]
      if (head) yield head[encoding]
      for (const chunk of chunks) {
        const bytes = chunk.render(family, nowMs, encoding)
        if (bytes.length > 0) yield bytes
      }
    }
  }

  return {
    set,
    remove,
    pieces,
    render: (nowMs: number, format: Format): Uint8Array[] => [...pieces(nowMs, format, 'identity')],
    renderGzip: (nowMs: number, format: Format): Uint8Array[] => [...pieces(nowMs, format, 'gzip')],
  }
}

function createHeads(format: Format) {
  return families.map(family => {
    const identity = Buffer.from(describeFamily(family, format))
    return { identity, gzip: compressPiece(identity) }
  })
}
