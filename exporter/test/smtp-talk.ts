/** A raw SMTP client for tests: says exactly what it is told to say. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const answerTimeoutMs = 10_000

/** Connects and waits for the greeting. */
export async function openTalk(port: number) {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  let isClosed = false
  socket.on('data', chunk => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    isClosed = true
  })
  await once(socket, 'connect')

  /** The next `count` whole answers; a closed connection gives an empty one. */
  async function hear(count = 1): Promise<string[]> {
    const answers: string[] = []
    const deadlineMs = performance.now() + answerTimeoutMs
    while (answers.length < count) {
      const found = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(heard)
      if (found) {
        heard = heard.slice(found[0].length)
        answers.push(found[0].trim())
      } else if (isClosed) answers.push('')
      else if (performance.now() > deadlineMs) throw new Error(`no answer, heard ${JSON.stringify(heard)}`)
      else await sleep(5)
    }
    return answers
  }
  const say = async (line: string | Uint8Array) => {
    socket.write(typeof line === 'string' ? `${line}\r\n` : line)
    return (await hear())[0] ?? ''
  }
  const greeting = (await hear())[0]
  return {
    greeting,
    hear,
    /** Says one line and gives the answer. */
    say,
    send: (bytes: string | Uint8Array) => socket.write(bytes),
    hangUp: () => socket.destroy(),
    isClosed: () => isClosed,
    /** EHLO, MAIL, RCPT, DATA: after it the message is awaited. */
    async begin(from = 'nas@example.com', to: readonly string[] = ['demo@example.com'], hello = 'EHLO nas') {
      await say(hello)
      await say(`MAIL FROM:<${from}>`)
      for (const one of to) await say(`RCPT TO:<${one}>`)
      return say('DATA')
    },
    [Symbol.dispose]: () => void socket.destroy(),
  }
}
