/** Who asks, as a running service tells it and writes it down. */
import type { WhoAmI } from '../src/api/contract-looking.ts'
import { api, startManaged } from './managed.ts'

const signedIn = (login: unknown) => ({ 'x-grafana-context': JSON.stringify(login) })

test('whoever asks is told, and Grafana is believed with a good token only', async () => {
  await using service = await startManaged()
  expect(await service.get<WhoAmI>('/whoami')).toEqual({
    who: 'anyone',
    scopes: ['read', 'write', 'ingest'],
  })
  const spoofed = await service.ask('GET', '/whoami', undefined, signedIn({ login: 'ann' }))
  expect((spoofed.body as WhoAmI).who).toBe('anyone')
  const made = await service.ask('POST', '/tokens', { name: 'grafana', scopes: ['read'] })
  const { secret } = made.body as { secret: string }
  const withToken = api(service.url, { authorization: `Bearer ${secret}` })
  const whoIs = async (headers: Readonly<Record<string, string>>) => {
    const { body } = await withToken.ask('GET', '/whoami', undefined, headers)
    return body as WhoAmI
  }
  const token = { who: 'token:grafana', scopes: ['read'] }
  const user = (name: string) => ({ who: `grafana:${name} via token:grafana`, scopes: ['read'] })
  expect(await whoIs({})).toEqual(token)
  expect(await whoIs(signedIn({ Login: 'ann', OrgRole: 'Viewer' }))).toEqual(user('ann'))
  expect(await whoIs(signedIn({ user: { login: 'ann' } }))).toEqual(user('ann'))
  expect(await whoIs({ ...signedIn({ login: 'ann' }), 'x-grafana-user': 'bob' })).toEqual(user('bob'))
  const utf8 = Buffer.from(JSON.stringify({ login: 'Zoë' })).toString('latin1')
  expect(await whoIs({ 'x-grafana-context': utf8 })).toEqual(user('Zoë'))
  for (const broken of ['{', '[]', 'null', '7', '{"login":7}', '{"login":""}', '{"login":" "}'])
    expect([broken, await whoIs({ 'x-grafana-context': broken })]).toEqual([broken, token])
})
