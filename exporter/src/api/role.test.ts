import { openHttp } from '../../test/build-check.ts'

test.each<[string, string, string, number]>([
  ['Viewer', 'GET', '/api/v1/checks', 200],
  ['Viewer', 'POST', '/api/v1/reparse', 403],
  ['Viewer', 'POST', '/-/reload', 403],
  ['Viewer', 'GET', '/api/v1/accounts', 403],
  ['Viewer', 'GET', '/api/v1/accounts/acme', 403],
  ['Editor', 'GET', '/api/v1/tokens', 403],
  ['Editor', 'POST', '/api/v1/tokens/', 403],
  ['Editor', 'DELETE', '/api/v1/keys/1', 403],
  ['Editor', 'PUT', '/api/v1/preferences', 403],
  ['Owner', 'POST', '/api/v1/reparse', 403],
  ['', 'GET', '/api/v1/accounts', 403],
])('what came through Grafana as "%s" may not do more: %s %s is %s', async (role, method, path, status) => {
  await using http = await openHttp({})
  const answer = await fetch(http.url + path, { method, headers: { 'X-Lastgood-Role': role } })
  expect(answer.status).toBe(status)
  if (status === 403) expect(await answer.text()).toContain('In Grafana the role')
})

test('an Admin, and whoever does not come through Grafana, are not held back by roles', async () => {
  await using http = await openHttp({})
  for (const headers of [{ 'X-Lastgood-Role': 'Admin' }, {}])
    for (const [method, path] of [
      ['GET', '/api/v1/accounts'],
      ['PUT', '/api/v1/preferences'],
      ['POST', '/api/v1/reparse'],
    ] as const)
      expect((await fetch(http.url + path, { method, headers })).status).not.toBe(403)
})
