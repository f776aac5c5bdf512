import fc from 'fast-check'
import { identityOf } from './identity.ts'
import { readMail } from './mime.ts'

const limitMs = 2000

/** Text that looks enough like a mail to reach every branch, broken anywhere. */
const scrap = fc.constantFrom(
  'Subject: ',
  'From: "a, b" <',
  'To: ',
  'Date: ',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: text/html; charset=',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Disposition: attachment; filename="x.',
  'zip"',
  'log.gz"',
  '=?utf-8?B?',
  '?=',
  '--b',
  '--b--',
  'utf-16',
  'PK\x03\x04',
  'PK\x05\x06',
  '\x1f\x8b\x08',
  '\r\n',
  '\r\n\r\n',
  '<b',
  '<!--',
  '&#x',
  '\0',
  '\xff\xfe',
  '@',
  ';',
)
const mailLike = fc
  .array(fc.oneof({ weight: 4, arbitrary: scrap }, fc.string({ maxLength: 20 })), { maxLength: 60 })
  .map(pieces => Buffer.from(pieces.join(''), 'latin1'))
const anyBytes = fc.oneof({ weight: 3, arbitrary: mailLike }, fc.uint8Array({ maxLength: 2000 }))

test('any bytes give a message, soon, with nothing in it that a store refuses', async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, async raw => {
      const startedMs = performance.now()
      const received = { intake: 'smtp', receivedAtMs: 0, raw }
      const message = await readMail(received)
      expect(performance.now() - startedMs).toBeLessThan(limitMs)
      expect(JSON.stringify(message)).not.toContain('\\u0000')
      expect(identityOf(received, message)).toMatch(/^[0-9a-f]{64}$/)
    }),
    { numRuns: 400 },
  )
})

test('a word in the body of a mail that says how it is sent is never lost', async () => {
  const encodings = {
    '8bit': (text: string) => text,
    base64: (text: string) => Buffer.from(text).toString('base64'),
    'quoted-printable': (text: string) =>
      [...Buffer.from(text)].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  }
  const word = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter(text => /^[\p{L}\p{N}]+$/u.test(text))
  await fc.assert(
    fc.asyncProperty(
      word,
      fc.constantFrom(...Object.keys(encodings)),
      fc.boolean(),
      async (text, encoding, inPart) => {
        const encode = encodings[encoding as keyof typeof encodings]
        const body = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${encode(text)}`
        const raw = inPart
          ? `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${body}\r\n--b--\r\n`
          : body
        expect((await readMail({ intake: 'smtp', receivedAtMs: 0, raw: Buffer.from(raw) })).text.trim()).toBe(
          text,
        )
      },
    ),
    { numRuns: 150 },
  )
})
