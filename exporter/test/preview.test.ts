/** A check is begun and tried before it counts, on mails that a real service has taken and keeps. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { MessageJson, MessagesPage, ProblemJson } from '../src/api/contract.ts'
import type { CheckYaml, DraftJson, PreviewJson } from '../src/api/contract-checks.ts'
import { dayMs, type Past, startManaged } from './managed.ts'

type Service = Awaited<ReturnType<typeof startManaged>>

async function send(service: Service, subject: string, to = 'backups@example.com', more: object = {}) {
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(service.firstMail ?? '')?.[1])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  await transport.sendMail({
    from: '"Vault" <vault@example.net>',
    to,
    subject,
    text: `Size 2 GB, ${subject}`,
    ...more,
  })
  transport.close()
}

/** Mails as they came one after the other, a day apart, the last of them yesterday. */
async function receive({ data }: Past, subjects: readonly string[], stepMs = dayMs) {
  const lastMs = Date.now() - stepMs
  await Promise.all(
    subjects.map((subject, at) => {
      const receivedAtMs = lastMs - (subjects.length - 1 - at) * stepMs
      const head = `From: "Vault" <vault@example.net>\r\nTo: backups@example.com\r\nMessage-ID: <${at}@vault>\r\nSubject: ${subject}`
      const raw = Buffer.from(`${head}\r\n\r\nSize ${at} GB\r\n`)
      return data.pipeline.accept({ intake: 'smtp', receivedAtMs, raw })
    }),
  )
}

const preview = async (service: Service, body: unknown) => {
  const answer = await service.ask('POST', '/preview', body)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body as PreviewJson
}
const draft = (service: Service, query: string) => service.get<DraftJson>(`/drafts?${query}`)
const newestId = async (service: Service) =>
  (await service.get<MessagesPage>('/messages?limit=1')).messages[0]?.id ?? 0

const vault: CheckYaml = {
  id: 'vault',
  name: 'Vault',
  schedule: { every: '1 day' },
  match: {
    all: [
      { field: 'from', contains: 'vault@example.net' },
      { field: 'subject', contains: 'Vault' },
    ],
  },
  status: {
    default: 'failure',
    success: { all: [{ field: 'subject', contains: 'good' }] },
    warning: { all: [{ field: 'body', contains: 'slow' }] },
  },
  figures: [{ matches: 'Size (?<size>[\\d.]+ \\w+)' }],
}

test('a preview tells which stored messages fit, which status each gets and why, and stores nothing', async () => {
  await using service = await startManaged()
  await send(service, 'Vault: good')
  await send(service, 'Vault: good', 'backups+nas@example.com', { text: 'Size 2 GB, slow' })
  await send(service, 'Something else')
  const before = await service.get<MessagesPage>('/messages')
  const found = await preview(service, { check: vault })
  expect(found).toMatchObject({ errors: [], looked: 3, fitting: 2, addresses: [] })
  expect(found.overlaps).toEqual([{ checkId: 'nas', name: 'NAS', messages: 1 }])
  const [slow, good] = found.messages
  expect(good).toMatchObject({
    subject: 'Vault: good',
    fits: true,
    status: 'success',
    reason: 'subject contains "good"',
    blocks: [{ status: 'success' }],
    figures: { size: 2 * 1024 ** 3 },
    alsoFits: [],
  })
  expect(slow).toMatchObject({ status: 'warning', alsoFits: ['nas'] })
  expect(slow?.blocks.map(({ status }) => status)).toEqual(['warning', 'success'])
  expect(good?.match).toMatchObject({ kind: 'block', quantifier: 'all', fits: true })
  expect(await service.get<MessagesPage>('/messages')).toEqual(before)
  expect((await service.ask('GET', '/checks/vault')).status).toBe(404)
})

test('a message that was asked for is told of although it does not fit, with the condition that is to blame', async () => {
  await using service = await startManaged()
  await send(service, 'Something else')
  const id = await newestId(service)
  const [one] = (await preview(service, { check: vault, messageIds: [id], newest: 0 })).messages
  expect(one).toMatchObject({ id, fits: false, status: 'failure', reason: 'no rule fits: default failure' })
  const parts = one?.match?.kind === 'block' ? one.match.parts : []
  expect(parts).toMatchObject([{ fits: true }, { fits: false, actual: '"Something else"' }])
})

test('a sample that is not stored is tried like a message, and is not counted', async () => {
  await using service = await startManaged()
  const sample = 'From: vault@example.net\r\nTo: a@b.example\r\nSubject: Vault good\r\n\r\nSize 3 GB'
  const found = await preview(service, { check: vault, sample })
  expect(found).toMatchObject({ looked: 0, fitting: 0, overlaps: [] })
  expect(found.messages).toMatchObject([{ subject: 'Vault good', fits: true, status: 'success' }])
  expect(found.messages[0]).not.toHaveProperty('id')
})

test('what is wrong with a check is told by its path, and nothing is tried then', async () => {
  await using service = await startManaged()
  await send(service, 'Vault: good')
  const check = {
    ...vault,
    match: { all: [{ field: 'subjekt', contains: 'x' }] },
    schedule: { every: '1 dax' },
  }
  const found = await preview(service, { check })
  expect(found.errors.map(({ field }) => field).sort()).toEqual(['match.all[0].field', 'schedule.every'])
  expect(found.errors.find(({ field }) => field.startsWith('match'))?.detail).toContain('subject')
  expect(found).toMatchObject({ messages: [], looked: 0, expectedAtMs: [] })
})

test('a check that is nested without end is wrong, and no trouble of ours', async () => {
  await using service = await startManaged()
  const depth = 10_000
  const match = `${'{"all":['.repeat(depth)}{"field":"subject","contains":"x"}${']}'.repeat(depth)}`
  const found = await preview(service, `{"check":{"id":"deep","match":${match}}}`)
  expect(found.errors).toEqual([{ field: '', detail: 'is nested too deeply to be read' }])
})

test.each<[string, unknown, number, RegExp]>([
  ['no check', {}, 422, /check: is needed/],
  ['a message that is not there', { check: vault, messageIds: [77] }, 404, /no message 77/],
  ['more messages than a preview reads', { check: vault, newest: 2001 }, 422, /newest: .*0 to 2000/],
  ['an unknown field', { check: vault, all: true }, 422, /all: is not known/],
  ['a check without end', { check: { id: 'x', name: 'x'.repeat(270_000) } }, 422, /check: is longer than/],
])('a preview refuses %s', async (_what, body, status, detail) => {
  await using service = await startManaged()
  const answer = await service.ask('POST', '/preview', body)
  expect(answer.status).toBe(status)
  expect((answer.body as ProblemJson).detail).toMatch(detail)
})

test('the moments at which results would be expected reach four weeks ahead and are 200 at most', async () => {
  await using service = await startManaged()
  const nowMs = Date.now()
  const daily = await preview(service, {
    check: { ...vault, schedule: { at: '02:00', timezone: 'Europe/Berlin' } },
  })
  expect(daily.expectedAtMs).toHaveLength(28)
  expect(daily.schedule).toBe('every day at 02:00 (Europe/Berlin)')
  const often = await preview(service, { check: { ...vault, schedule: { every: '15 minutes' } } })
  expect(often.expectedAtMs).toHaveLength(200)
  for (const { expectedAtMs } of [daily, often]) {
    expect(expectedAtMs.toSorted((a, b) => a - b)).toEqual(expectedAtMs)
    expect(expectedAtMs.every(atMs => atMs > nowMs && atMs < Date.now() + 28 * dayMs)).toBe(true)
  }
  expect((await preview(service, { check: { ...vault, schedule: 'none' } })).expectedAtMs).toEqual([])
})

test('an alias is told as the addresses that it stands for', async () => {
  await using service = await startManaged()
  const { addresses } = await preview(service, { check: { id: 'x', match: { alias: 'vault' } } })
  expect(addresses).toEqual(['backups+vault@example.com'])
})

test('what was posted to a check fits it without any rule, and keeps the status that it tells', async () => {
  const jobs: string[] = []
  await using service = await startManaged(async past => {
    jobs.push(...(await past.register('srv-1', ['daily'])))
    await past.report(jobs[0] ?? '', 'warning')
  })
  const [own, other] = await Promise.all(
    [jobs[0], 'other'].map(id => preview(service, { check: { id, match: { alias: 'x' } }, messageIds: [1] })),
  )
  expect(own?.messages).toMatchObject([{ id: 1, fits: true, status: 'warning', alsoFits: [] }])
  expect(other?.messages).toMatchObject([{ id: 1, fits: false, status: 'failure', alsoFits: jobs }])
})

test('a preview over 2,000 stored mails lets others in between, and ends when its client has gone', async () => {
  const subjects = Array.from({ length: 2000 }, (_, at) => `Vault: ${at % 2 ? 'good' : 'bad'} run ${at}`)
  await using service = await startManaged(past => receive(past, subjects, 60_000))
  let isDone = false
  const whole = preview(service, { check: vault, newest: 2000 }).finally(() => {
    isDone = true
  })
  let answersMeanwhile = 0
  while (!isDone) {
    const health = await fetch(`${service.url}/-/healthy`)
    if (health.ok && !isDone) answersMeanwhile++
  }
  expect(answersMeanwhile).toBeGreaterThan(2)
  expect(await whole).toMatchObject({ looked: 2000, fitting: 2000 })

  const crowd = Array.from({ length: 5 }, () =>
    service.ask('POST', '/preview', { check: vault, newest: 2000 }),
  )
  const statuses = (await Promise.all(crowd)).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 503])

  // Every place is taken by clients that go away; then the places are free again.
  const leave = new AbortController()
  const body = JSON.stringify({ check: vault, newest: 2000 })
  const headers = { 'content-type': 'application/json' }
  const asked = Array.from({ length: 4 }, () =>
    fetch(`${service.url}/api/v1/preview`, { method: 'POST', body, headers, signal: leave.signal }).catch(
      () => 'left',
    ),
  )
  await sleep(20)
  leave.abort()
  await Promise.all(asked)
  // That they have gone is heard of a moment later; the four alone would take far longer.
  const answers: number[] = []
  while (!answers.includes(200) && answers.length < 20) {
    answers.push((await service.ask('POST', '/preview', { check: vault, newest: 1 })).status)
    await sleep(10)
  }
  expect(answers).toContain(200)
}, 120_000)

test('a token that may only read may preview, and may not change', async () => {
  await using service = await startManaged()
  const { body } = await service.ask('POST', '/tokens', { name: 'viewer', scopes: ['read'] })
  const authorization = `Bearer ${(body as { secret: string }).secret}`
  const ask = async (method: string, path: string, given?: unknown) =>
    (await service.ask(method, path, given, { authorization })).status
  expect(await ask('POST', '/preview', { check: vault })).toBe(200)
  expect(await ask('GET', '/drafts?name=Vault')).toBe(200)
  expect(await ask('POST', '/reparse')).toBe(403)
  expect(await ask('POST', '/preview/x')).toBe(403)
  expect(await ask('DELETE', '/notes/1')).toBe(403)
})

test('a draft from an unmatched mail is a check that fits it, its siblings, and judges them', async () => {
  const subjects = ['good', 'failed', 'good', 'good', 'good'].map(
    (word, at) => `Vault (SRV1): ${word === 'good' ? 'successful' : 'failed'} #${100 + at}`,
  )
  await using service = await startManaged(past =>
    receive(past, [...subjects, 'Newsletter', 'Vault (SRV2): successful #9']),
  )
  const { messages } = await service.get<MessagesPage>('/messages')
  const failed = messages.find(({ subject }) => subject.includes('failed'))
  const made = await draft(service, `message=${failed?.id}&group=Acme`)
  expect(made.check).toMatchObject({
    id: 'vault-srv1',
    name: 'Vault (SRV1)',
    group: 'Acme',
    schedule: { at: expect.stringMatching(/^\d\d:\d\d$/), overdueAfter: '30 minutes' },
  })
  expect(made.alias).toBe('vaultsrv1')
  expect(made.addresses).toEqual([])
  expect(made.hints.join(' ')).toMatch(/5 runs since .* 5 of 5 expectations were met/)
  const found = await preview(service, { check: made.check })
  expect(found.errors).toEqual([])
  expect(found.messages.map(({ subject, status }) => [subject, status])).toEqual(
    subjects.map(subject => [subject, subject.includes('failed') ? 'failure' : 'success']).toReversed(),
  )
})

test('a draft from a mail that came to an alias takes that alias', async () => {
  await using service = await startManaged()
  await send(service, 'Vault: success', 'backups+vault7@example.com')
  const { check, addresses } = await draft(service, `message=${await newestId(service)}`)
  expect(check.match).toEqual({ alias: 'vault7' })
  expect(check.status?.success).toBeDefined()
  expect(addresses).toEqual(['backups+vault7@example.com'])
})

test('a draft from a message that counts already says for which check', async () => {
  await using service = await startManaged()
  await send(service, 'NAS: success', 'backups+nas@example.com')
  const { hints, check } = await draft(service, `message=${await newestId(service)}`)
  expect(hints.join(' ')).toContain('fits nas already')
  expect(check).toMatchObject({ id: 'nas-2', match: { alias: 'nas' } })
})

test('a draft from a name has an id of its own and an alias to send to', async () => {
  await using service = await startManaged()
  const { check, addresses } = await draft(service, 'name=NAS&group=Office')
  expect(check).toMatchObject({ id: 'nas-2', name: 'NAS', group: 'Office', match: { alias: 'nas-2' } })
  expect(addresses).toEqual(['backups+nas-2@example.com'])
  expect((await preview(service, { check })).errors).toEqual([])
})

test('a draft has no id that could not be saved', async () => {
  await using service = await startManaged()
  const { check } = await draft(service, 'name=Export')
  expect(check.id).toBe('export-2')
  expect((await service.ask('POST', '/checks', check)).status).toBe(201)
})

test('a copy of a check keeps its rules, wherever it stands, and is saved as it is', async () => {
  await using service = await startManaged()
  const ofFile = await draft(service, 'copy=nas')
  expect(ofFile.check).toMatchObject({
    id: 'nas-copy',
    name: 'NAS (copy)',
    group: 'Office',
    match: { alias: 'nas' },
  })
  expect(ofFile.addresses).toEqual(['backups+nas@example.com'])
  const saved = await service.ask('POST', '/checks', ofFile.check)
  expect([saved.status, saved.text]).toEqual([201, saved.text])
  const ofStore = await draft(service, 'copy=nas-copy&name=Other&group=Acme')
  expect(ofStore.check).toEqual({ ...ofFile.check, id: 'other', name: 'Other', group: 'Acme' })
})

test('a job brings its check along, which has no rules to copy', async () => {
  const found: string[] = []
  await using service = await startManaged(async past => {
    found.push(...(await past.register('srv-1', ['daily'])))
  })
  const answer = await service.ask('GET', `/drafts?copy=${found[0]}`)
  expect([answer.status, (answer.body as ProblemJson).detail]).toEqual([
    422,
    expect.stringContaining('has no rules to copy'),
  ])
})

test.each([
  ['message=99', 404, /no message 99/],
  ['message=1', 422, /was posted to the check/],
  ['message=1&copy=nas', 400, /copy: cannot be given together with message/],
  ['copy=nothing', 404, /no check "nothing"/],
  ['message=x', 400, /message: "x" is not a whole number/],
  [`name=${'x'.repeat(201)}`, 400, /name: has more than 200 characters/],
])('a draft for %s is refused with %i', async (query, status, detail) => {
  await using service = await startManaged(async past => {
    const [job = ''] = await past.register('srv-1', ['daily'])
    await past.report(job, 'success')
  })
  const answer = await service.ask('GET', `/drafts?${query}`)
  expect(answer.status).toBe(status)
  expect((answer.body as ProblemJson).detail).toMatch(detail)
})

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64',
)

test('attachments are downloaded as they were sent, under a safe name and type', async () => {
  await using service = await startManaged()
  await send(service, 'Vault: good', 'backups@example.com', {
    html: '<img src="cid:logo@vault">',
    attachments: [
      { filename: 'logo.png', content: pixel, cid: 'logo@vault' },
      { filename: '../../run.html', content: '<script>alert(1)</script>', contentType: 'text/html' },
      { filename: 'Prüfbericht.txt', content: 'ünß' },
    ],
  })
  const id = await newestId(service)
  const { attachments } = await service.get<MessageJson>(`/messages/${id}`)
  expect(attachments.map(({ contentId }) => contentId)).toContain('logo@vault')
  const load = async (name: string) => {
    const place = attachments.findIndex(one => one.name.endsWith(name))
    const answer = await fetch(`${service.url}/api/v1/messages/${id}/attachments/${place}`)
    const head = (key: string) => answer.headers.get(key)
    expect(head('x-content-type-options')).toBe('nosniff')
    return {
      type: head('content-type'),
      file: head('content-disposition'),
      bytes: Buffer.from(await answer.arrayBuffer()),
    }
  }
  const logo = await load('logo.png')
  expect(logo).toMatchObject({ type: 'image/png', file: 'attachment; filename=logo.png' })
  expect(logo.bytes.equals(pixel)).toBe(true)
  expect(await load('run.html')).toMatchObject({
    type: 'application/octet-stream',
    file: 'attachment; filename=run.html',
  })
  const text = await load('bericht.txt')
  expect(text.file).toContain("filename*=UTF-8''Pr%C3%BCfbericht.txt")
  expect(text.bytes.toString()).toBe('ünß')
  for (const [place, status] of [
    ['3', 404],
    ['x', 400],
    ['-1', 400],
  ] as const)
    expect([place, (await service.ask('GET', `/messages/${id}/attachments/${place}`)).status]).toEqual([
      place,
      status,
    ])
})

test('messages are filtered by outcome, intake and time, and the same ones come as CSV', async () => {
  const subjects = ['=cmd|calc', 'Vault, "quoted"', 'Vault good']
  await using service = await startManaged(past => receive(past, subjects))
  await send(service, 'NAS Success', 'backups+nas@example.com')
  const list = async (query: string) =>
    (await service.get<MessagesPage>(`/messages?${query}`)).messages.map(({ subject }) => subject)
  expect(await list('outcome=matched')).toEqual(['NAS Success'])
  expect(await list('outcome=unmatched&outcome=matched')).toHaveLength(4)
  expect(await list('intake=smtp')).toHaveLength(4)
  expect(await list('intake=imap:inbox')).toEqual([])
  const fromMs = Math.round(Date.now() - 2.5 * dayMs)
  expect(await list(`fromMs=${fromMs}&toMs=${Math.round(Date.now() - dayMs / 2)}`)).toEqual([
    'Vault good',
    'Vault, "quoted"',
  ])
  expect((await service.ask('GET', '/messages?outcome=lost')).status).toBe(400)
  expect((await service.ask('GET', '/messages.csv?fromMs=2&toMs=1')).status).toBe(400)
  const csv = await service.ask('GET', '/messages.csv?outcome=unmatched')
  expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename=lastgood-messages.csv')
  const lines = csv.text.split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[1]).toContain(`"'=cmd|calc"`)
  expect(lines[2]).toContain('"Vault, ""quoted"""')
})
