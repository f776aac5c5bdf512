import { findRoute, mayUse, type Route } from './route-match.ts'

const route = (path: string, more: Partial<Route> = {}): Route => ({ path, url: path, ...more })
const routes = [
  route('exporter/accounts', { reqRole: 'Admin' }),
  route('exporter/*', { method: 'GET', reqRole: 'Viewer' }),
  route('exporter/*', { method: 'POST', reqRole: 'Editor' }),
  route('any', { method: '*' }),
  route('both', { method: 'GET, POST' }),
]

test.each([
  ['GET', 'exporter/checks', 'exporter/*', 'checks'],
  ['GET', '/exporter/checks/', 'exporter/*', 'checks'],
  ['GET', 'exporter/checks/a%2Fb', 'exporter/*', 'checks/a/b'],
  ['GET', 'exporter/checks/a%252Fb', 'exporter/*', 'checks/a%2Fb'],
  ['GET', 'exporter/%2Faccounts', 'exporter/*', '/accounts'],
  ['GET', 'exporter/accounts', 'exporter/accounts', ''],
  ['POST', 'exporter/%61ccounts/', 'exporter/accounts', ''],
  ['DELETE', 'any', 'any', ''],
  ['DELETE', 'exporter/checks', undefined, undefined],
  ['GET', 'exporter', undefined, undefined],
  ['GET', 'other/checks', undefined, undefined],
  ['GET', 'exporter/%zz', undefined, undefined],
  ['POST', 'both', undefined, undefined],
])('%s %s goes by %s', (method, path, by, rest) => {
  const found = findRoute(routes, method, path)
  expect([found?.route.path, found?.rest]).toEqual([by, rest])
})

test('the first route that fits decides, also when it then denies', () => {
  const found = findRoute(routes, 'GET', 'exporter/accounts')
  expect(found && mayUse(found.route, 'Editor')).toBe(false)
})

test.each([
  [undefined, 'Viewer', true],
  ['Viewer', 'Viewer', true],
  ['Editor', 'Viewer', false],
  ['Editor', 'Admin', true],
  ['Admin', 'Editor', false],
] as const)('a route for %s, asked by %s: %s', (reqRole, role, may) => {
  expect(mayUse(route('x', reqRole && { reqRole }), role)).toBe(may)
})
