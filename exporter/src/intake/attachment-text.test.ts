import { deflateRawSync, gzipSync } from 'node:zlib'
import { type Zippable, zipSync } from 'fflate'
import type { Message } from '../core/message.ts'
import { defaultMimeLimits, type MimeLimits, readMail } from './mime.ts'

const base64 = (content: string | Uint8Array): string =>
  Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')
const attach = (name: string, content: string | Uint8Array, type = 'application/octet-stream'): string =>
  [
    '--b',
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
    '',
  ].join('\r\n')
const readWith = (attachments: readonly string[], limits: Partial<MimeLimits> = {}): Promise<Message> => {
  const head = 'Subject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee attached\r\n'
  const raw = Buffer.from(`${head}${attachments.join('')}--b--\r\n`)
  return readMail({ intake: 'smtp', receivedAtMs: 0, raw }, { ...defaultMimeLimits, ...limits })
}
const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, Buffer.from(content)]),
    ) as Zippable,
  )

test.each([
  ['run.log', 'application/octet-stream', 'done', 'done'],
  ['run.log.1', 'application/octet-stream', 'done', 'done'],
  ['RUN.TXT', 'application/x-whatever', 'done', 'done'],
  ['report', 'text/plain; charset=windows-1252', Buffer.from('f\xfcr', 'latin1'), 'für'],
  ['report.csv', 'text/csv; charset=utf-8', 'a;ü', 'a;ü'],
  ['robocopy.log', 'text/plain', Buffer.from('\ufeffErfolg', 'utf16le'), 'Erfolg'],
  ['nobom.log', 'text/plain', Buffer.from('Erfolg im Protokoll', 'utf16le'), 'Erfolg im Protokoll'],
  ['old.log', 'text/plain', Buffer.from('f\xfcr', 'latin1'), 'für'],
  ['report.html', 'application/octet-stream', '<p>a<p>b', 'a\nb'],
  ['report.htm', 'text/plain', '<p>a<p>b', 'a\nb'],
  ['data', 'application/json', '{"status":"ok"}', '{"status":"ok"}'],
  ['data', 'application/vnd.x+json', '{}', '{}'],
  ['config.yml', 'application/octet-stream', 'a: 1', 'a: 1'],
  ['mail.eml', 'application/octet-stream', 'Subject: inner\r\n\r\nfailed', 'Subject: inner\n\nfailed'],
  ['run.log.gz', 'application/gzip', gzipSync('done'), 'done'],
  ['run.log.gz', 'application/octet-stream', gzipSync('done'), 'done'],
  ['report.html.gz', 'application/x-gzip', gzipSync('<p>a<p>b'), 'a\nb'],
  ['members.log.gz', 'application/gzip', Buffer.concat([gzipSync('one '), gzipSync('two')]), 'one two'],
])('%s as %s is text', async (name, type, content, text) => {
  const { attachments, marks } = await readWith([attach(name, content, type)])
  expect(attachments).toMatchObject([{ name, text }])
  expect(marks).toEqual([])
})

test.each([
  ['photo.png', 'image/png', Buffer.from([0x89, 0x50, 0, 0])],
  ['photo.log', 'image/png', Buffer.from([0x89, 0x50, 0, 0])],
  ['report.pdf', 'application/pdf', '%PDF-1.7'],
])('%s as %s has no text', async (name, type, content) => {
  const { attachments } = await readWith([attach(name, content, type)])
  expect(attachments).toEqual([{ name, contentType: type, bytes: Buffer.from(content).length }])
})

test('an image that calls itself log gives a note instead of noise', async () => {
  const { attachments } = await readWith([
    attach('x.log', Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256))),
  ])
  expect(attachments).toEqual([
    expect.objectContaining({ note: 'not text, although its type or name says so' }),
  ])
  expect(attachments[0]).not.toHaveProperty('text')
})

test('what is in a zip stands as attachments of its own; what is no text among them has its name', async () => {
  const content = zip({
    'logs/run.log': 'done',
    'a.html': '<b>ok</b>',
    'x.bin': 'zzz',
    'in.zip': zip({ 'deep.txt': 'deep' }),
  })
  const { attachments, marks } = await readWith([attach('logs.zip', content)])
  expect(attachments.map(({ name, text }) => [name, text])).toEqual([
    ['logs.zip', undefined],
    ['logs.zip/logs/run.log', 'done'],
    ['logs.zip/a.html', 'ok'],
    ['logs.zip/x.bin', undefined],
    ['logs.zip/in.zip', undefined],
    ['logs.zip/in.zip/deep.txt', 'deep'],
  ])
  expect(marks).toEqual([])
})

test('archives are opened two deep', async () => {
  const third = zip({ 'c.zip': zip({ 'x.txt': 'never' }) })
  const { attachments, marks } = await readWith([attach('a.zip', zip({ 'b.zip': third }))])
  expect(attachments.at(-1)).toMatchObject({
    name: 'a.zip/b.zip/c.zip',
    note: 'not opened: archives nested more than 2 deep',
  })
  expect(marks).toEqual(['attachmentCut'])
})

describe('what is damaged gives a note, and what could be read of it', () => {
  const log = Array.from({ length: 5000 }, (_, i) => `line ${i} ${Math.sin(i)}`).join('\n')

  test('a gz cut short', async () => {
    const packed = gzipSync(log)
    const [attachment] = (await readWith([attach('x.log.gz', packed.subarray(0, packed.length / 2))]))
      .attachments
    expect(attachment?.text).toMatch(/^line 0 0\nline 1/)
    expect(attachment?.note).toMatch(/^damaged: /)
  })

  test.each([
    ['x.log.gz', 'no gzip at all'],
    ['x.zip', 'no zip at all'],
    ['x.zip', zip({ 'a.txt': 'a' }).subarray(0, 40)],
    ['x.zip', Buffer.concat([Buffer.alloc(10), Buffer.from(zip({ 'a.txt': 'a' }))])],
    ['x.zip', ''],
  ])('%s', async (name, content) => {
    const { attachments } = await readWith([attach(name, content)])
    expect(attachments[0]).toMatchObject({ name })
    if (content !== '') expect(attachments.map(({ note }) => note).join()).toMatch(/damaged/)
  })

  test('an encrypted zip says so', async () => {
    const content = Buffer.from(zip({ 'a.txt': 'secret' }))
    const directory = content.indexOf('PK\x01\x02')
    content[directory + 8] = 1
    const { attachments } = await readWith([attach('x.zip', content)])
    expect(attachments[1]).toMatchObject({ name: 'x.zip/a.txt', note: 'encrypted' })
  })
})

describe('limits', () => {
  test('a long log keeps its beginning and its end', async () => {
    const log = `begin ${'x'.repeat(5000)} end`
    const { attachments, marks } = await readWith([attach('x.log', log)], { maxAttachmentChars: 1000 })
    expect(attachments[0]?.text).toMatch(/^begin x+\n\[… \d+ characters left out …\]\nx+ end$/)
    expect(attachments[0]?.note).toBe('text cut to 1000 of 5010 characters')
    expect(marks).toEqual(['attachmentCut'])
  })

  test('all attachments together', async () => {
    const logs = ['a.log', 'b.log', 'c.log'].map(name => attach(name, 'x'.repeat(600)))
    const { attachments, marks } = await readWith(logs, { maxAttachmentsChars: 1000 })
    expect(attachments.map(({ text }) => text?.length)).toEqual([600, expect.any(Number), undefined])
    expect(attachments[2]?.note).toBe('text left out: attachments hold more than 1000 characters')
    expect(marks).toEqual(['attachmentCut'])
  })

  test.each([
    ['gz', attach('x.log.gz', gzipSync(Buffer.alloc(300_000_000, 'a')))],
    ['zip', attach('x.zip', zip({ 'x.log': Buffer.alloc(30_000_000, 'a') }))],
    ['zip whose directory lies about the size', attach('x.zip', lyingZip(30_000_000))],
  ])('a bomb in a %s is cut long before it goes off', async (_, attachment) => {
    const startedMs = performance.now()
    const { attachments, marks } = await readWith([attachment, attachment], { maxInflatedBytes: 3_000_000 })
    expect(performance.now() - startedMs).toBeLessThan(3000)
    expect(attachments.map(({ text }) => text?.slice(0, 3)).filter(Boolean)).toContain('aaa')
    expect(attachments.map(({ note }) => note).join()).toMatch(/unpacked only the first/)
    expect(marks).toEqual(['attachmentCut'])
  })

  test('entries of a zip', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, `t${i}`]))
    const { attachments, marks } = await readWith([attach('x.zip', zip(files))], { maxZipEntries: 10 })
    expect(attachments).toHaveLength(11)
    expect(attachments[0]?.note).toBe('more than 10 entries; the rest was left out')
    expect(marks).toEqual(['attachmentCut'])
  })
})

/** Claims that its entry is three bytes when unpacked. */
function lyingZip(bytes: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(bytes, 'a'))
  const content = Buffer.from(zip({ 'x.log': Buffer.alloc(bytes, 'a') }))
  const directory = content.lastIndexOf('PK\x01\x02')
  content.writeUInt32LE(3, directory + 24)
  expect(packed.length).toBeGreaterThan(3)
  return content
}
