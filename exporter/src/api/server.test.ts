import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pino from 'pino'
import {
  buildCheck,
  buildMessage,
  buildNewCheck,
  buildStored,
  nowMs,
  openHttp,
} from '../../test/build-check.ts'
import { startPrometheus } from '../../test/servers/prometheus.ts'
import { findProgram, requireServer } from '../../test/servers/spawn-server.ts'
import type { CheckView } from '../core/facts.ts'
import { createEvents } from '../events.ts'
import { selectOwnMetrics } from '../publish/own-metrics.ts'
import type { ChecksPage, MessageJson } from './contract.ts'

const get = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const problemOf = (text: string) =>
  JSON.parse(text) as { status: number; detail: string; parameter?: string; title: string }
const ownMetrics = () => {
  const { registry, intakeKnown } = createEvents(pino({ level: 'silent' }), '1.2.3')
  selectOwnMetrics(registry)
  intakeKnown('smtp')
  return () => registry.metrics()
}

describe('metrics', () => {
  test('plain and gzip carry the same, without an ETag', async () => {
    await using http = await openHttp({ checks: [buildCheck(), buildNewCheck({ id: 'other' })] })
    const zipped = await fetch(`${http.url}/metrics`)
    const plain = await fetch(`${http.url}/metrics`, { headers: { 'Accept-Encoding': 'identity' } })
    expect([zipped.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
      'gzip',
      null,
    ])
    expect(plain.headers.get('etag')).toBeNull()
    expect(plain.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const text = await plain.text()
    expect(await zipped.text()).toBe(text)
    expect(text).toContain('\nlastgood_up_total 1\n')
  })

  requireServer('curl')('a client that knows one gzip stream only gets all of it', async () => {
    await using http = await openHttp({ checks: [buildCheck(), buildNewCheck({ id: 'other' })] })
    const { stdout } = await promisify(execFile)('curl', ['-sS', '--compressed', `${http.url}/metrics`])
    const plain = await fetch(`${http.url}/metrics`, { headers: { 'Accept-Encoding': 'identity' } })
    expect(stdout).toBe(await plain.text())
  })

  test('OpenMetrics is whole: its type, no blank line, one end mark', async () => {
    await using http = await openHttp({ checks: [buildCheck()] })
    const { headers, text } = await get(`${http.url}/metrics`, {
      Accept: 'application/openmetrics-text;version=1.0.0',
    })
    expect(headers.get('content-type')).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8')
    expect(text.endsWith('\n# EOF\n')).toBe(true)
    expect(text).not.toMatch(/\n\n/)
  })

  test('a large scrape arrives whole, also when the client reads slowly', async () => {
    const checks = Array.from({ length: 3000 }, (_, index) => buildCheck({ id: `c${index}` }))
    await using http = await openHttp({ checks })
    const response = await fetch(`${http.url}/metrics`, { headers: { 'Accept-Encoding': 'identity' } })
    await sleep(50)
    const text = await response.text()
    expect(text.match(/^backup_check_seen\{/gm)).toHaveLength(3000)
    expect(text).toContain('lastgood_up_total 1')
  })

  requireServer('promtool')('promtool finds nothing to say about any of them', async () => {
    await using http = await openHttp({ checks: [buildCheck()], deps: { registryMetrics: ownMetrics() } })
    const { text } = await get(`${http.url}/metrics`)
    const said = await new Promise<string>(resolve => {
      const child = execFile(findProgram('promtool') ?? '', ['check', 'metrics'], (error, out, err) =>
        resolve(`${error ?? ''}${out}${err}`),
      )
      child.stdin?.end(text)
    })
    expect(said).toBe('')
  })

  requireServer('prometheus')('Prometheus takes OpenMetrics in one gzip stream of kept pieces', async () => {
    const accepted: string[] = []
    const checks = Array.from({ length: 600 }, (_, index) =>
      buildCheck({ id: `c${index}`, name: 'a "b"\n\\' }),
    )
    await using http = await openHttp({
      checks,
      deps: { registryMetrics: ownMetrics(), ready: () => ({ ready: true, reason: '' }) },
    })
    const head = await get(`${http.url}/metrics`, { Accept: 'application/openmetrics-text' })
    accepted.push(head.headers.get('content-type') ?? '')
    await using prometheus = await startPrometheus({
      scrape: [{ job: 'lastgood', target: new URL(http.url).host }],
    })
    const value = async (query: string) => (await prometheus.query(query))[0]?.value
    for (let tries = 0; tries < 150 && (await value('up')) !== 1; tries++) await sleep(100)
    expect(await value('count(backup_check_status)')).toBe(600)
    expect(await value('backup_check_last_result_timestamp_seconds{check="c599"}')).toBe(
      (nowMs - 3_600_000) / 1000,
    )
    expect(await value('sum(backup_check_missed_total)')).toBe(0)
    expect(await value('lastgood_build_info')).toBe(1)
    const [info] = await prometheus.query('backup_check_info{check="c7"}')
    expect(info?.labels['name']).toBe('a "b"\n\\')
  })
})

describe('operations', () => {
  test('ready says why not, with 503', async () => {
    await using http = await openHttp({
      deps: { ready: () => ({ ready: false, reason: 'reading the store' }) },
    })
    expect(await get(`${http.url}/-/ready`)).toMatchObject({
      status: 503,
      text: expect.stringContaining('reading the store'),
    })
    expect(await get(`${http.url}/-/healthy`)).toMatchObject({ status: 200 })
  })

  test('a refused configuration is 500 with its text, and reload is no GET', async () => {
    const reload = () => Promise.reject(new Error('checks.yml:3:5: unknown key "shedule"'))
    await using http = await openHttp({ deps: { reload } })
    const response = await fetch(`${http.url}/-/reload`, { method: 'POST' })
    expect([response.status, await response.text()]).toEqual([
      500,
      expect.stringContaining('checks.yml:3:5: unknown key "shedule"'),
    ])
    expect(await get(`${http.url}/-/reload`)).toMatchObject({ status: 405 })
  })

  test('stopping answers what is under way and ends what waits', async () => {
    const asked = Promise.withResolvers<void>()
    const finished = Promise.withResolvers<void>()
    const reload = () => {
      asked.resolve()
      return finished.promise
    }
    const http = await openHttp({ deps: { reload } })
    const answer = fetch(`${http.url}/-/reload`, { method: 'POST' })
    await asked.promise
    const stopped = http[Symbol.asyncDispose]()
    finished.resolve()
    expect((await answer).status).toBe(200)
    await stopped
    await expect(fetch(`${http.url}/-/healthy`)).rejects.toThrow()
  })

  test('an address that is taken is named with what to do', async () => {
    await using http = await openHttp()
    const port = Number(new URL(http.url).port)
    await expect(openHttp({ options: { listen: { host: '127.0.0.1', port } } })).rejects.toThrow(
      `http.listen: 127.0.0.1:${port} is taken by another program`,
    )
  })
})

describe('API', () => {
  const checks: readonly CheckView[] = ['d', 'a', 'c', 'b', 'e'].map(id =>
    buildCheck({
      id,
      group: id < 'c' ? 'One' : 'Two',
      status: id === 'c' ? 'failure' : 'success',
      name: `Check ${id}`,
    }),
  )

  test('checks come by id in pages, each exactly once', async () => {
    await using http = await openHttp({ checks })
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const { text } = await get(`${http.url}/api/v1/checks?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
      const page: ChecksPage = JSON.parse(text)
      expect(page.total).toBe(5)
      ids.push(...page.checks.map(check => check.id))
      cursor = page.nextCursor
    } while (cursor)
    expect(ids).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test.each([
    ['group=Two', ['c', 'd', 'e']],
    ['status=failure', ['c']],
    ['status=none', []],
    ['timing=on%20time&q=CHECK%20A', ['a']],
    ['label=', ['a', 'b', 'c', 'd', 'e']],
  ])('?%s filters', async (query, ids) => {
    await using http = await openHttp({ checks })
    const { text } = await get(`${http.url}/api/v1/checks?${query}`)
    expect(JSON.parse(text).checks.map((check: CheckView) => check.id)).toEqual(ids)
  })

  test.each([
    ['checks?statuz=failure', 'statuz'],
    ['checks?status=bad', 'status'],
    ['checks?limit=0', 'limit'],
    ['checks?limit=999999', 'limit'],
    ['checks?group=a&group=b', 'group'],
    ['checks?cursor=%00', 'cursor'],
    [`checks?q=${'x'.repeat(600)}`, 'q'],
    ['checks/a?x=1', 'x'],
    ['checks/a/activities?cursor=x', 'cursor'],
    ['messages?outcome=lost', 'outcome'],
    ['messages/x', 'id'],
    ['messages/0', 'id'],
  ])('%s is 400 and names the parameter', async (path, parameter) => {
    await using http = await openHttp({ checks })
    const { status, headers, text } = await get(`${http.url}/api/v1/${path}`)
    expect([status, headers.get('content-type')]).toEqual([400, 'application/problem+json; charset=utf-8'])
    expect(problemOf(text)).toMatchObject({
      status: 400,
      parameter,
      detail: expect.stringContaining(parameter),
    })
  })

  test.each([
    ['GET', 'nothing', 404],
    ['GET', 'checks/none', 404],
    ['GET', 'messages/99', 404],
    ['GET', 'messages/99/raw', 404],
    ['GET', 'checks/%E0%A4', 400],
    ['DELETE', 'checks', 405],
    ['GET', 'reparse', 405],
  ])('%s %s is a problem document with %d', async (method, path, status) => {
    await using http = await openHttp({ checks })
    const response = await fetch(`${http.url}/api/v1/${path}`, { method })
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    expect(await response.json()).toMatchObject({ type: 'about:blank', status, instance: `/api/v1/${path}` })
  })

  test('a fault of ours is 500 without its inner words, and is told to events', async () => {
    const failed: unknown[] = []
    await using http = await openHttp({
      deps: { messages: () => Promise.reject(new Error('SQLITE: secret path')) },
      events: { httpFailed: (request, cause) => failed.push([request, String(cause)]) },
    })
    const { status, text } = await get(`${http.url}/api/v1/messages`)
    expect([status, text.includes('secret')]).toEqual([500, false])
    expect(failed).toEqual([['GET /api/v1/messages', 'Error: SQLITE: secret path']])
  })

  test('a message is what the contract names, as the rules see it', async () => {
    const message = buildMessage({
      html: '<b>x</b>',
      attachments: [{ name: 'a.txt', contentType: 'text/plain', bytes: 1, text: 'x' }],
    })
    await using http = await openHttp({
      deps: { message: async id => ({ stored: buildStored(id), message, activities: [] }) },
    })
    const found: MessageJson = JSON.parse((await get(`${http.url}/api/v1/messages/5`)).text)
    expect(found).toMatchObject({
      id: 5,
      text: 'all good',
      html: '<b>x</b>',
      attachments: [{ text: 'x' }],
      activities: [],
    })
    expect(found).not.toHaveProperty('identity')
  })

  test('messages come in pages', async () => {
    const asked: unknown[] = []
    await using http = await openHttp({
      deps: {
        messages: async (filter, limit) => {
          asked.push(filter)
          return Array.from({ length: limit }, (_, index) => buildStored(100 - index))
        },
      },
    })
    const { text } = await get(
      `${http.url}/api/v1/messages?limit=3&outcome=unmatched&q=x&check=nas&cursor=200`,
    )
    expect(JSON.parse(text)).toMatchObject({
      messages: [{ id: 100 }, { id: 99 }, { id: 98 }],
      nextCursor: '98',
    })
    expect(asked).toEqual([{ outcomes: ['unmatched'], search: 'x', checkId: 'nas', beforeId: 200 }])
  })

  test.each([
    ['{}', 200, {}],
    ['', 200, {}],
    ['{"checkId":"a"}', 200, { checkId: 'a' }],
    ['{"checkId":"zz"}', 404, undefined],
    ['{"messageId":4}', 404, undefined],
    ['{"messageId":"4"}', 422, undefined],
    ['{"checkId":"a","messageId":4}', 422, undefined],
    ['{"chekId":"a"}', 422, undefined],
    ['[]', 422, undefined],
    ['{', 400, undefined],
    [`{"checkId":"${'x'.repeat(20_000)}"}`, 413, undefined],
  ])('reparse of %.30s is %d', async (body, status, request) => {
    const asked: unknown[] = []
    await using http = await openHttp({
      checks,
      deps: {
        reparse: async one => {
          asked.push(one)
          return { done: 1, total: 1, changed: 0 }
        },
      },
    })
    const response = await fetch(`${http.url}/api/v1/reparse`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    expect(response.status).toBe(status)
    expect(asked).toEqual(request ? [request] : [])
  })
})
