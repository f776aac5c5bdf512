import { Parser } from 'htmlparser2'
import { simpleParser } from 'mailparser'
import { aRow, madeAtMs } from '../../test/sample-documents.ts'
import type { Row } from '../core/documents/row.ts'
import { type Section, sections } from '../core/mailing/subscription.ts'
import { shorterEncoding, transportBytes } from '../core/mailing/transport.ts'
import { dailySheet } from '../core/sheet/daily-mail.ts'
import { openFormats } from '../core/sheet/formats.ts'
import { composeMail } from '../publish/mailer.ts'
import { drawPng, renderPdf, svgToPng } from '../rendering.ts'
import { createMailLayout } from './mail-layout.ts'

const day = 86_400_000
const formats = openFormats({
  language: 'en',
  timeZone: 'Europe/Berlin',
  timeFormat: '24h',
  dateFormat: 'yyyy-MM-dd',
})
const layOut = createMailLayout({
  renderPdf,
  drawPng,
  logoPng: svg => svgToPng(svg, 400),
  link: () => 'https://backups.example.com/a?b=1&c=2',
})

function sheetOf(rows: readonly Row[], wanted: readonly Section[] = sections) {
  const span = { fromMs: madeAtMs - day, toMs: madeAtMs, timeZone: 'Europe/Berlin' }
  const missing = rows.filter(row => row.result === 'missed')
  const runs = rows.filter(row => row.result !== 'missed')
  return dailySheet(
    {
      day: { kind: 'last-24h', ...span, runs, didNotRun: missing },
      now: { kind: 'last-status', atMs: madeAtMs, timeZone: 'Europe/Berlin', rows: runs },
      sections: wanted,
    },
    { formats, madeAtMs, filter: rows.map(({ group }) => group).join(', ') },
  )
}

async function layAndCompose(rows: readonly Row[], logo?: string) {
  const { words } = formats
  const made = await layOut(sheetOf(rows), { words, logo, pdf: undefined })
  const raw = await composeMail({
    ...made,
    subject: 'x',
    from: 'lastgood@example.com',
    to: Array.from({ length: 20 }, (_, n) => `somebody-of-the-department-${n}@example.com`),
    dateMs: madeAtMs,
    messageId: 'a@example.com',
    unsubscribe: 'mailto:lastgood@example.com',
  })
  return { ...made, raw }
}

const many = (count: number, change: (n: number) => Partial<Row>) =>
  Array.from({ length: count }, (_, n) => aRow(n, change(n)))
const often = (text: string, times: number) => text.repeat(times)

test.each([
  ['Cyrillic', 'Ежедневная копия сервера бухгалтерии '],
  ['Greek and Latin, half and half', 'abcdefgh Κλινική '],
  ['Chinese', '每日備份伺服器'],
  ['emoji', '💾🔥'],
  ['quotes, which are longer in HTML', `<"'&>=`],
  ['Latin', 'Nightly backup of the accounts '],
])('a mail of 10,000 jobs with 2,000 failures and long names in %s stays under 100 KB', async (_, name) => {
  const rows = many(10_000, n => ({
    group: `${often(name, 3)}${n % 700}`,
    computer: often(name, 8),
    job: `${often(name, 20)}${n}`,
    reason: often(name, 500),
    result: n % 5 === 0 ? 'failure' : 'success',
    timing: 'on time',
    notes: [],
  }))
  const { raw, html, text } = await layAndCompose(rows)
  expect(raw.byteLength).toBeLessThan(100_000)
  // It is not for want of trying: most of the room is used.
  expect(raw.byteLength).toBeGreaterThan(60_000)
  expect(html).toContain('2,000 failed, 8,000 good')
  const parsed = await simpleParser(raw)
  expect(parsed.html).toBe(html)
  expect(parsed.text?.trim()).toBe(text.trim())
  expect(html).toContain('Texts that end in … are cut here.')
})

test('forty jobs are all shown, those that are good, too; of hundreds the good ones are counted', async () => {
  const calm = (count: number) =>
    many(count, n => ({
      group: `Client ${n % 3}`,
      result: n === 7 ? 'failure' : 'success',
      timing: 'on time',
    }))
  const small = await layAndCompose(calm(40))
  // The failed one is in three tables, the others in two.
  expect(small.html.match(/<tr valign="top">/g)).toHaveLength(81)
  const { html, text, raw } = await layAndCompose(calm(500))
  expect(html.match(/<tr valign="top">/g)).toHaveLength(3)
  for (const told of [html, text])
    expect(told).toContain('499 good ones are counted only: Client 0 167, Client 1 166, Client 2 166.')
  expect(raw.byteLength).toBeLessThan(20_000)
})

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</td></tr></table><h1>owned</h1>',
  '</style><a href="javascript:alert(1)">x</a>',
  'a\r\nBcc: evil@example.com\r\n\r\n<b>b</b>',
  '\u202e\u0000\u001b[2J\ud800',
  'x'.repeat(100_000),
]

test('what stands in a name or message is text: no element, no attribute and no address comes of it', async () => {
  const name = (n: number) => hostile[n % hostile.length] ?? ''
  const change = (n: number) => ({
    group: name(n),
    label: name(n),
    computer: name(n),
    product: name(n),
    job: name(n),
    reason: name(n),
    notes: [name(n)],
    result: n % 3 === 0 ? ('missed' as const) : ('failure' as const),
  })
  const { html, text } = await layAndCompose(many(28, change))
  const seen = { elements: new Set<string>(), attributes: new Set<string>(), links: new Set<string>() }
  let depth = 0
  let h1s = 0
  const parser = new Parser({
    onopentag(element, attributes) {
      seen.elements.add(element)
      for (const key of Object.keys(attributes)) seen.attributes.add(key)
      for (const key of ['href', 'src']) if (attributes[key] !== undefined) seen.links.add(attributes[key])
      if (element === 'table') depth++
      if (element === 'h1') h1s++
    },
    onclosetag(element) {
      if (element === 'table') depth--
    },
  })
  parser.end(html)
  const allowed =
    'html head meta title style body table tbody tr th td h1 h2 p div span b small br wbr a img'.split(' ')
  expect([...seen.elements].filter(element => !allowed.includes(element))).toEqual([])
  expect([...seen.attributes].filter(key => key.startsWith('on'))).toEqual([])
  expect([...seen.links]).toEqual(['https://backups.example.com/a?b=1&c=2'])
  expect({ depth, h1s }).toEqual({ depth: 0, h1s: 1 })
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  for (const told of [html, text])
    expect(told).not.toMatch(/[\u0000\u001b\u202e]|[\ud800-\udfff](?![\udc00-\udfff])/)
  // No line of the text begins as another row or a head would.
  expect(text.split('\n').filter(line => /^(Bcc:|<b>)/.test(line))).toEqual([])
})

const svg = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test.each([
  ['a PNG as it is', png, ['image/png']],
  ['an SVG as PNG', svg('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'), ['image/png']],
  ['no PNG that is broken off', png.slice(0, -16), []],
  ['no PNG that is none', png.replace('iVBOR', 'AAAAA'), []],
  ['no broken SVG', svg('<svg><'), []],
  [
    'no SVG without a size that can be drawn',
    svg('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="90000"/>'),
    [],
  ],
])('the head shows %s', async (_, logo, types) => {
  const { html, attachments } = await layAndCompose([aRow(1)], logo)
  expect(attachments.map(({ contentType }) => contentType)).toEqual(types)
  expect(html.includes('src="cid:logo"')).toBe(types.length > 0)
  for (const { content } of attachments) expect(Buffer.from(content).subarray(1, 4).toString()).toBe('PNG')
})

test('the PDF goes with it, also with a logo that cannot be drawn', async () => {
  const { words } = formats
  const sheet = sheetOf([aRow(1)])
  const { attachments } = await layOut(sheet, { words, logo: svg('<svg><'), pdf: sheet })
  expect(attachments.map(({ name }) => name)).toEqual(['lastgood-last-status.pdf'])
  expect(
    Buffer.from(attachments[0]?.content ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test.each([
  '',
  'a=b\n'.repeat(500),
  'Копия\n'.repeat(500),
  'ä'.repeat(3000),
  'plain text, line by line\n'.repeat(200),
])('what a text takes on the wire is foreseen and never underrated', async text => {
  const shared = {
    subject: 'x',
    from: 'a@example.com',
    to: ['a@example.com'],
    dateMs: madeAtMs,
    messageId: 'a@example.com',
    unsubscribe: 'mailto:a@example.com',
    attachments: [],
  }
  const empty = await composeMail({ ...shared, html: '<p>', text: '' })
  const full = await composeMail({ ...shared, html: `<p>${text}`, text: '' })
  const took = full.byteLength - empty.byteLength
  const told = transportBytes(text, shorterEncoding(`<p>${text}`))
  expect(told).toBeGreaterThanOrEqual(took - 8)
  expect(told).toBeLessThan(took * 1.5 + 20)
})
