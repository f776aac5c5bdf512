import { copyFile, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:tls'
import { hash } from 'bcryptjs'
import { createTransport } from 'nodemailer'
import { createRecorder, createTestEvents, mail } from '../../test/recorder.ts'
import { makeCertificate } from '../../test/servers/certificate.ts'
import { openTempFolder, requireServer } from '../../test/servers/spawn-server.ts'
import { openTalk } from '../../test/smtp-talk.ts'
import { startSmtp } from './smtp.ts'
import type { SmtpOptions } from './smtp-options.ts'

const tlsTest = requireServer('openssl')
let folder: Awaited<ReturnType<typeof openTempFolder>>
let tls: { certFile: string; keyFile: string }

beforeAll(async () => {
  folder = await openTempFolder()
  if (tlsTest === test) tls = await makeCertificate(`${folder.path}/first`)
})
afterAll(() => folder[Symbol.asyncDispose]())

async function begin(more: Partial<SmtpOptions>) {
  const recorder = createRecorder()
  const events = createTestEvents()
  const options: SmtpOptions = { listen: { host: '127.0.0.1', port: 0 }, lmtp: false, name: 'mx', ...more }
  const listener = await startSmtp(options, recorder.accept, events)
  const { port } = listener.address
  return { recorder, events, listener, port, [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose]() }
}

const letter = { from: 'a@example.com', to: 'demo@example.com', subject: 'x', text: 'y' }
const trust = { rejectUnauthorized: false }
const users = async () => [
  { user: 'plain', password: 'open sesame' },
  { user: 'hashed', passwordHash: await hash('open sesame', 4) },
]

test('without a certificate STARTTLS and AUTH are not offered', async () => {
  await using smtp = await begin({})
  using talk = await openTalk(smtp.port)
  const hello = await talk.say('EHLO x')
  expect(hello).not.toContain('STARTTLS')
  expect(hello).not.toContain('AUTH')
  expect(await talk.say('STARTTLS')).toMatch(/^500/)
  expect(await talk.say('AUTH PLAIN AGEAYg==')).toMatch(/^500/)
})

tlsTest(
  'with a certificate mail comes in by STARTTLS, and from the first byte with implicitTls',
  async () => {
    for (const implicitTls of [false, true]) {
      await using smtp = await begin({ tls, implicitTls })
      const transport = createTransport({
        host: '127.0.0.1',
        port: smtp.port,
        secure: implicitTls,
        requireTLS: true,
        tls: trust,
      })
      await transport.sendMail(letter)
      expect(smtp.recorder.received).toHaveLength(1)
    }
  },
)

tlsTest.each<[string, string, boolean]>([
  ['plain', 'open sesame', true],
  ['hashed', 'open sesame', true],
  ['hashed', 'guessed', false],
  ['plain', 'guessed', false],
  ['nobody', 'open sesame', false],
])('a login as %s with "%s" is right: %s', async (user, pass, isRight) => {
  await using smtp = await begin({ tls, auth: { users: await users(), required: true } })
  const transport = createTransport({ host: '127.0.0.1', port: smtp.port, tls: trust, auth: { user, pass } })
  for (const _ of [1, 2])
    if (isRight) await transport.sendMail(letter)
    else await expect(transport.sendMail(letter)).rejects.toMatchObject({ responseCode: 535 })
  expect(smtp.recorder.received).toHaveLength(isRight ? 2 : 0)
  expect(smtp.events.said('"reason":"login"')).toHaveLength(isRight ? 0 : 2)
  expect(smtp.events.lines.join()).not.toContain(pass)
})

tlsTest('no password is asked for in plain text, and no mail is taken without the login', async () => {
  await using smtp = await begin({ tls, auth: { users: await users(), required: true } })
  using talk = await openTalk(smtp.port)
  const hello = await talk.say('EHLO x')
  expect(hello).toContain('STARTTLS')
  expect(hello).not.toContain('AUTH')
  expect(await talk.say('AUTH PLAIN AGEAYg==')).toMatch(/^500/)
  expect(await talk.say('MAIL FROM:<a@example.com>')).toMatch(/^530 5\.7\.0 use STARTTLS/)
  expect(await talk.say('DATA')).toMatch(/^503/)
})

tlsTest('an optional login is optional', async () => {
  await using smtp = await begin({ tls, auth: { users: await users(), required: false } })
  using talk = await openTalk(smtp.port)
  await talk.begin()
  expect(await talk.say(Buffer.from(`${mail('x')}.\r\n`))).toMatch(/^250/)
})

test('guessing passwords ends the connection', async () => {
  await using smtp = await begin({ auth: { users: await users(), required: true, allowInsecure: true } })
  using talk = await openTalk(smtp.port)
  expect(await talk.say('EHLO x')).toContain('AUTH PLAIN LOGIN')
  const guess = `AUTH PLAIN ${Buffer.from('\0plain\0guess').toString('base64')}`
  expect(await talk.say(guess)).toMatch(/^535/)
  expect(await talk.say(guess)).toMatch(/^535/)
  expect(await talk.say(guess)).toMatch(/^421/)
})

tlsTest(
  'a renewed certificate is served after reloadTls; a broken one never replaces a good one',
  async () => {
    const files = { certFile: `${folder.path}/live.crt`, keyFile: `${folder.path}/live.key` }
    const put = async (from: typeof tls) => {
      await copyFile(from.certFile, files.certFile)
      await copyFile(from.keyFile, files.keyFile)
      await utimes(files.certFile, new Date(), new Date())
    }
    await put(tls)
    await using smtp = await begin({ tls: files, implicitTls: true })
    const served = () =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ port: smtp.port, host: '127.0.0.1', ...trust }, () => {
          resolve(socket.getPeerCertificate().fingerprint256)
          socket.destroy()
        })
        socket.on('error', reject)
      })
    const first = await served()
    await writeFile(files.certFile, 'not a certificate')
    expect(() => smtp.listener.reloadTls?.()).toThrow(`smtp: tls: ${files.certFile}`)
    expect(await served()).toBe(first)
    await put(await makeCertificate(`${folder.path}/second`))
    smtp.listener.reloadTls?.()
    expect(await served()).not.toBe(first)
  },
)

tlsTest.each<[string, Partial<SmtpOptions>, string]>([
  [
    'a missing file',
    { tls: { certFile: '/no/cert', keyFile: '/no/key' } },
    'smtp: tls.certFile: /no/cert cannot be read',
  ],
  ['no certificate', { tls: { cert: 'x', key: 'y' } }, 'are not a PEM certificate with its key'],
  ['TLS without one', { implicitTls: true }, 'implicitTls needs a certificate'],
  [
    'passwords without TLS',
    { auth: { users: [], required: true } },
    'passwords would cross the network unprotected',
  ],
  ['a hard limit below the limit', { maxBytes: 10, hardMaxBytes: 5 }, 'is below maxBytes'],
])('options that cannot work are refused: %s', async (_, more, text) => {
  await expect(begin(more)).rejects.toThrow(text)
})
