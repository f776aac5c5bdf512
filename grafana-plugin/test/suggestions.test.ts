/** From a pile of mails that nobody has looked at to checks that judge them, in the built plugin on a real exporter:
 *  what a person does is two clicks and a look. */
import { type Exporter, startExporter } from '../../exporter/test/servers/exporter.ts'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { openTalk } from '../../exporter/test/smtp-talk.ts'
import { settle } from './app-pages.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const stack = new AsyncDisposableStack()
const testOnLine = onLine('12.4')
const dayMs = 86_400_000
const nights = 8
let exporter: Exporter
let stage: Stage

beforeAll(async () => {
  if (testOnLine !== test) return
  const folder = stack.use(await openTempFolder())
  const config = 'timezone: UTC\nsmtp: { listen: 127.0.0.1:2525, address: demo@example.com }\n'
  exporter = stack.use(await startExporter({ folder: folder.path, config }))
  stage = stack.use(await openStage({ apiUrl: exporter.url }))
  await sendPile()
}, 120_000)
afterAll(() => stack.disposeAsync())

/** Two jobs of two products, one of which went wrong last night; and something that is no backup. */
async function sendPile() {
  using talk = await openTalk(exporter.smtpPort)
  await talk.say('EHLO relay')
  const send = async (from: string, subject: string, body: string, atMs: number) => {
    for (const line of [`MAIL FROM:<${from}>`, 'RCPT TO:<demo@example.com>', 'DATA']) await talk.say(line)
    const head = `From: ${from}\r\nTo: demo@example.com\r\nDate: ${new Date(atMs).toUTCString()}`
    const id = `<${crypto.randomUUID()}@example.com>`
    expect(await talk.say(`${head}\r\nMessage-ID: ${id}\r\nSubject: ${subject}\r\n\r\n${body}\r\n.`)).toMatch(
      /^250/,
    )
  }
  const firstMs = Math.floor(Date.now() / dayMs) * dayMs - nights * dayMs
  for (let night = 0; night < nights; night++) {
    const status = night === nights - 1 ? 'Failed' : 'Success'
    const atMs = firstMs + night * dayMs + 3 * 3_600_000
    await send(
      'veeam@north.example',
      `[${status}] Payroll servers (1 objects)`,
      `Backup job: Payroll servers\r\n${status}\r\nVeeam Backup & Replication 12.1`,
      atMs,
    )
    await send(
      'nas@south.example',
      'DS-South - Data backup task Archive was completed',
      'Your data backup task Archive on DS-South was successfully completed.\r\nHyper Backup',
      atMs + 3_600_000,
    )
  }
  await send('news@shop.example', 'Our offers of this week', 'Shoes at half the price.', Date.now())
}

testOnLine(
  'a pile of unmatched mails becomes checks that judge it: from Home, by two clicks and a look',
  async () => {
    await using opened = await stage.openPage({ path: '/a/lastgood-backups-app/home', width: 1400 })
    const { page } = opened
    await page.getByText(`There are no checks yet, and ${2 * nights + 1} messages wait unmatched`).waitFor()
    await page.getByRole('link', { name: 'See suggested checks', exact: true }).click()
    const list = page.getByRole('list', { name: 'Suggested checks' })
    const payroll = list.getByRole('listitem').filter({ hasText: 'Payroll servers' }).first()
    await payroll.getByText(`${nights - 1} success`).waitFor({ timeout: 30_000 })
    await payroll.getByText('1 failed').waitFor()
    await payroll.getByText('Veeam Backup & Replication', { exact: true }).waitFor()
    await payroll.getByRole('button', { name: /^What it rests on/ }).click()
    await payroll.getByRole('button', { name: '[Failed] Payroll servers' }).first().click()
    await page.getByRole('dialog').getByText('Backup job: Payroll servers').first().waitFor()
    await page.keyboard.press('Escape')
    await settle(opened)
    expect(await opened.axe()).toEqual([])
    await opened.screenshot('suggestions-journey')
    await page.getByText(/^All \d+$/).click()
    await page.getByRole('button', { name: /^Accept: make \d+ checks$/ }).click()
    await page.getByText('2 checks made').waitFor()
    await page
      .getByText('No message waits for a check')
      .or(page.getByText('1 message in no suggestion'))
      .first()
      .waitFor()
    await settle(opened)
    expect(await opened.axe()).toEqual([])
    await opened.screenshot('suggestions-accepted')
    await page
      .getByRole('link', { name: /^Payroll/ })
      .first()
      .click()
    await page.getByRole('region', { name: 'Standing' }).getByText('✕Failed').waitFor()
    opened.expectClean()
    const { checks } = await exporter.json<{ checks: { status: string }[] }>('/api/v1/checks')
    expect(checks.map(({ status }) => status).sort()).toEqual(['failure', 'success'])
    expect(await exporter.json('/api/v1/health')).toMatchObject({ unmatched: 1 })
  },
  120_000,
)
