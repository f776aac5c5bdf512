import { writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { hashSync } from 'bcryptjs'
import { buildCheck, buildMessage, buildStored, openHttp } from '../../test/build-check.ts'
import { makeCertificate } from '../../test/servers/certificate.ts'
import { openTempFolder, requireServer } from '../../test/servers/spawn-server.ts'

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u0007\ud800'
const basic = (name: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
})

test('nothing a sender wrote becomes HTML of ours', async () => {
  const check = buildCheck({ name: hostile, group: hostile, label: hostile, lastReason: hostile })
  const attachments = [{ name: hostile, contentType: hostile, bytes: 1, text: hostile, note: hostile }]
  const message = buildMessage({
    subject: hostile,
    from: hostile,
    to: [hostile],
    originallyTo: [hostile],
    text: hostile,
    html: hostile,
    attachments,
  })
  const stored = buildStored(7, message)
  const activity = {
    id: 1,
    kind: 'result' as const,
    checkId: 'nas',
    messageId: 7,
    atMs: 0,
    status: 'failure' as const,
    reason: hostile,
    figures: {},
  }
  await using http = await openHttp({
    checks: [check],
    deps: {
      message: async () => ({ stored, message, activities: [activity] }),
      messages: async () => [{ ...stored, outcome: 'unmatched' }],
      activities: async () => [activity],
      intakes: () => [{ name: hostile, up: false, detail: hostile }],
      firstMail: () => hostile,
    },
  })
  const query = new URLSearchParams({ q: hostile, group: hostile })
  for (const path of [
    '/',
    `/?${query}`,
    '/checks/nas',
    '/messages/7',
    '/messages?unmatched=1',
    `/messages?${new URLSearchParams({ q: hostile })}`,
  ]) {
    const response = await fetch(http.url + path)
    expect([path, response.status]).toEqual([path, 200])
    const text = await response.text()
    expect(text).not.toMatch(/<script|<img/i)
    expect(text).toContain('&lt;script&gt;')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; .*frame-ancestors 'none'$/)
    expect(text).not.toMatch(/ style=| on\w+="/)
  }
})

test('every answer tells the browser to guess, frame and keep nothing', async () => {
  await using http = await openHttp()
  for (const path of ['/', '/metrics', '/-/healthy', '/api/v1/checks', '/nothing']) {
    const { headers } = await fetch(http.url + path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})

test.each(['/messages/7/raw', '/api/v1/messages/7/raw'])('%s is a download of plain text', async path => {
  await using http = await openHttp({ deps: { raw: async () => Buffer.from('<script>') } })
  const response = await fetch(http.url + path)
  expect(await response.text()).toBe('<script>')
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="message-7.eml"')
})

test.each([
  ['a program', {}, 200],
  ['our own page', { 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['a page of a sibling host', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['another origin', { Origin: 'https://evil.example' }, 403],
  ['an origin that hides itself', { Origin: 'null' }, 403],
  ['the external address', { Origin: 'https://backups.example.com' }, 200],
])('a POST from %s is %#', async (_who, headers, status) => {
  await using http = await openHttp({ options: { externalUrl: 'https://backups.example.com/lastgood/' } })
  for (const path of ['/-/reload', '/api/v1/reparse'])
    expect((await fetch(http.url + path, { method: 'POST', headers })).status).toBe(status)
})

describe('passwords', () => {
  const users = { ada: hashSync('right', 8) }

  test('all but the probes needs one', async () => {
    await using http = await openHttp({ options: { users } })
    for (const path of ['/', '/metrics', '/api/v1/checks', '/nothing']) {
      const response = await fetch(http.url + path)
      expect([path, response.status, response.headers.get('www-authenticate')]).toEqual([
        path,
        401,
        'Basic realm="lastgood", charset="UTF-8"',
      ])
    }
    for (const path of ['/-/healthy', '/-/ready']) expect((await fetch(http.url + path)).status).toBe(200)
  })

  test.each([
    [basic('ada', 'right'), 200],
    [basic('ada', 'wrong'), 401],
    [basic('bob', 'right'), 401],
    [basic('__proto__', 'right'), 401],
    [{ Authorization: 'Bearer right' }, 401],
    [{ Authorization: 'Basic !!!' }, 401],
    [{ Authorization: `Basic ${'A'.repeat(5000)}` }, 401],
  ])('%j is %d, the second time as the first', async (headers, status) => {
    await using http = await openHttp({ options: { users } })
    for (const _time of [1, 2]) expect((await fetch(`${http.url}/metrics`, { headers })).status).toBe(status)
  })

  test('no users at all means that nobody may', async () => {
    await using http = await openHttp({ options: { users: {} } })
    expect((await fetch(`${http.url}/metrics`, { headers: basic('ada', 'right') })).status).toBe(401)
  })

  test('a known password is not hashed again', async () => {
    await using http = await openHttp({ options: { users: { ada: hashSync('right', 11) } } })
    const scrape = async () => {
      const startedMs = performance.now()
      await (await fetch(`${http.url}/-/reload`, { method: 'POST', headers: basic('ada', 'right') })).text()
      return performance.now() - startedMs
    }
    const first = await scrape()
    const others = [await scrape(), await scrape(), await scrape()]
    expect(Math.min(...others)).toBeLessThan(first / 3)
  })
})

describe('TLS', () => {
  type Seen = { readonly status: number; readonly fingerprint: string }
  const ask = (url: string) =>
    new Promise<Seen>((resolve, reject) => {
      const asked = request(`${url}/-/healthy`, { rejectUnauthorized: false, agent: false }, response => {
        const socket = response.socket as TLSSocket
        const fingerprint = socket.getPeerCertificate().fingerprint256
        response.resume().on('end', () => resolve({ status: response.statusCode ?? 0, fingerprint }))
      })
      asked.on('error', reject).end()
    })

  requireServer('openssl')(
    'a changed certificate serves the next connection; a broken one changes nothing',
    async () => {
      await using folder = await openTempFolder()
      const tls = await makeCertificate(join(folder.path, 'web'))
      const told: string[] = []
      await using http = await openHttp({
        options: { tls },
        events: { tlsReloaded: () => told.push('reloaded'), tlsRefused: cause => told.push(String(cause)) },
      })
      const first = await ask(http.url)
      expect(first.status).toBe(200)
      await makeCertificate(join(folder.path, 'web'))
      const second = await ask(http.url)
      expect(second.fingerprint).not.toBe(first.fingerprint)
      await writeFile(tls.certFile, 'broken')
      const third = await ask(http.url)
      expect(third.fingerprint).toBe(second.fingerprint)
      expect(told).toEqual(['reloaded', expect.stringContaining(tls.certFile)])
    },
  )

  requireServer('openssl')('with a client authority, only its clients get in', async () => {
    await using folder = await openTempFolder()
    const tls = await makeCertificate(join(folder.path, 'web'))
    await using http = await openHttp({ options: { tls: { ...tls, clientCaFile: tls.certFile } } })
    await expect(ask(http.url)).rejects.toThrow()
  })

  test('a missing file stops the start and is named', async () => {
    const tls = { certFile: '/nowhere/web.crt', keyFile: '/nowhere/web.key' }
    await expect(openHttp({ options: { tls } })).rejects.toThrow('http.tls: /nowhere/web.crt cannot be read')
  })
})
