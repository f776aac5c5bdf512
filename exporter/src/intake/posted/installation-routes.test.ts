import { asAccount, type Json, nowMs, openPosted } from '../../../test/posted.ts'

const json = { 'Content-Type': 'application/json' }
const sender = { ...json, ...asAccount() }
const mb = 1024 * 1024

describe('/api/v1/installations', () => {
  const registration = { organization: 'Example Ltd', computer: 'PC7', jobs: [{ key: 'docs' }] }
  const ask = (url: string, method: string, path: string, body?: unknown, headers: Json = {}) =>
    fetch(`${url}/api/v1/installations${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { ...sender, ...headers } as Record<string, string>,
    })

  test('PUT registers: 201 the first time, 200 after it', async () => {
    await using posted = await openPosted()
    const answers = [
      await ask(posted.url, 'PUT', '/pc-7', registration),
      await ask(posted.url, 'PUT', '/pc-7', registration),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 200])
    expect(await answers[0]?.json()).toMatchObject({ id: 'pc-7', jobs: [] })
    expect(posted.registered[0]).toEqual({
      sender: { accountId: 'acme', who: 'account:acme' },
      id: 'pc-7',
      registration,
      atMs: nowMs,
    })
  })

  test.each([
    ['PUT', '/of-another', registration, 403],
    ['PUT', '/pc-7', { computer: 'PC7' }, 422],
    ['PUT', '/pc-7', { ...registration, jobs: [{ key: 'a', schedule: 'nonsense' }] }, 422],
    ['PUT', '/pc%0A7', registration, 400],
    ['PUT', `/${'x'.repeat(201)}`, registration, 400],
    ['PUT', '/pc-7', { ...registration, product: 'x'.repeat(mb) }, 413],
    ['GET', '/pc-7', undefined, 200],
    ['GET', '/nobody', undefined, 404],
    ['GET', '/of-another', undefined, 403],
    ['DELETE', '/pc-7', undefined, 204],
    ['DELETE', '/nobody', undefined, 404],
    ['DELETE', '/of-another', undefined, 403],
    ['DELETE', '/pc-7/jobs/docs', undefined, 204],
    ['DELETE', '/pc-7/jobs/none', undefined, 404],
  ])('%#: %s', async (method, path, body, status) => {
    await using posted = await openPosted()
    const response = await ask(posted.url, method, path, body)
    expect(response.status).toBe(status)
    if (status >= 400) expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })

  test('ids may hold any letters', async () => {
    await using posted = await openPosted()
    await ask(posted.url, 'DELETE', `/${encodeURIComponent('Büro/PC 7')}/jobs/docs`)
    expect(posted.done).toEqual(['delete Büro/PC 7 docs'])
  })

  test('without a credential changing is 401; whoever is no sender is left to the next router', async () => {
    await using posted = await openPosted()
    const changed = await ask(posted.url, 'PUT', '/pc-7', registration, { Authorization: '' })
    expect(changed.status).toBe(401)
    for (const Authorization of ['', 'Bearer read-token']) {
      const passed = await ask(posted.url, 'GET', '/pc-7', undefined, { Authorization })
      expect([passed.status, await passed.text()]).toEqual([404, 'nobody is here\n'])
    }
  })
})
