import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Message, Received } from '../core/message.ts'
import { defaultMimeLimits, type MimeLimits, readMail } from './mime.ts'

const received = (raw: string | Buffer, more: Partial<Received> = {}): Received => ({
  intake: 'smtp',
  receivedAtMs: Date.UTC(2026, 10, 22),
  raw: typeof raw === 'string' ? Buffer.from(raw, 'latin1') : raw,
  ...more,
})
const read = (raw: string | Buffer, limits: Partial<MimeLimits> = {}): Promise<Message> =>
  readMail(received(raw), { ...defaultMimeLimits, ...limits })

/** Lines to a mail; the byte values of characters up to U+00FF are sent as they are. */
const mail = (...lines: readonly string[]): string => lines.join('\r\n')
const multipart = (type: string, ...parts: readonly string[]): string =>
  mail(
    'Subject: s',
    `Content-Type: multipart/${type}; boundary="b"`,
    '',
    ...parts.map(part => `--b\r\n${part}`),
    '--b--',
    '',
  )
const part = (contentType: string, content: string, ...headers: readonly string[]): string =>
  mail(`Content-Type: ${contentType}`, ...headers, '', content)
const base64 = (content: string | Buffer): string =>
  Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')

describe('headers', () => {
  test.each([
    [
      'encoded words cut in the middle of a character',
      'Subject: =?utf-8?B?U2ljaGVydW5nIGbDvHIgVHLD?=\r\n =?utf-8?B?vGdlcg==?=',
      'Sicherung für Trüger',
    ],
    [
      'a fold inside a phrase gives one blank',
      'Subject: [Success] Backup\r\n\t job A',
      '[Success] Backup job A',
    ],
    ['raw UTF-8', `Subject: ${Buffer.from('✔ Gut').toString('latin1')}`, '✔ Gut'],
    [
      'raw UTF-8 whose last byte is a blank',
      `Subject: ${Buffer.from('Achtung ⚠').toString('latin1')}`,
      'Achtung ⚠',
    ],
    ['raw windows-1252', 'Subject: Sicherung f\xfcr \x80', 'Sicherung für €'],
    ['emoji', 'Subject: =?UTF-8?Q?=E2=9C=85_Backup_=F0=9F=98=80?=', '✅ Backup 😀'],
    ['blanks inside an encoded word', 'Subject: =?utf-8?Q?Backup OK: all good?=', 'Backup OK: all good'],
    ['an encoded word without its end', 'Subject: =?utf-8?Q?Backup_fertig', 'Backup fertig'],
    ['an unknown charset', 'Subject: =?x-none?Q?Gr=C3=BCn?=', 'Grün'],
    ['a charset called as what every object has', 'Subject: =?constructor?Q?Gr=C3=BCn?=', 'Grün'],
    ['what is no encoded word stays', 'Subject: a =?b?= c =?utf-8?X?abc?=', 'a =?b?= c =?utf-8?X?abc?='],
    ['a language tag', 'Subject: =?iso-8859-1*de?Q?f=FCr?=', 'für'],
    ['iso-2022-jp', 'Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['the first of several', 'Subject: one\r\nSubject: two', 'one'],
  ])('subject: %s', async (_, header, subject) => {
    expect((await read(mail(header, 'From: a@example.com', '', 'x'))).subject).toBe(subject)
  })

  test('names are in lower case and values decoded, in their order', async () => {
    const message = await read(mail('X-Job: =?utf-8?Q?N=C3=A4chtlich?=', 'SUBJECT: s', '', 'x'))
    expect(message.headers).toEqual([
      { name: 'x-job', value: 'Nächtlich' },
      { name: 'subject', value: 's' },
    ])
  })

  test('Date and Message-ID that are missing stay absent', async () => {
    const message = await read(mail('Subject: s', '', 'x'))
    expect(message).not.toHaveProperty('sentAtMs')
    expect(message).not.toHaveProperty('messageId')
  })

  test('values that end in a stray semicolon are read', async () => {
    const message = await read(
      mail(
        'Date: Thu, 02 Jan 2020 03:04:05 +0000;',
        'Message-ID: <a@b>;',
        'Content-Type: text/plain; charset=utf-8;',
        'Content-Transfer-Encoding: base64;',
        '',
        base64('Status: success'),
      ),
    )
    expect(message).toMatchObject({
      sentAtMs: Date.UTC(2020, 0, 2, 3, 4, 5),
      messageId: '<a@b>',
      text: 'Status: success',
    })
  })

  test('a body that begins without its blank line is not lost', async () => {
    const message = await read(mail('Subject: s', 'Backup finished without errors'))
    expect(message).toMatchObject({ subject: 's', text: 'Backup finished without errors' })
  })

  test('a line that lost its indent belongs to the header before it', async () => {
    const message = await read(mail('Received: from a', 'by b', 'Subject: s', '', 'x'))
    expect(message).toMatchObject({ subject: 's', text: 'x' })
    expect(message.headers[0]?.value).toBe('from a by b')
  })

  test.each(['\n', '\r'])('lines may end in %j alone', async end => {
    const message = await read(['Subject: s', '', 'one', 'two'].join(end))
    expect(message).toMatchObject({ subject: 's', text: 'one\ntwo' })
  })
})

describe('body', () => {
  test.each([
    ['windows-1252', 'f\xfcr 5\x80', 'für 5€'],
    ['iso-8859-15', '5\xa4', '5€'],
    ['koi8-r', '\xf5\xd3\xd0\xc5\xc8', 'Успех'],
    ['gb2312', '\xb3\xc9\xb9\xa6', '成功'],
    ['shift_jis', '\x90\xac\x8c\xf7', '成功'],
    ['utf-7', 'f+APw-r', 'für'],
    ['utf-8', 'f\xc3\xbcr', 'für'],
    ['utf-8', 'f\xfcr', 'für'],
    ['us-ascii', 'f\xfcr', 'für'],
    ['iso-8859-1', 'f\xc3\xbcr', 'für'],
    ['cp850', 'f\x81r', 'für'],
    ['no-such-charset', 'f\xc3\xbcr', 'für'],
    ['no-such-charset', 'f\xfcr', 'für'],
    ['__proto__', 'f\xc3\xbcr', 'für'],
    ['constructor', 'f\xfcr', 'für'],
    ['utf-16', 'plain after all', 'plain after all'],
  ])('charset %s: %j', async (charset, sent, text) => {
    const head = `Content-Type: text/plain; charset=${charset}`
    expect((await read(mail(head, 'Content-Transfer-Encoding: 8bit', '', sent))).text).toBe(text)
    expect((await read(multipart('mixed', part(`text/plain; charset=${charset}`, sent)))).text.trim()).toBe(
      text,
    )
  })

  test('no charset and no MIME headers at all: UTF-8 when valid, else windows-1252', async () => {
    expect((await read(mail('Subject: s', '', 'f\xc3\xbcr'))).text).toBe('für')
    expect((await read(mail('Subject: s', '', 'f\xfcr'))).text).toBe('für')
  })

  test('UTF-16 with a byte order mark', async () => {
    const content = Buffer.from('\ufeffErfolg ü', 'utf16le')
    const raw = mail(
      'Content-Type: text/plain; charset=utf-16',
      'Content-Transfer-Encoding: base64',
      '',
      base64(content),
    )
    expect((await read(raw)).text).toBe('Erfolg ü')
  })

  test('an XML prolog that claims utf-16 in a utf-8 part is harmless', async () => {
    const html = '<?xml version="1.0" encoding="utf-16"?><html><body>Größe&nbsp;<b>Success</b></body></html>'
    const raw = mail(
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      base64(html),
    )
    expect((await read(raw)).text).toBe('Größe Success')
  })

  test('plain and HTML that say the same stand once', async () => {
    const raw = multipart(
      'alternative',
      part('text/plain', 'Status: Success'),
      part('text/html', '<b>Status:</b>\n Success'),
    )
    expect((await read(raw)).text).toBe('Status: Success')
  })

  test('a word that only the HTML has is not missing', async () => {
    const raw = multipart(
      'alternative',
      part('text/plain', 'Please view as HTML'),
      part('text/html', '<b>Failed</b>'),
    )
    expect((await read(raw)).text).toBe('Please view as HTML\n\nFailed')
  })

  test.each(['text/csv', 'application/json', 'text/xml', 'application/xml', 'text/x-log'])(
    'a mail that is %s has it as its body',
    async type => {
      const message = await read(
        mail(`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', '', base64('a,b')),
      )
      expect(message.text).toBe('a,b')
    },
  )

  test('a body with a file name is both: body and, by name, attachment', async () => {
    const message = await read(
      mail(
        'Content-Type: text/plain; name=run.log',
        'Content-Disposition: attachment; filename="run.log"',
        '',
        'done',
      ),
    )
    expect(message).toMatchObject({ text: 'done', attachments: [{ name: 'run.log' }] })
    expect(message.attachments[0]).not.toHaveProperty('text')
  })

  test('quoted-printable with lower-case digits and a break at the end', async () => {
    const raw = mail(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'gr=c3=bc=',
      'n=3D1 =',
      '',
    )
    expect((await read(raw)).text).toBe('grün=1 ')
  })

  test('format=flowed joins the lines it wrapped', async () => {
    const type = 'text/plain; format=flowed'
    expect((await read(mail(`Content-Type: ${type}`, '', 'one ', 'two', 'three'))).text).toBe(
      'one two\nthree',
    )
    expect((await read(mail(`Content-Type: ${type}; delsp=yes`, '', 'back ', 'up'))).text).toBe('backup')
  })

  test.each([
    ['no boundary', 'multipart/mixed'],
    ['a boundary without its semicolon', 'multipart/mixed\r\n boundary="b"'],
    ['blanks behind the boundary', 'multipart/mixed; boundary=b'],
  ])('a multipart with %s is read', async (_, type) => {
    const raw = mail(
      `Content-Type: ${type}`,
      '',
      '--b  ',
      part('text/plain', 'one'),
      '--b  ',
      part('text/html', '<p>two'),
      '--b--  ',
      '',
    )
    const message = await read(raw)
    expect(message.text.split(/\s+/)).toEqual(['one', 'two'])
  })

  test('NUL characters, which no database takes, are gone', async () => {
    const message = await read(mail('Subject: a\0b', '', 'c\0d'))
    expect(message).toMatchObject({ subject: 'ab', text: 'cd' })
  })
})

describe('mails in mails', () => {
  const inner = mail('From: a@example.com', 'Subject: [Failed] inner', '', 'Backup failed')

  test.each(['', 'Content-Disposition: inline', 'Content-Disposition: attachment'])(
    '%j: subject and text are read',
    async header => {
      const raw = multipart(
        'mixed',
        part('text/plain', 'see below'),
        part('message/rfc822', inner, ...(header ? [header] : [])),
      )
      const { text, attachments } = await read(raw)
      expect(text).toBe('see below')
      expect(attachments).toHaveLength(1)
      expect(attachments[0]).toMatchObject({ name: '[Failed] inner.eml', contentType: 'message/rfc822' })
      expect(attachments[0]?.text).toMatch(/Subject: \[Failed\] inner\n\s*Backup failed/)
    },
  )

  test('a mail in a mail in a mail keeps its attachments', async () => {
    const wrap = (boundary: string, content: string) =>
      mail(
        `Subject: ${boundary}`,
        `Content-Type: multipart/mixed; boundary=${boundary}`,
        '',
        `--${boundary}`,
        content,
        `--${boundary}--`,
        '',
      )
    const log = part('text/plain', 'disk full', 'Content-Disposition: attachment; filename=x.log')
    const { attachments } = await read(
      wrap('one', part('message/rfc822', wrap('two', part('message/rfc822', wrap('three', log))))),
    )
    expect(attachments.map(({ name }) => name)).toEqual([
      'two.eml',
      'two.eml/three.eml',
      'two.eml/three.eml/x.log',
    ])
    expect(attachments.at(-1)?.text).toBe('disk full')
  })
})

describe('limits: what is over them is cut and marked, never dropped', () => {
  const pick = (message: Message) => ({ text: message.text, marks: message.marks })

  test('a body keeps its beginning and its end', async () => {
    const message = await read(mail('Subject: s', '', `begin ${'x'.repeat(5000)} Verdict: failed`), {
      maxTextChars: 1000,
    })
    expect(message.text.length).toBeLessThanOrEqual(1000)
    expect(message.text).toMatch(/^begin x+\n\[… \d+ characters left out …\]\nx+ Verdict: failed$/)
    expect(message.marks).toEqual(['textCut'])
  })

  test('headers', async () => {
    const many = Array.from({ length: 50 }, (_, i) => `X-${i}: v`)
    const message = await read(mail(...many, 'Subject: late', 'Content-Type: text/html', '', '<p>body'), {
      maxHeaders: 10,
    })
    expect(message).toMatchObject({ subject: 'late', text: 'body', marks: ['headersCut'] })
  })

  test('parts', async () => {
    const parts = Array.from({ length: 3000 }, (_, i) => part('text/plain', `part ${i}`))
    const message = await read(multipart('mixed', ...parts), { maxParts: 5 })
    expect(pick(message)).toEqual({ text: 'part 0\npart 1\npart 2\npart 3\npart 4', marks: ['partsCut'] })
  })

  test('10,000 multiparts in one another', async () => {
    const nested = Array.from(
      { length: 10_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    )
    const message = await read(`Subject: s\r\n${nested.join('')}\r\nBackup failed`)
    expect(message.text).toContain('Backup failed')
    expect(message.marks).toEqual(['partsCut', 'unreadable'])
  })

  test('1,000 mails in one another', async () => {
    const nested = Array.from(
      { length: 1000 },
      (_, i) => `Subject: ${i}\r\nContent-Type: message/rfc822\r\n\r\n`,
    )
    const message = await read(`${nested.join('')}Subject: last\r\n\r\nend`)
    expect(message).toMatchObject({ subject: '0', marks: ['attachmentCut'] })
  })

  test('a message of which only the head was kept', async () => {
    const message = await readMail(
      received(mail('Subject: s', '', 'head of it'), { oversizeBytes: 99_000_000 }),
    )
    expect(message).toMatchObject({ text: 'head of it', marks: ['oversize'] })
  })
})

test('the same bytes give the same message', async () => {
  const raw = multipart('mixed', part('text/plain', 'one'), part('text/html', '<p>two'))
  expect(await read(raw)).toEqual(await read(raw))
})

const corpus = process.env['LASTGOOD_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const samples = existsSync(`${corpus}/corpus`) ? globSync(`${corpus}/corpus/**/*.eml`) : []

;(samples.length > 0 ? describe : describe.skip)('collected mails', () => {
  test('none is unreadable but the one without any part, and none has broken characters', async () => {
    for (const file of samples) {
      const message = await readMail(received(readFileSync(file)))
      expect({ file, broken: message.text.includes('\ufffd') }).toEqual({ file, broken: false })
      if (!file.endsWith('malformed__007.eml'))
        expect({ file, marks: message.marks }).toEqual({ file, marks: [] })
    }
  })

  test.each([
    ['veeam-br/3.eml', 'Success\n3 of 3 VMs processed'],
    ['veeam-br/3.eml', 'Transferred\t41.7 GB'],
    ['veeam-br/2.eml', '15 серпня 2026 р. 10:01:12'],
    ['veeam-agent/1.eml', 'Agent Backup job: BackupJob1 (Incremental)'],
    ['kopia/2.eml', 'Failed Entries:\n/some/path: some error'],
  ])('%s says %j', async (file, phrase) => {
    const path = `${corpus}/corpus/${file}`
    if (existsSync(path)) expect((await readMail(received(readFileSync(path)))).text).toContain(phrase)
  })
})
