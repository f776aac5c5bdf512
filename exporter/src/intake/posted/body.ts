/** The body of a request, unpacked, within limits: never more in memory than asked for, however much is sent or however
 *  far it unpacks. What is not wanted any more flows past, so that the sender can still read our answer. */
import { createGunzip, createInflate } from 'node:zlib'
import type { Request } from 'express'
import { PostProblem } from './post-problem.ts'

/** Bytes of all bodies that are being read or stored; one that alone is larger finds room when no other is there. */
const maxHeldBytes = 256 * 1024 * 1024
const busySeconds = 10

/** @param push takes a piece; false: no more is wanted */
async function consume(request: Request, push: (chunk: Buffer) => boolean): Promise<'whole' | 'enough'> {
  const encoding = (request.get('content-encoding') ?? 'identity').trim().toLowerCase()
  const unpack = unpackers.get(encoding)
  if (!unpack)
    throw new PostProblem(415, `Content-Encoding ${encoding.slice(0, 40)} is not known here; gzip is.`, {
      refusal: 'unreadable',
      headers: { 'Accept-Encoding': 'gzip, deflate' },
    })
  const unpacker = unpack()
  return new Promise((resolve, reject) => {
    const source = unpacker ? request.pipe(unpacker) : request
    const settle = (act: () => void) => {
      source.off('data', take).off('end', end)
      request.off('close', gone).off('error', gone)
      if (unpacker) {
        request.unpipe(unpacker)
        // An error of its own must not find nobody who listens.
        unpacker.off('error', broken).on('error', () => {})
        unpacker.destroy()
      }
      request.on('error', () => {})
      request.resume()
      act()
    }
    const take = (chunk: Buffer) => {
      try {
        if (!push(chunk)) settle(() => resolve('enough'))
      } catch (cause) {
        settle(() => reject(cause))
      }
    }
    const end = () => settle(() => resolve('whole'))
    const broken = (cause: Error) =>
      settle(() =>
        reject(
          new PostProblem(400, `The body cannot be unpacked: ${cause.message}.`, { refusal: 'unreadable' }),
        ),
      )
    const gone = () => {
      if (!request.complete)
        settle(() => reject(new PostProblem(400, 'The connection closed before the end of the body.')))
    }
    source.on('data', take).on('end', end)
    request.on('close', gone).on('error', gone)
    unpacker?.on('error', broken)
  })
}

const unpackers = new Map<string, () => ReturnType<typeof createGunzip> | undefined>(
  Object.entries({
    identity: () => undefined,
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
  }),
)

export type Bodies = ReturnType<typeof createBodies>

export function createBodies(heldLimitBytes: number = maxHeldBytes) {
  let heldBytes = 0

  /** Hands the whole body to `use`, and keeps its room until that has ended.
   *  @throws PostProblem 400, 413, 415, or 503 while others fill the room */
  async function withBody<T>(
    request: Request,
    limitBytes: number,
    use: (body: Buffer) => Promise<T>,
  ): Promise<T> {
    const tooLarge = () =>
      new PostProblem(413, `The body has more than ${limitBytes} bytes, which is the limit.`, {
        refusal: 'tooLarge',
      })
    if (Number(request.get('content-length') ?? 0) > limitBytes) throw tooLarge()
    const chunks: Buffer[] = []
    let bytes = 0
    try {
      const extent = await consume(request, chunk => {
        if (bytes + chunk.length > limitBytes) return false
        if (heldBytes > bytes && heldBytes + chunk.length > heldLimitBytes)
          throw new PostProblem(503, 'Too many large reports at once; try again.', {
            refusal: 'busy',
            headers: { 'Retry-After': String(busySeconds) },
          })
        chunks.push(chunk)
        bytes += chunk.length
        heldBytes += chunk.length
        return true
      })
      if (extent === 'enough') throw tooLarge()
      return await use(Buffer.concat(chunks))
    } finally {
      heldBytes -= bytes
    }
  }

  return { withBody }
}

export type Log = {
  readonly bytes: Buffer
  /** Of the whole, when the middle was left out. */
  readonly cutFromBytes?: number
}

const headShare = 0.75

/** Head and tail of a body that is a log. A log that is too long or broken never refuses what it comes with.
 *  @param readLimitBytes where reading stops: what follows is no tail of anything */
export async function readLog(request: Request, maxBytes: number, readLimitBytes: number): Promise<Log> {
  const headBytes = Math.floor(maxBytes * headShare)
  const tailBytes = maxBytes - headBytes
  const head: Buffer[] = []
  let tail: Buffer[] = []
  let inHead = 0
  let inTail = 0
  let total = 0
  let trouble = ''
  try {
    await consume(request, chunk => {
      total += chunk.length
      const first = chunk.subarray(0, headBytes - inHead)
      const rest = chunk.subarray(first.length)
      if (first.length > 0) head.push(first)
      inHead += first.length
      if (rest.length > 0) tail.push(rest)
      inTail += rest.length
      if (inTail > 4 * tailBytes) {
        tail = [Buffer.concat(tail).subarray(-tailBytes)]
        inTail = tailBytes
      }
      return total < readLimitBytes
    })
  } catch (cause) {
    trouble = `\n[${cause instanceof Error ? cause.message : String(cause)}]\n`
  }
  const end = Buffer.concat(tail).subarray(-tailBytes)
  const left = total - inHead - end.length
  const middle = left > 0 ? `\n[… ${left} bytes left out …]\n` : ''
  const bytes = Buffer.concat([...head, Buffer.from(middle), end, Buffer.from(trouble)])
  return { bytes, ...(left > 0 && { cutFromBytes: total }) }
}
