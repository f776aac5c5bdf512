/** GET /metrics. A large scrape is written piece by piece and lets other work in between; nothing is held back
 *  to be measured or tagged. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RequestHandler, Response } from 'express'
import { joinGzipPieces } from '../core/gzip-pieces.ts'
import type { HttpDeps } from './deps.ts'
import { contentTypes, convertRegistry, endMark, readFormat } from './metrics-format.ts'

/** Small pieces are joined up to this size: a write costs more than the copy. */
const batchBytes = 256 * 1024
/** How long rendering may keep everything else waiting. */
const sliceMs = 10

export function serveMetrics(deps: HttpDeps): RequestHandler {
  return async (request, response) => {
    const format = readFormat(request.get('accept'))
    const encoding = request.acceptsEncodings(['gzip', 'identity']) === 'gzip' ? 'gzip' : 'identity'
    const own =
      convertRegistry(await deps.registryMetrics(), format) + (format === 'openmetrics' ? endMark : '')
    response.set({ 'Content-Type': contentTypes[format], Vary: 'Accept, Accept-Encoding' })
    if (encoding === 'gzip') response.set('Content-Encoding', 'gzip')
    if (request.method === 'HEAD') return void response.end()
    const checks = deps.renderMetrics(deps.nowMs(), format, encoding)
    const last = Buffer.from(own)
    const pieces =
      encoding === 'gzip' ? joinGzipPieces(concat(checks, deps.compressPiece(last))) : concat(checks, last)
    if (await writePieces(response, pieces)) response.end()
  }
}

function* concat(pieces: Iterable<Uint8Array>, last: Uint8Array): Generator<Uint8Array> {
  yield* pieces
  yield last
}

/** @returns false when the client has gone. */
async function writePieces(response: Response, pieces: Iterable<Uint8Array>): Promise<boolean> {
  let batch: Uint8Array[] = []
  let bytes = 0
  let startedMs = performance.now()
  for (const piece of pieces) {
    batch.push(piece)
    bytes += piece.length
    if (bytes >= batchBytes) {
      if (!(await write(response, Buffer.concat(batch)))) return false
      batch = []
      bytes = 0
    }
    if (performance.now() - startedMs >= sliceMs) {
      await nextTurn()
      startedMs = performance.now()
    }
  }
  return bytes === 0 || write(response, Buffer.concat(batch))
}

async function write(response: Response, bytes: Buffer): Promise<boolean> {
  if (response.destroyed) return false
  if (!response.write(bytes)) await drained(response)
  return !response.destroyed
}

function drained(response: Response): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}
