import { buildCheck, nowMs, openHttp } from '../../test/build-check.ts'
import type { Note } from '../core/registry.ts'

const hostile = '</p><script>alert(1)</script>'
const note = (change: Partial<Note> = {}): Note => ({
  id: 1,
  target: { kind: 'check', id: 'nas' },
  text: 'New disk ordered',
  author: 'user:ann',
  createdAtMs: nowMs - 3_600_000,
  ...change,
})
const page = async (url: string) => (await fetch(url)).text()

test('a check shows its notes as they were written, and until when', async () => {
  const notes = [
    note({ untilGood: 1, expiresAtMs: nowMs + 3_600_000 }),
    note({ id: 2, target: { kind: 'group', id: 'Backups' }, text: hostile, author: hostile }),
  ]
  await using http = await openHttp({ checks: [buildCheck({ notes })] })
  const text = await page(`${http.url}/checks/nas`)
  expect(text).toContain('New disk ordered')
  expect(text).toContain('user:ann, Sun 22 Nov, 02:00, until Sun 22 Nov, 04:00, until 1 more good result<')
  expect(text).toContain('on the group')
  expect(text).not.toContain('<script')
  const list = await page(`${http.url}/`)
  expect(list).toContain('Note: &lt;/p&gt;&lt;script&gt;')
  expect(list).toContain('(and 1 more)')
})

test('a paused check says who paused it, until when and why; a running one that it runs', async () => {
  const pause = { by: 'user:ann', untilMs: nowMs + 3_600_000, reason: 'Moving house' }
  await using http = await openHttp({
    checks: [
      buildCheck({ paused: true, timing: 'paused', pause }),
      buildCheck({ id: 'b', runningSinceMs: nowMs - 60_000, missedInARow: 2, nextRunAtMs: nowMs + 1000 }),
    ],
  })
  const words = 'until Sun 22 Nov, 04:00 by user:ann: Moving house'
  expect(await page(`${http.url}/checks/nas`)).toContain(`<b>Paused</b> ${words}`)
  expect(await page(`${http.url}/`)).toContain(`paused ${words}`)
  const running = await page(`${http.url}/checks/b`)
  expect(running).toMatch(/Running since<\/dt><dd><time[^>]*>1 min ago/)
  expect(running).toContain('<dt>Missed in a row</dt><dd>2</dd>')
  expect(running).toContain('set by a person')
  expect(await page(`${http.url}/`)).toContain('>Running<')
})

test.each([
  [{}, 'Sun 22 Nov, 02:00', 'Sunday'],
  [{ timeZone: 'Asia/Tokyo' }, 'Sun 22 Nov, 11:00', 'GMT+9'],
  [{ timeFormat: '12h' as const, timeZone: 'Asia/Tokyo' }, 'Sun 22 Nov, 11:00 am', 'GMT+9'],
  [{ dateFormat: 'dd.MM.yyyy' as const }, '22.11.2026, 02:00', '22.11.2026, 03:00:00 UTC'],
  [{ dateFormat: 'yyyy-MM-dd' as const, timeFormat: '12h' as const }, '2026-11-22, 02:00 am', '2026-11-22'],
  [{ dateFormat: 'MM/dd/yyyy' as const, timeZone: 'America/New_York' }, '11/21/2026, 21:00', '11/21/2026'],
])('pages tell times as %j has it', async (preferences, short, full) => {
  await using http = await openHttp({
    checks: [buildCheck()],
    manage: { preferences: async () => preferences },
  })
  const text = await page(`${http.url}/checks/nas`)
  expect(text).toContain(`<small>${short}</small>`)
  expect(text).toContain(full)
})

test('a logo stands on every page, and nothing else is loaded', async () => {
  const logo = 'data:image/png;base64,iVBORw0KGgo='
  await using http = await openHttp({ manage: { preferences: async () => ({ logo }) } })
  const response = await fetch(`${http.url}/`)
  expect(await response.text()).toContain(`<img class="logo" alt="" src="${logo}">Lastgood`)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})
