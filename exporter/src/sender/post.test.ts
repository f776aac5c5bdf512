import { join } from 'node:path'
import { account, rightKey, startReportService } from '../../test/report-service.ts'
import { makeCertificate } from '../../test/servers/certificate.ts'
import { requireServer } from '../../test/servers/spawn-server.ts'
import { aFolder } from '../../test/store/builders.ts'
import { type Answer, openPost, type Target } from './post.ts'

const body = JSON.stringify({
  installation: { id: 'pc' },
  job: { key: 'nightly', name: 'Nightly' },
  run: { executionKey: '1', status: 'success', endedAt: '2026-11-22T02:00:00Z', warnings: [], errors: [] },
})

async function post(url: string, more: Partial<Target> = {}): Promise<Answer> {
  const authorization = `Basic ${Buffer.from(`${account}:${rightKey}`).toString('base64')}`
  using connection = openPost({ url: new URL(url), authorization, userAgent: 'lastgood/1', env: {}, ...more })
  return await connection.post(body, AbortSignal.timeout(5000))
}

test('the address may have a path, and the proxy of the environment is used', async () => {
  await using service = await startReportService()
  expect(await post(`${service.url}/below/`)).toEqual({ kind: 'taken' })
  const env = { HTTP_PROXY: service.url, NO_PROXY: 'localhost' }
  expect(await post('http://backups.example.com', { env })).toEqual({ kind: 'taken' })
  expect(service.posts.map(({ url }) => url)).toEqual([
    '/below/api/v1/reports',
    'http://backups.example.com/api/v1/reports',
  ])
})

requireServer('openssl')(
  'a certificate of an unknown authority is refused, until caFile names the authority',
  async () => {
    using folder = aFolder()
    const tls = await makeCertificate(join(folder.path, 'tls'))
    await using service = await startReportService({ tls })
    expect(await post(service.url)).toEqual({
      kind: 'trouble',
      words: expect.stringContaining('name the authority that signed its certificate with caFile'),
    })
    expect(service.posts).toEqual([])
    expect(await post(service.url, { caFile: tls.certFile })).toEqual({ kind: 'taken' })
    await expect(post(service.url, { caFile: '/nonexistent' })).rejects.toThrow(
      'caFile /nonexistent cannot be read',
    )
  },
)

test('what a service says cannot steer a terminal, and is not shown without an end', async () => {
  const said = `\x1b[2J\x07${'long '.repeat(1000)}`
  await using service = await startReportService({
    trouble: () => ({ status: 400, body: { detail: said } }),
  })
  const answer = await post(service.url)
  expect(answer.kind).toBe('rejected')
  const words = answer.kind === 'rejected' ? answer.words : ''
  expect(words).toMatch(/^400 Bad Request: \[2J long long /)
  expect(words.length).toBeLessThan(600)
})

test('an answer without an end is not read to its end', async () => {
  await using service = await startReportService({
    trouble: () => ({ status: 500, body: 'x'.repeat(50_000_000) }),
  })
  expect(await post(service.url)).toMatchObject({ kind: 'trouble', words: expect.stringContaining('500') })
})
