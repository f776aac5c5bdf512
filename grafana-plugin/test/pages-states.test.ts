/** What every page shows when there is nothing yet, when the exporter is away, when the app is not configured, and to
 *  people who may only look. */
import type { Exporter } from '../../exporter/test/servers/exporter.ts'
import { configuration, hasAsked, pages, paths, roleOf, settle, textOf } from './app-pages.ts'
import { startFleet } from './host/fleet.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const stack = new AsyncDisposableStack()
const testOnLine = onLine('12.4')
let fleet: Exporter
let empty: Exporter
let stage: Stage
const timeoutMs = 60_000
const isConnected = (path: string) => path !== configuration
const connected = paths.filter(isConnected)
const pagesConnected = pages.filter(isConnected)

beforeAll(async () => {
  if (testOnLine !== test) return
  fleet = stack.use(await startFleet())
  empty = stack.use(await startFleet({ isEmpty: true }))
  stage = stack.use(await openStage())
}, 120_000)
afterAll(() => stack.disposeAsync())

function connect(apiUrl: string | undefined) {
  stage.grafana.settings.jsonData = apiUrl === undefined ? {} : { apiUrl }
}

testOnLine.each(pagesConnected)(
  'not configured, the way to the configuration is shown and nothing is asked: %s',
  async path => {
    connect(undefined)
    await using opened = await stage.openPage({ isTabOfMany: true, path })
    await settle(opened)
    expect(await textOf(opened)).toContain('Lastgood is not connected yet')
    expect(hasAsked(opened)).toBe(false)
    opened.expectClean()
  },
  timeoutMs,
)

testOnLine.each(pagesConnected)(
  'while the exporter is away, what could not be loaded is told: %s',
  async path => {
    connect('http://127.0.0.1:1')
    await using opened = await stage.openPage({ isTabOfMany: true, path })
    await settle(opened)
    if (hasAsked(opened)) expect(await textOf(opened)).toMatch(/does not reach the exporter/)
    expect(await opened.axe()).toEqual([])
    opened.expectClean([/\b502\b/])
  },
  timeoutMs,
)

testOnLine.each(connected)(
  'on an exporter without checks and mail it says that there is nothing, not that it failed: %s',
  async path => {
    connect(empty.url)
    await using opened = await stage.openPage({ isTabOfMany: true, path })
    await settle(opened)
    const isOfOneCheck = /albrecht/i.test(path)
    const text = await textOf(opened)
    if (!isOfOneCheck) expect(text).not.toMatch(/Could not load/)
    expect(text).not.toMatch(/This page failed|undefined|NaN|Invalid [Dd]ate/)
    expect(await opened.axe()).toEqual([])
    // A check that is not there is answered so.
    opened.expectClean(isOfOneCheck ? [/\b404\b/] : [])
  },
  timeoutMs,
)

for (const role of ['Viewer', 'Editor'] as const)
  testOnLine.each(pagesConnected.filter(path => mayOpen(role, path)))(
    `${role === 'Viewer' ? 'a Viewer' : 'an Editor'} is asked for nothing that their role may not: %s`,
    async path => {
      connect(fleet.url)
      await using opened = await stage.openPage({ isTabOfMany: true, path, role })
      await settle(opened)
      expect(await textOf(opened)).not.toMatch(/Your role in Grafana does not allow/)
      opened.expectClean()
    },
    timeoutMs,
  )

function mayOpen(role: 'Viewer' | 'Editor', path: string): boolean {
  const needed = roleOf(path)
  return needed === 'Viewer' || needed === role
}
