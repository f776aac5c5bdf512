import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { deflateSync, gzipSync } from 'node:zlib'
import { asAccount, buildReport, nowMs, openPosted } from '../../../test/posted.ts'
import { readPosted } from '../posted.ts'

const json = { 'Content-Type': 'application/json' }
const sender = { ...json, ...asAccount() }
const mb = 1024 * 1024

describe('POST /api/v1/reports', () => {
  test('201 with the activity the first time, 200 with the same one again', async () => {
    await using posted = await openPosted()
    const first = await posted.report(buildReport())
    expect(first.status).toBe(201)
    expect(first.headers.get('location')).toBe('messages/1')
    expect(first.headers.get('cache-control')).toBe('no-store')
    const activity = await first.json()
    expect(activity).toMatchObject({ id: 1, status: 'success', messageId: 1 })
    const again = await posted.report(buildReport())
    expect([again.status, await again.json()]).toEqual([200, activity])
    expect(posted.reports).toEqual([
      {
        sender: { accountId: 'acme', who: 'account:acme' },
        report: expect.objectContaining({ job: { key: 'docs', name: 'Documents', engine: 'File' } }),
        raw: Buffer.from(JSON.stringify(buildReport())),
        receivedAtMs: nowMs,
      },
    ])
  })

  test.each([
    ['no credential', {}, 401],
    ['a wrong key', asAccount('acme', 'wrong'), 401],
    ['an unknown account', asAccount('nobody'), 401],
    ['nonsense', { Authorization: 'Basic !!' }, 401],
    ['a header without end', { Authorization: `Basic ${'A'.repeat(5000)}` }, 401],
    ['an ingest token', { Authorization: 'Bearer ingest-token' }, 201],
    ['an unknown token', { Authorization: 'Bearer other' }, 401],
    ['a token of another scope', { Authorization: 'Bearer read-token' }, 403],
  ])('%s is %#', async (_who, headers, status) => {
    await using posted = await openPosted()
    const response = await posted.post('/api/v1/reports', JSON.stringify(buildReport()), {
      ...json,
      ...headers,
    })
    expect(response.status).toBe(status)
    const asks = response.headers.get('www-authenticate')
    expect(asks).toBe(status === 401 ? 'Basic realm="lastgood reports", charset="UTF-8", Bearer' : null)
    if (status >= 400)
      expect(posted.refused).toEqual([`reports ${status === 401 ? 'credentials' : 'forbidden'}`])
  })

  test('the credential is asked for before the body is looked at', async () => {
    await using posted = await openPosted()
    const response = await posted.post('/api/v1/reports', 'x'.repeat(2 * mb), {
      'Content-Type': 'text/plain',
    })
    expect(response.status).toBe(401)
  })

  test('403 for an installation of another account', async () => {
    await using posted = await openPosted()
    const response = await posted.report(buildReport({ installation: { id: 'of-another' } }))
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({
      title: 'Forbidden',
      detail: 'Installation "of-another" belongs to another account.',
    })
  })

  test.each([
    [
      '{"run": {,}}',
      json,
      400,
      'The body is no JSON: line 1, column 10 (position 9): expected a key in quotes or }.',
    ],
    ['{"installation": {\n"id": "a"', json, 400, /line 2, column 10 \(position 28\): expected a comma or }/],
    ['', json, 400, 'The body is empty.'],
    [
      'run=1',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      /send Content-Type: application\/json/,
    ],
    ['{}', { ...json, 'Content-Encoding': 'br' }, 415, /Content-Encoding br is not known here; gzip is/],
    [
      '{}',
      { ...json, 'Content-Encoding': 'constructor' },
      415,
      /Content-Encoding constructor is not known here/,
    ],
    ['{}', { ...json, 'Content-Encoding': 'gzip' }, 400, /cannot be unpacked: incorrect header check/],
  ])('%#: %j is refused in words', async (body, headers, status, detail) => {
    await using posted = await openPosted()
    const response = await posted.report(body, headers as Readonly<Record<string, string>>)
    const problem = (await response.json()) as { status: number; detail: string; instance: string }
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect([response.status, problem.status, problem.instance]).toEqual([status, status, '/api/v1/reports'])
    if (typeof detail === 'string') expect(problem.detail).toBe(detail)
    else expect(problem.detail).toMatch(detail)
    expect(posted.refused).toEqual(['reports unreadable'])
  })

  test('422 is a problem document that lists every wrong field', async () => {
    await using posted = await openPosted()
    const response = await posted.report(buildReport({ job: { key: '' }, run: { files: -1 } }))
    expect(response.status).toBe(422)
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Entity',
      status: 422,
      detail: 'job.key is "": expected 1 to 200 characters without control characters, and 1 more',
      instance: '/api/v1/reports',
      errors: [
        { field: 'job.key', detail: 'is "": expected 1 to 200 characters without control characters' },
        { field: 'run.files', detail: 'is -1: expected a whole number from 0 on' },
      ],
    })
    expect(posted.reports).toEqual([])
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ])('a body packed with %s is taken and kept unpacked', async (encoding, pack) => {
    await using posted = await openPosted()
    const body = JSON.stringify(buildReport())
    const headers = { ...sender, 'Content-Encoding': encoding }
    expect((await posted.post('/api/v1/reports', pack(body), headers)).status).toBe(201)
    expect(posted.reports[0]?.raw.toString()).toBe(body)
  })

  test('a byte order mark and a missing content type do no harm', async () => {
    await using posted = await openPosted()
    const body = Buffer.from(`\ufeff${JSON.stringify(buildReport())}`)
    expect((await posted.post('/api/v1/reports', body, asAccount())).status).toBe(201)
  })

  test('5 MB of HTML are kept by head and tail; 413 is only above the hard limit', async () => {
    await using posted = await openPosted({ options: { hardLimitBytes: 6 * mb } })
    const html = `<h1>begin</h1>${'<p>row</p>'.repeat(mb / 2)}<p>end</p>`
    expect((await posted.report(buildReport({ html }))).status).toBe(201)
    const raw = posted.reports[0]?.raw ?? Buffer.alloc(0)
    expect(raw.length).toBeLessThan(1.2 * mb)
    const posting = { checkId: 'nas', format: 'report' } as const
    const message = readPosted({ intake: 'reports', receivedAtMs: nowMs, raw, posting })
    expect(message.marks).toEqual(['oversize'])
    expect(message.text).toMatch(/begin[\s\S]*end$/)
    const larger = await posted.report(buildReport({ html: html + html }))
    expect([larger.status, posted.refused]).toEqual([413, ['reports tooLarge']])
  })

  test('a body without a stated length is measured as it comes', async () => {
    await using posted = await openPosted({ options: { hardLimitBytes: mb } })
    const stream = new ReadableStream({
      start(controller) {
        for (let part = 0; part < 40; part++) controller.enqueue(new Uint8Array(64 * 1024).fill(0x20))
        controller.close()
      },
    })
    const response = await fetch(`${posted.url}/api/v1/reports`, {
      method: 'POST',
      body: stream,
      headers: sender,
      duplex: 'half',
    })
    expect(response.status).toBe(413)
  })

  test('what unpacks to more than the limit is refused without being unpacked', async () => {
    await using posted = await openPosted({ options: { hardLimitBytes: mb } })
    const bomb = gzipSync(Buffer.alloc(200 * mb))
    const before = process.memoryUsage().arrayBuffers
    const response = await posted.post('/api/v1/reports', bomb, { ...sender, 'Content-Encoding': 'gzip' })
    expect(response.status).toBe(413)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * mb)
  })

  test('503 with Retry-After while nothing can be stored, and nothing is acknowledged', async () => {
    const fail = async () => {
      throw new Error('disk full')
    }
    for (const deps of [{ takeReport: fail }, { findSender: fail }]) {
      await using posted = await openPosted({ deps })
      const response = await posted.report(buildReport())
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
      expect(await response.text()).not.toContain('disk full')
      expect(posted.refused).toEqual(['reports Error: disk full'])
    }
  })

  test('it is answered only after the commit', async () => {
    let commit = () => {}
    const committed = new Promise<void>(resolve => {
      commit = resolve
    })
    let isAnswered = false
    await using posted = await openPosted({
      deps: {
        accept: async () => {
          await committed
          return { id: 1, outcome: 'matched' }
        },
      },
    })
    const answer = fetch(`${posted.url}/ping/ping`).then(response => {
      isAnswered = true
      return response.status
    })
    await sleep(50)
    expect(isAnswered).toBe(false)
    commit()
    expect(await answer).toBe(200)
  })

  test('a sender that hangs up half-way leaves nothing behind, and others are served', async () => {
    await using posted = await openPosted()
    const socket = connect(Number(new URL(posted.url).port), '127.0.0.1')
    await once(socket, 'connect')
    const head = `POST /api/v1/reports HTTP/1.1\r\nHost: a\r\nAuthorization: ${asAccount().Authorization}\r\n`
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"installation"`)
    await sleep(50)
    socket.destroy()
    await sleep(50)
    expect(posted.reports).toEqual([])
    expect((await posted.report(buildReport())).status).toBe(201)
  })

  test.each(['GET', 'PUT', 'DELETE'])('%s is 405', async method => {
    await using posted = await openPosted()
    const response = await fetch(`${posted.url}/api/v1/reports`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})
