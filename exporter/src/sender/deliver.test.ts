import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { account, type Post, rightKey, startReportService } from '../../test/report-service.ts'
import { aFolder } from '../../test/store/builders.ts'
import { openBacklog } from './backlog.ts'
import { type Delivering, deliver } from './deliver.ts'
import { openPost } from './post.ts'
import type { PostedReport } from './posted-report.ts'

const dayMs = 24 * 3_600_000
const nowMs = Date.parse('2026-11-22T02:00:00Z')
const authorization = `Basic ${Buffer.from(`${account}:${rightKey}`).toString('base64')}`

function aReport(
  key: string,
  more: { installation?: string; status?: string; html?: string } = {},
): PostedReport {
  return {
    installation: { id: more.installation ?? 'pc' },
    job: { key: 'nightly', name: 'Nightly' },
    run: {
      executionKey: key,
      status: (more.status ?? 'success') as 'success',
      endedAt: '2026-11-22T02:00:00Z',
      warnings: [],
      errors: [],
    },
    ...(more.html !== undefined && { html: more.html }),
  }
}

/** A backlog in a folder of its own, and a service that makes trouble as asked. */
async function aSender(trouble?: (post: Post, at: number) => ReturnType<NonNullable<Trouble>>) {
  const folder = aFolder()
  const told: string[] = []
  const tell = (text: string) => void told.push(text)
  const backlog = openBacklog({ folder: folder.path, tell })
  const service = await startReportService(trouble ? { trouble } : {})
  const run = async (more: Partial<Delivering> & { authorization?: string; url?: string } = {}) => {
    using connection = openPost(
      {
        url: new URL(more.url ?? service.url),
        authorization: more.authorization ?? authorization,
        userAgent: 'lastgood/1',
        env: {},
      },
      300,
    )
    return await deliver({
      backlog,
      post: connection.post,
      tell,
      signal: AbortSignal.timeout(5000),
      untilMs: performance.now() + 5000,
      nowMs: () => nowMs,
      retryDelaysMs: [],
      ...more,
    })
  }
  return {
    backlog,
    service,
    told,
    run,
    path: folder.path,
    add: (...reports: readonly PostedReport[]) =>
      reports.map(report => backlog.add(JSON.stringify(report), nowMs)),
    waiting: () => backlog.list().map(name => backlog.read(name)?.report.run.executionKey),
    taken: () => service.taken.map(({ run: { executionKey } }) => executionKey),
    posted: () => service.posts.map(({ report }) => report.run.executionKey),
    rejected: () => readdirSync(backlog.rejectedFolder).filter(name => name.endsWith('.json')),
    words: (name: string | undefined) => readFileSync(join(backlog.rejectedFolder, `${name}.txt`), 'utf8'),
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}
type Trouble = NonNullable<Parameters<typeof startReportService>[0]>['trouble']

test('what waits is sent in order, with its own time and key, and is gone afterwards', async () => {
  await using sender = await aSender()
  sender.add(aReport('1'), aReport('2'), aReport('3'))
  expect((await sender.run()).trouble).toBeUndefined()
  expect(sender.taken()).toEqual(['1', '2', '3'])
  expect(sender.waiting()).toEqual([])
  expect(sender.service.posts[0]).toMatchObject({ report: aReport('1'), authorization })
})

test.each([408, 425, 429, 500, 502, 503, 504])(
  'after a %d the report is kept, those behind it wait, and the next time all go in order',
  async status => {
    let ill = true
    await using sender = await aSender(() => (ill ? { status } : undefined))
    sender.add(aReport('1'), aReport('2'))
    expect((await sender.run()).trouble).toContain(`${status} `)
    expect(sender.posted()).toEqual(['1'])
    expect(sender.waiting()).toEqual(['1', '2'])
    ill = false
    await sender.run()
    expect(sender.taken()).toEqual(['1', '2'])
  },
)

test.each(['hang', 'reset'] as const)(
  'after a connection that ends in %s the report is kept; a lost answer is not counted twice',
  async kind => {
    await using sender = await aSender((_, at) => (at === 0 ? kind : undefined))
    sender.add(aReport('1'), aReport('2'))
    const { trouble } = await sender.run()
    expect(trouble).toContain(kind === 'hang' ? 'no answer within 0.3 s' : 'closed before an answer came')
    expect(sender.waiting()).toEqual(['1', '2'])
    await sender.run()
    expect(sender.posted()).toEqual(['1', '1', '2'])
    expect(sender.taken()).toEqual(['1', '2'])
  },
)

test('an answer that got lost after the report was taken counts once: the second answer is 200', async () => {
  await using sender = await aSender()
  sender.add(aReport('1'))
  await sender.run()
  sender.add(aReport('1'))
  expect((await sender.run()).taken).toHaveLength(1)
  expect(sender.taken()).toEqual(['1'])
})

test('trouble that passes within the call is not seen outside: 503, then 201', async () => {
  await using sender = await aSender((_, at) => (at < 2 ? { status: 503 } : undefined))
  sender.add(aReport('1'), aReport('2'))
  expect(await sender.run({ retryDelaysMs: [1, 1] })).toMatchObject({ trouble: undefined })
  expect(sender.posted()).toEqual(['1', '1', '1', '2'])
})

test('Retry-After is heard, and not waited for when there is no time', async () => {
  await using sender = await aSender((_, at) =>
    at === 0
      ? { status: 429, headers: { 'retry-after': '1' } }
      : { status: 503, headers: { 'retry-after': '600' } },
  )
  sender.add(aReport('1'))
  const began = performance.now()
  const { trouble } = await sender.run({ retryDelaysMs: [1, 1, 1] })
  expect(trouble).toContain('503')
  expect(sender.posted()).toEqual(['1', '1'])
  expect(performance.now() - began).toBeGreaterThan(990)
  expect(performance.now() - began).toBeLessThan(3000)
})

test.each([
  ['401', { status: 401 }, 'check account and authorization key'],
  [
    'a page that is not the service',
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Log in</h1>' },
    'is url the address of a Lastgood service?',
  ],
  [
    'a 400 of a gateway',
    { status: 400, headers: { 'content-type': 'text/html' }, body: 'plain HTTP to HTTPS port' },
    'is url the address',
  ],
  ['404', { status: 404 }, 'is url the address'],
  [
    'a redirect',
    { status: 301, headers: { location: 'https://x.example/' } },
    'give url as it is after that redirect (https://x.example/)',
  ],
] as const)(
  '%s can be repaired: everything is kept, and the error says what to do',
  async (_, trouble, words) => {
    await using sender = await aSender(() => trouble)
    sender.add(aReport('1'), aReport('2'))
    expect((await sender.run({ retryDelaysMs: [1, 1] })).trouble).toContain(words)
    expect(sender.posted()).toEqual(['1'])
    expect(sender.waiting()).toEqual(['1', '2'])
  },
)

test('nobody listens: everything is kept', async () => {
  await using sender = await aSender()
  sender.add(aReport('1'))
  const { trouble } = await sender.run({ url: 'http://127.0.0.1:1' })
  expect(trouble).toBe('http://127.0.0.1:1: connection refused')
  expect(sender.waiting()).toEqual(['1'])
})

test('a report that the service refuses for good is set aside with its words, and holds up no other', async () => {
  await using sender = await aSender()
  const [, bad] = sender.add(aReport('1'), aReport('2', { status: 'fine' }), aReport('3'))
  const delivery = await sender.run()
  expect(delivery).toMatchObject({ rejected: [bad], trouble: undefined })
  expect(sender.taken()).toEqual(['1', '3'])
  expect(sender.rejected()).toEqual([bad])
  expect(sender.words(bad)).toContain('run.status: must be success, warning or failure')
  expect(sender.told).toEqual([expect.stringMatching(/is set aside in .*422 .*run\.status: must be/)])
})

test('a 400 in the words of the service is for good too', async () => {
  await using sender = await aSender((_, at) => (at === 0 ? { status: 400 } : undefined))
  sender.add(aReport('1'), aReport('2'))
  await sender.run()
  expect(sender.taken()).toEqual(['2'])
})

test('files that are no reports are set aside unread, and hold up no other', async () => {
  await using sender = await aSender()
  sender.add(aReport('1'))
  for (const [name, text] of Object.entries({ '0.json': '', '00.json': '{"half', 'zz.json': '{"a":1}' }))
    writeFileSync(join(sender.path, 'waiting', name), text)
  await sender.run()
  expect(sender.taken()).toEqual(['1'])
  expect(sender.rejected().sort()).toEqual(['0.json', '00.json', 'zz.json'])
  expect(sender.words('00.json')).toContain('only the beginning')
})

test('a 403 stops the installation it is about, in order, and no other', async () => {
  let allowed = false
  await using sender = await aSender(({ report }) =>
    report.installation.id === 'foreign' && !allowed ? { status: 403 } : undefined,
  )
  const foreign = { installation: 'foreign' }
  sender.add(aReport('1', foreign), aReport('2'), aReport('3', foreign), aReport('4'))
  expect((await sender.run()).trouble).toContain('403')
  expect(sender.posted()).toEqual(['1', '2', '4'])
  expect(sender.waiting()).toEqual(['1', '3'])
  allowed = true
  await sender.run()
  expect(sender.taken()).toEqual(['2', '4', '1', '3'])
})

test('a report that is too large goes without its log, which is kept', async () => {
  await using sender = await aSender(({ report }) =>
    (report.html?.length ?? 0) > 1000
      ? { status: 413, headers: { 'content-type': 'text/html' }, body: '<h1>Too large</h1>' }
      : undefined,
  )
  const [name = ''] = sender.add(aReport('1', { html: 'x'.repeat(2000) }), aReport('2'))
  expect((await sender.run()).rejected).toEqual([])
  expect(sender.taken()).toEqual(['1', '2'])
  expect(sender.service.taken[0]?.html).toContain('The log of 2000 bytes is not here')
  expect(sender.rejected()).toEqual([name.replace('.json', '.full.json')])
  expect(sender.told).toEqual([expect.stringContaining('was sent without its log of 2000 bytes')])
})

test('a report that is too large even so is set aside', async () => {
  await using sender = await aSender(({ report }) =>
    report.run.executionKey === '1' ? { status: 413 } : undefined,
  )
  const [name] = sender.add(aReport('1', { html: 'x' }), aReport('2'))
  await sender.run()
  expect(sender.taken()).toEqual(['2'])
  expect(sender.rejected()).toEqual([name])
})

test('one report that the service fails on is set aside after a day, when the newest is taken in the same minute', async () => {
  await using sender = await aSender(({ report }) =>
    report.run.executionKey === 'poison' ? { status: 500 } : undefined,
  )
  const [poison] = sender.add(aReport('poison'), aReport('2'), aReport('3'))
  await sender.run()
  expect(sender.taken()).toEqual([])
  const delivery = await sender.run({ nowMs: () => nowMs + dayMs + 1000 })
  expect(delivery).toMatchObject({ rejected: [poison], trouble: undefined })
  expect(sender.taken()).toEqual(['3', '2'])
  expect(sender.words(poison)).toContain(
    'for more than a day this report was not taken, and now another was: ',
  )
})

test('time that runs out is no reason to set an old report aside', async () => {
  await using sender = await aSender(({ report }, at) =>
    at === 0 ? { status: 500 } : report.run.executionKey === '1' ? 'hang' : undefined,
  )
  sender.add(aReport('1'), aReport('2'))
  const delivery = await sender.run({ nowMs: () => nowMs + 2 * dayMs, signal: AbortSignal.timeout(200) })
  expect(delivery.rejected).toEqual([])
  expect(sender.taken()).toEqual(['2'])
  expect(sender.waiting()).toEqual(['1'])
})

test('a service that is down for days loses nothing', async () => {
  await using sender = await aSender(() => ({ status: 500 }))
  sender.add(aReport('1'), aReport('2'), aReport('3'))
  await sender.run({ nowMs: () => nowMs + 3 * dayMs })
  expect(sender.waiting()).toEqual(['1', '2', '3'])
  expect(sender.posted()).toEqual(['1', '3'])
})

test('one connection serves a whole backlog', async () => {
  await using sender = await aSender()
  sender.add(...Array.from({ length: 200 }, (_, at) => aReport(String(at))))
  await sender.run()
  expect(sender.taken()).toEqual(Array.from({ length: 200 }, (_, at) => String(at)))
})
