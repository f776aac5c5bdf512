/** A small server of the v2 write API that answers as it is told, for what real servers here do not answer. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export type FakeRequest = {
  readonly path: string
  readonly authorization: string
  readonly gzip: boolean
  readonly body: string
  /** Lines of the body. */
  readonly lines: readonly string[]
}
/** Undefined: 204, and the lines are kept. */
export type FakeAnswer =
  | {
      readonly status: number
      readonly message?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  | undefined

export async function startFakeInflux(answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>) {
  const requests: FakeRequest[] = []
  /** As a database keeps them: the newest of the same tags and time. */
  const kept = new Map<string, string>()
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming)
    requests.push(request)
    const told = await answer(request)
    if (told) {
      response.writeHead(told.status, { 'content-type': 'application/json', ...told.headers })
      response.end(JSON.stringify({ code: 'told', message: told.message ?? 'as told' }))
      return
    }
    if (request.path.startsWith('/api/v2/write'))
      for (const line of request.lines) {
        const [key = '', , time = ''] = line.split(/(?<!\\) /)
        kept.set(`${key} ${time}`, line)
      }
    response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests: requests as readonly FakeRequest[],
    lines: () => [...kept.values()],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const gzip = incoming.headers['content-encoding'] === 'gzip'
  const bytes = Buffer.concat(chunks)
  const body = (gzip ? gunzipSync(bytes) : bytes).toString()
  return {
    path: incoming.url ?? '',
    authorization: incoming.headers.authorization ?? '',
    gzip,
    body,
    lines: body.split('\n').filter(Boolean),
  }
}
