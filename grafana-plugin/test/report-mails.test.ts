/** A report mail from its form to a mailbox, in the built plugin on a real exporter: what is previewed is what arrives. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { type Exporter, startExporter } from '../../exporter/test/servers/exporter.ts'
import { type MailReceiver, startMailReceiver } from '../../exporter/test/servers/mail-receiver.ts'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { openTalk } from '../../exporter/test/smtp-talk.ts'
import { settle } from './app-pages.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const stack = new AsyncDisposableStack()
const testOnLine = onLine('12.4')
let exporter: Exporter
let receiver: MailReceiver
let stage: Stage

/** Breaks out of nothing, wherever it is written. */
const hostile = 'NAS <script>top.hacked = 1</script> "quoted"'

beforeAll(async () => {
  if (testOnLine !== test) return
  const folder = stack.use(await openTempFolder())
  receiver = stack.use(await startMailReceiver())
  exporter = stack.use(
    await startExporter({
      folder: folder.path,
      config: `timezone: UTC
smtp: { listen: 127.0.0.1:2525, address: demo@example.com }
mail: { host: 127.0.0.1, port: ${receiver.port}, tls: none, from: Lastgood <lastgood@example.com> }
checks:
  - id: nas
    name: ${JSON.stringify(hostile)}
    group: Acme
    schedule: { every: 1 day }
    match: { alias: nas }
    status:
      success: { all: [{ field: subject, contains: Success }] }
      failure: { all: [{ field: subject, contains: Error }] }
`,
    }),
  )
  stage = stack.use(await openStage({ apiUrl: exporter.url }))
  using talk = await openTalk(exporter.smtpPort)
  for (const line of ['EHLO nas', 'MAIL FROM:<nas@example.com>', 'RCPT TO:<demo+nas@example.com>', 'DATA'])
    await talk.say(line)
  const head = 'From: nas@example.com\r\nTo: demo+nas@example.com\r\nMessage-ID: <1@example.com>'
  expect(await talk.say(`${head}\r\nSubject: Error\r\n\r\nDisk full\r\n.`)).toMatch(/^250/)
}, 120_000)
afterAll(() => stack.disposeAsync())

/** A frame whose mail was replaced while it loaded never counts as idle, so the page itself is asked. */
async function isMade(page: Page): Promise<void> {
  await page.getByText('Making the mail').waitFor({ state: 'hidden' })
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
}

testOnLine(
  'a report mail is filled in, previewed, scheduled and sent: what was previewed arrives',
  async () => {
    await using opened = await stage.openPage({
      path: '/a/lastgood-backups-app/reports/mails',
      role: 'Editor',
      width: 1400,
    })
    const { page } = opened
    await page.getByText('Nobody gets a report by mail yet').waitFor()
    await page.getByRole('link', { name: 'Daily mail' }).click()
    await page.getByLabel('Name').fill('Morning mail')
    await page.getByLabel(/^To/).fill('ann@example.com; bob@example.com')
    await page.getByText('ann@example.com; bob@example.com', { exact: true }).last().waitFor()
    const frame = page.frameLocator('iframe[title="The mail as it would be sent"]')
    await frame.getByText(hostile).first().waitFor()
    await isMade(page)
    const subject = await page.locator('dd strong').textContent()
    expect(subject).toMatch(/^1 failed/)
    expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
    for (const how of ['Light', 'Dark']) {
      await page.getByRole('radio', { name: how }).check()
      const ground = await frame.locator('body').evaluate(body => getComputedStyle(body).backgroundColor)
      const [red = 0] = (ground.match(/\d+/g) ?? []).map(Number)
      expect(how === 'Light' ? red > 200 : red < 60).toBe(true)
    }
    await page.getByRole('radio', { name: 'Phone' }).check()
    expect(await frame.locator('html').evaluate(root => root.scrollWidth <= 390)).toBe(true)
    expect(await opened.axe()).toEqual([])
    await opened.screenshot('report-mail-new')
    await page.getByRole('button', { name: 'Schedule it' }).click()
    await page.waitForURL(/reports\/mail\?id=morning-mail$/)
    expect(receiver.received).toHaveLength(0)
    // By keyboard: the notice that it was scheduled lies over the button for a while.
    await page.getByRole('button', { name: 'Send now' }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByRole('dialog').getByText('✓Sent').waitFor()
    expect(receiver.received).toHaveLength(1)
    const [arrived] = receiver.received
    expect(arrived?.recipients).toEqual(['ann@example.com', 'bob@example.com'])
    expect(arrived?.mail.subject).toBe(subject)
    expect(arrived?.mail.html).toContain('NAS &lt;script&gt;')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('region', { name: 'What became of the mails' }).getByText('sent by hand').waitFor()
    await isMade(page)
    await opened.screenshot('report-mail-sent')
    opened.expectClean()
  },
  120_000,
)

testOnLine(
  'what was scheduled is seen by a Viewer, who can change nothing of it',
  async () => {
    await using opened = await stage.openPage({
      path: '/a/lastgood-backups-app/reports/mails',
      role: 'Viewer',
      width: 1200,
    })
    const { page } = opened
    await page.getByRole('link', { name: 'Preview Morning mail' }).click()
    await page.frameLocator('iframe').getByText(hostile).first().waitFor()
    expect(await page.getByRole('button', { name: /Save|Send|Remove/ }).count()).toBe(0)
    opened.expectClean()
  },
  60_000,
)

testOnLine(
  'a document comes as a PDF and as a page, through Grafana',
  async () => {
    await using opened = await stage.openPage({
      path: '/a/lastgood-backups-app/reports/job?check=nas',
      role: 'Viewer',
    })
    const { page } = opened
    await settle(opened)
    const menu = page.getByRole('button', { name: 'Document' })
    await menu.click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'PDF in German' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('lastgood-job-nas.pdf')
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await menu.click()
    const [opening] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('menuitem', { name: 'Page in German (HTML)' }).click(),
    ])
    await opening.getByText('Disk full').or(opening.getByText(hostile)).first().waitFor()
    expect(await opening.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/sans-serif/)
    opened.expectClean()
  },
  60_000,
)
