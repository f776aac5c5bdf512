/** Answers in gzip for whoever takes it: a grid or a page of a list is mostly repetition, and the proxy of Grafana hands
 *  it on as it is. Secrets are told by POST only, and those are never compressed together with what somebody asked. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'

const zip = promisify(gzip)
/** The fastest: the next ones cost twice the time for a tenth of the bytes. */
const level = 1
/** Below it, it saves no packet. */
const leastCharacters = 4 * 1024

/** Makes `response.json` of reading requests compress what is worth it. */
export const compressing: RequestHandler = (request, response, next) => {
  if (request.method !== 'GET') return next()
  const plain = response.json.bind(response)
  response.json = body => {
    const text = JSON.stringify(body)
    response.vary('Accept-Encoding')
    if (text === undefined || text.length < leastCharacters || !takesGzip(request)) return plain(body)
    response.type('application/json')
    zip(text, { level }).then(bytes => response.set('Content-Encoding', 'gzip').send(bytes), next)
    return response
  }
  next()
}

/** Text, or bytes of a type that is packed already, made while it is sent; JSON unless the response has a type. Whoever asks and goes away is no fault;
 *  anything else is thrown, so that half an answer does not look like a whole one. */
export async function streamPieces(
  response: Response,
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
) {
  const { req: request } = response
  response.vary('Accept-Encoding')
  if (!response.hasHeader('Content-Type')) response.type('application/json')
  const zipped = response.get('Content-Type') !== 'application/pdf' && takesGzip(request)
  if (zipped) response.set('Content-Encoding', 'gzip')
  if (request.method === 'HEAD') return void response.end()
  const source = Readable.from(pieces, { objectMode: true, highWaterMark: 1 })
  try {
    if (zipped) await pipeline(source, createGzip({ level }), response)
    else await pipeline(source, response)
  } catch (cause) {
    if (!isGone(cause)) throw cause
  }
}

function takesGzip(request: Request): boolean {
  return request.acceptsEncodings(['gzip', 'identity']) === 'gzip'
}

function isGone(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
