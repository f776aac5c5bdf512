/** A small DNS server on UDP with records of the test's choice. It can be silent, refuse to work, and counts what it
 *  was asked. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

export type DnsServer = AsyncDisposable & {
  /** `ip:port`, as a configuration has it. */
  readonly address: string
  /** TXT records by name; may be changed at any time. */
  readonly txt: Map<string, string>
  /** `silent`: no answer; `broken`: SERVFAIL. */
  mode: 'answers' | 'silent' | 'broken'
  /** Every question so far: `TXT name`. */
  readonly asked: string[]
}

const txtType = 16
const typeNames: Readonly<Record<number, string>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' }

export async function startDns(records: Readonly<Record<string, string>> = {}): Promise<DnsServer> {
  const socket = createSocket('udp4')
  const txt = new Map(Object.entries(records))
  const asked: string[] = []
  const server: DnsServer = {
    address: '',
    txt,
    mode: 'answers',
    asked,
    async [Symbol.asyncDispose]() {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
  socket.on('message', (packet, from) => {
    const { name, type, end } = readQuestion(packet)
    asked.push(`${typeNames[type] ?? type} ${name}`)
    if (server.mode === 'silent') return
    const record = type === txtType ? txt.get(name) : undefined
    const isThere = [...txt.keys()].some(known => known === name || known.endsWith(`.${name}`))
    const code = server.mode === 'broken' ? 2 : isThere ? 0 : 3
    socket.send(toAnswer(packet, end, code, code === 0 ? record : undefined), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return Object.assign(server, { address: `127.0.0.1:${socket.address().port}` })
}

function readQuestion(packet: Buffer) {
  const labels: string[] = []
  let at = 12
  for (let length = packet.readUInt8(at); length > 0; length = packet.readUInt8(at)) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: packet.readUInt16BE(at + 1), end: at + 5 }
}

/** @param end of the question in `query` */
function toAnswer(query: Buffer, end: number, code: number, record: string | undefined): Buffer {
  const head = Buffer.from(query.subarray(0, 12))
  head.writeUInt16BE(0x8180 | code, 2)
  head.writeUInt16BE(record === undefined ? 0 : 1, 6)
  head.writeUInt16BE(0, 8)
  head.writeUInt16BE(0, 10)
  const question = query.subarray(12, end)
  if (record === undefined) return Buffer.concat([head, question])
  const texts = (record.match(/.{1,255}/gs) ?? []).map(text =>
    Buffer.concat([Buffer.from([text.length]), Buffer.from(text, 'latin1')]),
  )
  const data = Buffer.concat(texts)
  const fixed = Buffer.alloc(12)
  fixed.writeUInt16BE(0xc00c, 0)
  fixed.writeUInt16BE(txtType, 2)
  fixed.writeUInt16BE(1, 4)
  fixed.writeUInt32BE(60, 6)
  fixed.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, question, fixed, data])
}
