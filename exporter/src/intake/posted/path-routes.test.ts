import { gzipSync } from 'node:zlib'
import { nowMs, openPosted } from '../../../test/posted.ts'
import { readPosted } from '../posted.ts'

const mb = 1024 * 1024

describe('pings', () => {
  test.each([
    ['GET', '', 'success'],
    ['POST', '', 'success'],
    ['PUT', '/success', 'success'],
    ['HEAD', '', 'success'],
    ['POST', '/start', 'start'],
    ['POST', '/fail', 'fail'],
    ['GET', '/0', 0],
    ['GET', '/17', 17],
    ['GET', '/-1073741510', -1_073_741_510],
  ])('%s %s is taken', async (method, path, signal) => {
    await using posted = await openPosted()
    const response = await fetch(`${posted.url}/ping/ping${path}?rid=r-1`, { method })
    expect([response.status, await response.text()]).toEqual([200, method === 'HEAD' ? '' : 'OK\n'])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(posted.received).toEqual([
      {
        intake: 'pings',
        intakeKey: expect.stringMatching(/^pings:[0-9a-f-]{36}$/),
        receivedAtMs: nowMs,
        raw: Buffer.alloc(0),
        posting: { checkId: 'nas', format: 'ping', signal, run: 'r-1' },
      },
    ])
  })

  test('two pings without a run are two deliveries', async () => {
    await using posted = await openPosted()
    for (const _time of [1, 2]) await fetch(`${posted.url}/ping/ping`)
    const [first, second] = posted.received
    expect(first?.intakeKey).not.toBe(second?.intakeKey)
    expect(first?.posting).toEqual({ checkId: 'nas', format: 'ping', signal: 'success' })
  })

  test('the body is the log, packed or not, and a long one keeps head and tail', async () => {
    await using posted = await openPosted()
    await posted.post('/ping/ping', 'two lines\nof log', { 'Content-Type': 'text/plain' })
    await posted.post('/ping/ping', gzipSync('packed'), { 'Content-Encoding': 'gzip' })
    await posted.post('/ping/ping/fail', `begin${'x'.repeat(3 * mb)}end`)
    expect(posted.received.slice(0, 2).map(({ raw }) => String(raw))).toEqual(['two lines\nof log', 'packed'])
    const [, , long] = posted.received
    expect(long?.oversizeBytes).toBe(3 * mb + 8)
    expect(long?.raw.length).toBeLessThan(257 * 1024)
    expect(String(long?.raw)).toMatch(/^beginx+\n\[… \d+ bytes left out …]\nx+end$/)
  })

  test('no log, however long or broken, keeps a ping from being taken', async () => {
    await using posted = await openPosted({ options: { hardLimitBytes: mb } })
    const packed = { 'Content-Encoding': 'gzip' }
    const statuses = [
      await posted.post('/ping/ping/fail', gzipSync(Buffer.alloc(100 * mb, 'x')), packed),
      await posted.post('/ping/ping/fail', 'not packed', packed),
      await posted.post('/ping/ping/fail', 'unknown', { 'Content-Encoding': 'zstd' }),
      await posted.post('/ping/ping/fail', 'x'.repeat(2 * mb)),
    ].map(({ status }) => status)
    expect(statuses).toEqual([200, 200, 200, 200])
    expect(posted.received.map(({ raw }) => raw.length < 300 * 1024)).toEqual([true, true, true, true])
    expect(String(posted.received[1]?.raw)).toContain('cannot be unpacked')
  })

  test.each(['/ping/none', '/ping/hook', '/ping/ping/sucess', '/ping/ping/1.5', `/ping/${'x'.repeat(4000)}`])(
    '%#: a path that leads nowhere',
    async path => {
      await using posted = await openPosted()
      const response = await fetch(posted.url + path)
      expect([response.status, await response.text()]).toEqual([404, 'There is nothing here.\n'])
      expect(posted.refused).toEqual(['pings unknownKey'])
      expect(posted.received).toEqual([])
    },
  )

  test('whoever asks with wrong keys again and again is told to wait; good keys are not held up', async () => {
    await using posted = await openPosted()
    const statuses: number[] = []
    for (let time = 0; time < 62; time++) statuses.push((await fetch(`${posted.url}/ping/none`)).status)
    expect(statuses.slice(58)).toEqual([404, 404, 429, 429])
    expect((await fetch(`${posted.url}/ping/none`)).headers.get('retry-after')).toBe('60')
    expect((await fetch(`${posted.url}/ping/ping`)).status).toBe(200)
  })

  test.each([
    ['DELETE', '/ping/ping', {}, 405],
    ['GET', `/ping/ping?rid=${'x'.repeat(201)}`, {}, 400],
    ['GET', '/ping/ping?rid=a&rid=b', {}, 400],
    ['GET', '/ping/ping', { pings: false }, 404],
  ])('%#: a request that is no ping', async (method, path, options, status) => {
    await using posted = await openPosted({ options })
    expect((await fetch(posted.url + path, { method })).status).toBe(status)
    expect(posted.received).toEqual([])
  })

  test('503 while nothing can be stored', async () => {
    await using posted = await openPosted({
      deps: {
        accept: async () => {
          throw new Error('disk full')
        },
      },
    })
    const response = await fetch(`${posted.url}/ping/ping`)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
  })
})

describe('webhooks', () => {
  test.each([
    ['/hook/comet/hook-comet', { format: 'comet' }],
    ['/hook/duplicati/hook', { format: 'duplicati' }],
    ['/hook/json/hook', { format: 'json' }],
    ['/hook/arq/hook-arq', { format: 'json', paths: { status: 'a.b' } }],
  ])('%s is taken, whatever its content type, readable or not', async (path, posting) => {
    await using posted = await openPosted({ options: { hooks: { arq: { status: 'a.b' } } } })
    for (const type of ['application/json', 'text/plain; charset=UTF-8', 'application/x-www-form-urlencoded'])
      expect((await posted.post(path, 'any {bytes', { 'Content-Type': type })).status).toBe(200)
    expect(posted.received[0]).toEqual({
      intake: 'hooks',
      intakeKey: expect.stringMatching(/^hooks:/),
      receivedAtMs: nowMs,
      raw: Buffer.from('any {bytes'),
      posting: { checkId: 'nas', ...posting },
    })
    expect(posted.received.map(message => readPosted(message).said?.status)).toEqual(Array(3).fill('failure'))
  })

  test.each([
    ['POST', '/hook/comet/none', 404],
    ['POST', '/hook/comet/ping', 404],
    ['POST', '/hook/comet/hook-duplicati', 404],
    ['POST', '/hook/unknown/hook', 404],
    ['POST', '/hook/constructor/hook', 404],
    ['GET', '/hook/comet/hook', 405],
  ])('%s %s is %d', async (method, path, status) => {
    await using posted = await openPosted()
    expect((await fetch(posted.url + path, { method })).status).toBe(status)
    expect(posted.received).toEqual([])
  })

  test('413 above the hard limit', async () => {
    await using posted = await openPosted({ options: { hardLimitBytes: mb } })
    expect((await posted.post('/hook/comet/hook', 'x'.repeat(mb + 1))).status).toBe(413)
  })
})

describe('subscriptions of Amazon SNS', () => {
  const topic = 'arn:aws:sns:eu-central-1:123456789012:backups'
  const url = (host: string, more = '') =>
    `https://${host}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=abc${more}`
  const good = url('sns.eu-central-1.amazonaws.com')
  const offer = (SubscribeURL: unknown, Type = 'SubscriptionConfirmation') =>
    JSON.stringify({ Type, MessageId: 'm-1', TopicArn: topic, SubscribeURL })

  test('are kept and confirmed', async () => {
    await using posted = await openPosted()
    const headers = { 'Content-Type': 'text/plain; charset=UTF-8' }
    expect((await posted.post('/hook/aws/hook', offer(good), headers)).status).toBe(200)
    expect(posted.received).toHaveLength(1)
    expect(posted.confirmed).toEqual([good, topic])
  })

  test.each([
    url('evil.example.com'),
    url('sns.eu-central-1.amazonaws.com.evil.example'),
    url('evil.sns.eu-central-1.amazonaws.com'),
    url('s3.eu-central-1.amazonaws.com'),
    url('sns.eu-central-1.amazonaws.com:8443'),
    url('user@sns.eu-central-1.amazonaws.com'),
    good.replace('https:', 'http:'),
    good.replace('ConfirmSubscription', 'Publish'),
    good.replace('/?', '/other?'),
    'file:///etc/passwd',
    '',
    7,
  ])('%#: no other address is ever asked for', async address => {
    await using posted = await openPosted()
    expect((await posted.post('/hook/aws/hook', offer(address))).status).toBe(200)
    expect([posted.received.length, posted.confirmed]).toEqual([1, []])
  })

  test('are only kept for another product, another type, or when that is switched off', async () => {
    await using posted = await openPosted()
    await posted.post('/hook/json/hook', offer(good))
    await posted.post('/hook/aws/hook', offer(good, 'Notification'))
    await using silent = await openPosted({ options: { confirmSns: false } })
    await silent.post('/hook/aws/hook', offer(good))
    expect([posted.confirmed, silent.confirmed, silent.received.length]).toEqual([[], [], 1])
  })

  test('one that cannot be confirmed is answered with 503, so that Amazon offers it again', async () => {
    await using posted = await openPosted({
      deps: {
        confirm: async () => {
          throw new Error('no way out')
        },
      },
    })
    expect((await posted.post('/hook/aws/hook', offer(good))).status).toBe(503)
    expect([posted.received.length, posted.refused]).toEqual([1, ['hooks Error: no way out']])
  })
})
