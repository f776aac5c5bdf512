/** Documents of a real service as HTML, PDF and CSV: all tell the same rows as JSON, in the words that were asked for,
 *  and no name of a client or job becomes markup, a formula, a header or a second file. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { ClientSummaryDocument, LastStatusDocument } from '../src/api/contract-looking.ts'
import { openFormats, toWriting } from '../src/core/sheet/formats.ts'
import { lastStatusSheet } from '../src/core/sheet/lists.ts'
import type { TableRow } from '../src/core/sheet/sheet.ts'
import { renderPdf } from '../src/publish/pdf.ts'
import { drawingToPng } from '../src/publish/png.ts'
import { startManaged } from './managed.ts'
import { aLastStatus, aRow, madeAtMs } from './sample-documents.ts'
import { requireServer } from './servers/spawn-server.ts'

const run = promisify(execFile)
const client = `Żółć "& <b>Söhne</b>\u0007\r\nSet-Cookie: evil=1`
const config = `
timezone: Europe/Berlin
smtp: { listen: "127.0.0.1:0", address: backups@example.com }
checks:
  - id: nas
    name: '=cmd|calc!A1 <script>alert(1)</script>'
    group: ${JSON.stringify(client)}
    label: 'Στοιχεία'
    match: { alias: nas }
    status: { default: failure, success: { all: [{ field: subject, contains: Success }] } }
    figures: [{ matches: 'Size: (?<size>\\d+) bytes, took (?<duration>\\d+) s' }]
  - { id: mail, name: Почта, group: Office, schedule: { every: 1 day }, match: { alias: mail }, status: { default: success } }
`

let service: Awaited<ReturnType<typeof startManaged>>
beforeAll(async () => {
  service = await startManaged(async ({ data, at }) => {
    const startMs = Date.now() - 5 * 86_400_000
    at(startMs - 1000)
    await data.pipeline.configure(data.roster.definitions(), ['backups@example.com'])
    for (const [n, subject] of ['Success', 'Success', 'It failed', 'Success', 'Access denied'].entries()) {
      const receivedAtMs = startMs + n * 86_400_000
      at(receivedAtMs)
      const text = `To: backups+nas@example.com\r\nSubject: ${subject}\r\nMessage-ID: <${n}@x>\r\n\r\nSize: ${2 ** 30 * (n + 1)} bytes, took 3661 s\r\n`
      await data.pipeline.accept({ intake: 'smtp', receivedAtMs, raw: Buffer.from(text) })
    }
  }, config)
}, 60_000)
afterAll(() => service[Symbol.asyncDispose]())

const hostile = encodeURIComponent(client)
const paths = [
  'last-24h',
  'last-status',
  'all-reports',
  'job?check=nas',
  `client-summary?group=${hostile}`,
] as const
const withFormat = (path: string, format: string) =>
  `/documents/${path}${path.includes('?') ? '&' : '?'}format=${format}`

test.each(paths)('%s as HTML is a page without scripts, and every name in it is text', async path => {
  const { status, text, headers } = await service.ask('GET', withFormat(path, 'html'))
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; style-src 'sha256-")
  expect(policy).not.toMatch(/unsafe|script-src/)
  expect(text.startsWith('<!doctype html>')).toBe(true)
  expect(text.endsWith('</html>\n')).toBe(true)
  expect(text).not.toMatch(/<script|<b>Söhne|\u0007/)
  if (path !== 'last-24h') expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test.each(paths)('%s has a file name of plain letters, whatever its client is called', async path => {
  for (const format of ['html', 'pdf', 'csv']) {
    const { headers } = await service.ask('GET', withFormat(path, format))
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^(inline|attachment); filename="lastgood-[a-z0-9-]+\\.${format}"$`),
    )
    expect(headers.get('set-cookie')).toBeNull()
  }
})

test('HTML has the cells of the table that JSON is told as', async () => {
  const json = await service.get<LastStatusDocument>('/documents/last-status')
  const { text } = await service.ask('GET', '/documents/last-status?format=html')
  const rows = [...text.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].filter(([row]) => row.includes('<td'))
  const cellsOf = (row: string) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
      cell
        .replace(/<small>.*?<\/small>|<[^>]+>/gs, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&'),
    )
  expect(rows).toHaveLength(json.rows.length)
  const { moment, bytes, change, seconds } = openFormats(toWriting('en', 'Europe/Berlin', {}))
  const [nas] = json.rows.filter(({ checkId }) => checkId === 'nas')
  const cells = rows.map(([row]) => cellsOf(row)).find(row => row.includes(nas?.job ?? ''))
  expect(cells?.slice(4)).toEqual([
    'Failed',
    '',
    moment(nas?.receivedAtMs),
    seconds(3661),
    bytes(5 * 2 ** 30),
    change(2 ** 30),
    moment(nas?.lastGoodAtMs),
    '',
    nas?.reason,
  ])
})

test('a good result does not hide that the next one is missing', () => {
  const formats = openFormats(toWriting('en', 'Europe/Berlin', {}))
  const rows = [aRow(1, { result: 'success', timing: 'overdue', lateMs: 0 })]
  const { blocks } = lastStatusSheet({ ...aLastStatus(0), rows }, { formats, madeAtMs })
  const [bad] = blocks.filter(block => block.kind === 'table')
  const [row] = [...((bad?.rows ?? []) as Iterable<TableRow>)]
  const at = bad?.columns.findIndex(({ title }) => title === 'Status') ?? -1
  expect(row?.cells[at]).toMatchObject({
    text: 'Overdue',
    tone: 'overdue',
    small: expect.stringContaining('Success'),
  })
})

test('whoever accepts a page gets one; JSON is what programs get', async () => {
  const asked = async (accept: string) =>
    (await service.ask('GET', '/documents/last-status', undefined, { accept })).headers.get('content-type')
  expect(await asked('text/html,application/xhtml+xml,*/*;q=0.8')).toContain('text/html')
  expect(await asked('application/pdf')).toContain('application/pdf')
  expect(await asked('*/*')).toContain('application/json')
  expect(await asked('text/csv')).toContain('text/csv')
})

test('language, time zone and forms of dates are those that are preferred', async () => {
  await service.ask('PUT', '/preferences', { dateFormat: 'dd.MM.yyyy', timeFormat: '12h', timeZone: 'UTC' })
  const { text } = await service.ask('GET', '/documents/last-status?format=html&language=de')
  expect(text).toContain('<html lang="de">')
  expect(text).toContain('Letzter Status aller Jobs')
  expect(text).toContain('<dd>UTC</dd>')
  expect(text).toMatch(/\d\d\.\d\d\.20\d\d<\/span> <span class="m">\d{1,2}:\d\d\u00a0[ap]m/)
  await service.ask('PUT', '/preferences', { dateFormat: null, timeFormat: null, timeZone: null })
})

test.each([
  'last-status?format=html&language=xx',
  'job?format=html&check=none',
  'client-summary?format=pdf&group=Nobody',
])('what is wrong with %s is a problem document', async path => {
  const { status, headers } = await service.ask('GET', `/documents/${path}`)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(headers.get('content-type')).toContain('application/problem+json')
})

test('a month tells its days, what was missed and what changed', async () => {
  const found = await service.get<ClientSummaryDocument>(`/documents/client-summary?group=${hostile}`)
  const told = found.byDay.filter(day => day.sizeBytes !== undefined)
  expect(told.at(-1)?.sizeBytes).toBe(5 * 2 ** 30)
  expect(found.byDay.some(day => day.durationSeconds === 3661)).toBe(true)
})

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lastgood-documents-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const forPdf = requireServer('pdftotext', 'pdftoppm')

forPdf('PDF has the names of all alphabets, rows of every page, and a head on each', async () => {
  const status = aLastStatus(200)
  // Letters whose marks are characters of their own, as file systems of macOS write them; q has none of its own with one.
  const marked = 'Cafe\u0301 q\u0301'
  const rows = status.rows.map((row, n) => (n === 7 ? { ...row, job: marked } : row))
  const sheet = lastStatusSheet(
    { ...status, rows },
    { formats: openFormats(toWriting('en', 'Europe/Berlin', {})), madeAtMs },
  )
  await inFolder(async folder => {
    const file = join(folder, 'a.pdf')
    await writeFile(file, await bytesOf(renderPdf(sheet, 'data:image/png;base64,AAAA')))
    const { stdout, stderr } = await run('pdftotext', ['-layout', file, '-'])
    expect(stderr).toBe('')
    for (const part of marked.split(' ')) expect(stdout.normalize('NFD')).toContain(part)
    for (const name of ['Żółć Sp. z o.o.', 'Κλινική Αθήνα', 'Стройбанк', 'Bäckerei Müller'])
      expect(stdout).toContain(name)
    const pages = stdout.split('\f').filter(page => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(5)
    for (const [n, page] of pages.entries()) {
      expect(page).toContain(`Page ${n + 1} of ${pages.length}\n`)
      expect(page).toContain('Computer')
    }
    for (let n = 0; n < 40; n++) expect(stdout).toContain(`SRV-${String(n).padStart(2, '0')}`)
    await run('pdftoppm', ['-r', '40', '-png', '-f', '1', '-l', '1', file, join(folder, 'page')])
  })
})

forPdf('PDF writes words from the right in their order, and says so where it has no letters', async () => {
  const text = async (name: string, ...how: readonly string[]) => {
    const sheet = lastStatusSheet(
      { ...aLastStatus(0), rows: [aRow(1, { job: name })] },
      { formats: openFormats(toWriting('en', 'Europe/Berlin', {})), madeAtMs },
    )
    let told = ''
    await inFolder(async folder => {
      const file = join(folder, 'a.pdf')
      await writeFile(file, await bytesOf(renderPdf(sheet)))
      told = (await run('pdftotext', [...how, file, '-'])).stdout
    })
    return told
  }
  /** Where a word stands: it is told letter by letter from the left. */
  const left = (words: string, word: string) =>
    Number(new RegExp(`xMin="([\\d.]+)"[^>]*>${word}<`).exec(words)?.[1])
  const turned = (word: string) => [...word].reverse().join('')
  const words = await text('שלום עולם SQL', '-bbox')
  expect(left(words, turned('עולם'))).toBeLessThan(left(words, turned('שלום')))
  expect(left(words, turned('שלום'))).toBeLessThan(left(words, 'SQL'))
  const note = 'A box stands for a letter that the fonts of this PDF have not'
  expect(await text('毎日 💾')).toContain(note)
  expect(await text('שלום ملفات Żółć ✓')).not.toContain(note)
})

forPdf('PDF of a service tells what JSON tells', async () => {
  const answer = await fetch(`${service.url}/api/v1/documents/job?check=nas&format=pdf&language=de`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  await inFolder(async folder => {
    const file = join(folder, 'job.pdf')
    await writeFile(file, Buffer.from(await answer.arrayBuffer()))
    const { stdout } = await run('pdftotext', ['-layout', file, '-'])
    for (const text of [
      '=cmd|calc!A1 <script>alert(1)</script>',
      'Στοιχεία',
      '5 GiB',
      '1 h 1 min',
      'Datenwachstum',
    ])
      expect(stdout).toContain(text)
  })
})

test('a chart is a PNG where no SVG can be shown', () => {
  const png = drawingToPng({
    width: 40,
    height: 20,
    title: 'x',
    description: 'x',
    shapes: [{ kind: 'box', x: 0, y: 0, width: 40, height: 20, ink: 'failed' }],
  })
  const view = Buffer.from(png)
  expect([view.toString('latin1', 1, 4), view.readUInt32BE(16), view.readUInt32BE(20)]).toEqual([
    'PNG',
    80,
    40,
  ])
})

test('the command writes a document of the service into a file, whole or not at all', async () => {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  await inFolder(async folder => {
    const file = join(folder, 'month.html')
    const command = (...args: readonly string[]) =>
      run(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        main,
        'document',
        ...args,
        '--url',
        service.url,
      ])
    const { stderr } = await command('client-summary', '--client', 'Office', '--out', file)
    expect(stderr).toMatch(/month\.html: [\d,]+ bytes/)
    expect(await readFile(file, 'utf8')).toContain('Почта')
    const csv = await command('last-status', '--format', 'csv', '--check', 'nas').catch(error => error)
    expect(csv).toMatchObject({ code: 1, stderr: expect.stringContaining('check') })
    const lists = await command('all-reports', '--format', 'csv', '--check', 'nas')
    expect(lists.stdout.match(/,"nas"\r\n/g)).toHaveLength(5)
    expect(lists.stdout).toContain(`"'=cmd|calc`)
    const word = await command('last-status', '--out', join(folder, 'today.docx')).catch(error => error)
    expect(word).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--out: ".docx" is no ending of html, pdf, csv, json'),
    })
    const wrong = await command('weather').catch(error => error)
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('is no document') })
  })
}, 60_000)
