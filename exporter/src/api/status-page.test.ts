import {
  buildCheck,
  buildMessage,
  buildNewCheck,
  buildStored,
  nowMs,
  openHttp,
} from '../../test/build-check.ts'
import type { CheckView } from '../core/facts.ts'
import { describeSpan } from './moments.ts'
import { readStanding } from './standing.ts'

const hourMs = 3_600_000
const failed = buildCheck({
  id: 'failed',
  name: 'Failed one',
  group: 'B',
  status: 'failure',
  lastReason: 'body contains ERROR',
})
const overdue = buildCheck({
  id: 'overdue',
  name: 'Silent one',
  group: 'B',
  overdueSinceMs: nowMs - 5 * hourMs,
})
const warning = buildCheck({ id: 'warning', name: 'Warned one', group: 'A', status: 'warning' })
const good = buildCheck({ id: 'good', name: 'Good one', group: 'A' })

async function pageOf(path: string, given: Parameters<typeof openHttp>[0]): Promise<string> {
  await using http = await openHttp(given)
  return (await fetch(http.url + path)).text()
}
/** What a reader sees: without tags, blanks condensed. */
function words(page: string): string {
  const body = page.slice(page.indexOf('<main>'))
  return body
    .replaceAll('&quot;', '"')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

test.each([
  ['good', {}, 'good'],
  ['failed though also silent', { status: 'failure', timing: 'overdue' }, 'failed'],
  ['overdue though the last one was good', { timing: 'overdue' }, 'overdue'],
  ['overdue before warning', { status: 'warning', timing: 'overdue' }, 'overdue'],
  ['late, so not good', { timing: 'late' }, 'late'],
  ['paused whatever the last one was', { status: 'failure', timing: 'paused' }, 'paused'],
] as const)('a check is %s', (_rule, change, standing) => {
  expect(readStanding(buildCheck(change))).toBe(standing)
})
test('a check without a result waits, and is not good', () => {
  expect(readStanding(buildNewCheck())).toBe('waiting')
})

test('the page says first how many are wrong, then shows the worst first', async () => {
  const page = await pageOf('/', { checks: [good, warning, overdue, failed] })
  expect(page).toContain('<title>1 failed, 1 overdue, 1 warning · Lastgood</title>')
  expect(words(page)).toMatch(/^ 1 failed 1 overdue 1 warning 1 good Search B 2 of 2 bad/)
  const order = ['Failed one', 'Silent one', 'Warned one', 'Good one'].map(name => page.indexOf(name))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('a silent check is told to be silent, not good for its last reason', async () => {
  const text = words(await pageOf('/', { checks: [overdue] }))
  expect(text).toContain('No result arrived in time. The last one: subject contains Success')
  expect(text).toContain('overdue 5 h since Sat 21 Nov, 22:00')
})

test('a late check says that it is not here yet, on its own page too; so does an overdue one', async () => {
  const late = buildCheck({ id: 'late', lastReason: 'subject contains Success', expectedAtMs: nowMs - 1 })
  const waited = { ...late, timing: 'late' as const }
  expect(words(await pageOf('/', { checks: [waited] }))).toContain(
    'Expected, and not here yet. The last one: subject contains Success',
  )
  const ofOne = (check: CheckView) => pageOf(`/checks/${check.id}`, { checks: [check] }).then(words)
  expect(await ofOne(waited)).toContain('Expected, and not here yet. The last one: ')
  expect(await ofOne(overdue)).toContain('No result arrived in time. The last one: ')
})

test('failure and silence are shown as two facts', async () => {
  const both = buildCheck({ status: 'failure', overdueSinceMs: nowMs - hourMs })
  expect(words(await pageOf('/', { checks: [both] }))).toMatch(/Failed Overdue/)
})

test('good checks are folded; none is left out without a count', async () => {
  const checks = Array.from(
    { length: 10_000 },
    (_, index): CheckView =>
      buildCheck({
        id: `c${index}`,
        name: `Check ${index}`,
        group: `Group ${index % 40}`,
        status: index % 9 ? 'success' : 'failure',
      }),
  )
  const page = await pageOf('/', { checks })
  expect(page.length).toBeLessThan(400_000)
  const rows = page.match(/<tr class="failed">/g)?.length ?? 0
  const hidden = [...page.matchAll(/>([\d,]+) more that are not good</g)].reduce(
    (sum, [, count]) => sum + Number(count?.replace(',', '')),
    0,
  )
  expect(rows + hidden).toBe(Math.ceil(10_000 / 9))
  const folded = [...page.matchAll(/>([\d,]+) good<\/(?:a|summary)>/g)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  )
  expect(folded).toBe(10_000 - Math.ceil(10_000 / 9))
})

test('a group, a state and a text can be looked at alone, in pages', async () => {
  const checks = Array.from({ length: 450 }, (_, index) =>
    buildCheck({ id: `c${index}`, name: `Check ${index}` }),
  )
  const first = await pageOf('/?group=Backups', { checks: [...checks, failed] })
  expect(first).toContain('Next 200 of 250 more')
  const third = await pageOf('/?standing=good&q=check&page=3', { checks: [...checks, failed] })
  expect(third.match(/<tr class="good">/g)).toHaveLength(50)
  expect(words(await pageOf('/?q=nothing', { checks }))).toContain('Nothing fits.')
})

test('without checks the page tells how to send a first mail', async () => {
  const page = await pageOf('/', {
    deps: { firstMail: () => 'curl smtp://127.0.0.1:2525', countMessages: async () => 3 },
  })
  expect(words(page)).toContain('Send a first mail: curl smtp://127.0.0.1:2525')
  expect(words(page)).toContain('( 3 there now)')
})

test('an intake that is down and unmatched mail are told above the checks', async () => {
  const intakes = [
    { name: 'imap:inbox', up: false, detail: 'connection refused' },
    { name: 'smtp', up: true, lastMessageAtMs: nowMs - 60_000 },
  ]
  const text = words(
    await pageOf('/', { checks: [good], deps: { intakes: () => intakes, countMessages: async () => 2 } }),
  )
  expect(text).toMatch(/Intake imap:inbox is down.*connection refused.*2 unmatched messages.*Good one/)
  expect(text).toContain('smtp last message 1 min ago')
})

test('links carry the path of the external address', async () => {
  const page = await pageOf('/', {
    checks: [good],
    options: { externalUrl: 'https://example.com/lastgood/' },
  })
  expect(page).toContain('href="/lastgood/checks/good"')
  await using http = await openHttp({
    checks: [good],
    options: { externalUrl: 'https://example.com/lastgood/' },
  })
  const last = await fetch(`${http.url}/checks/good/last`, { redirect: 'manual' })
  expect([last.status, last.headers.get('location')]).toEqual([302, '/lastgood/messages/7'])
})

test('the last message of a check that has none is the check itself', async () => {
  await using http = await openHttp({ checks: [buildNewCheck({ id: 'new' })] })
  expect((await fetch(`${http.url}/checks/new/last`, { redirect: 'manual' })).headers.get('location')).toBe(
    '/checks/new',
  )
})

test('a link that leads nowhere is a page for people and a line for programs', async () => {
  await using http = await openHttp()
  const page = await fetch(`${http.url}/messages/9`, { headers: { Accept: 'text/html' } })
  expect([page.status, words(await page.text())]).toEqual([
    404,
    expect.stringContaining('There is no message 9'),
  ])
  const line = await fetch(`${http.url}/checks/none`)
  expect([line.status, await line.text()]).toEqual([404, 'There is no check "none".\n'])
})

test('a message page tells what it said about which check, and what was cut', async () => {
  const message = buildMessage({
    marks: ['textCut'],
    text: 'x'.repeat(300_000),
    originallyTo: ['a+b@example.com'],
  })
  const activity = {
    id: 1,
    kind: 'result' as const,
    checkId: 'good',
    messageId: 7,
    atMs: 0,
    status: 'warning' as const,
    reason: 'subject contains Warning',
    figures: { errors: 2, size: 1.5 * 1024 ** 3, ratio: 1.1, duration: 161 },
  }
  const deps = {
    message: async (id: number) => ({ stored: buildStored(id), message, activities: [activity] }),
  }
  const text = words(await pageOf('/messages/7', { checks: [good], deps }))
  expect(text).toMatch(
    /Warning Good one subject contains Warning ?size 1.5 GiB, duration 2 min 41 s, errors 2, ratio 1.1/,
  )
  expect(text).toContain('Originally to a+b@example.com')
  expect(text).toContain('the text is cut')
  expect(text).toContain('Cut here after 200,000 of 300,000 characters.')
})

test('a check page shows facts and history with lateness', async () => {
  const activities = [
    {
      id: 2,
      kind: 'result' as const,
      checkId: 'good',
      messageId: 7,
      atMs: nowMs,
      status: 'success' as const,
      reason: 'r',
      figures: { size: 0, files: 12_345 },
      lateMs: 2 * hourMs,
    },
    {
      id: 1,
      kind: 'missed' as const,
      checkId: 'good',
      atMs: nowMs - hourMs,
      expectedAtMs: nowMs,
      reason: 'no message arrived in time',
    },
  ]
  const text = words(
    await pageOf('/checks/good', {
      checks: [{ ...good, figures: { size: 2048 } }],
      deps: { activities: async () => activities },
    }),
  )
  expect(text).toMatch(/Figures size 2 KiB/)
  expect(text).toMatch(
    /Success now.*2 h late ?size 0 bytes, files 12,345.*Missed 1 h ago.*no message arrived in time/,
  )
})

test.each([
  [500, '500 ms'],
  [59_000, '59 s'],
  [61_000, '1 min'],
  [hourMs + 18 * 60_000, '1 h 18 min'],
  [5 * hourMs, '5 h'],
  [47 * hourMs, '1 d 23 h'],
  [12 * 24 * hourMs, '12 d'],
])('%d ms are %s', (ms, span) => {
  expect(describeSpan(ms)).toBe(span)
})
