/** The way from a mail that no check knows to a green check, in the built plugin on a real exporter: every step is a
 *  click or what a person types. */
import type { Page } from 'playwright-core'
import { type Exporter, startExporter } from '../../exporter/test/servers/exporter.ts'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { openTalk } from '../../exporter/test/smtp-talk.ts'
import { settle } from './app-pages.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'

const stack = new AsyncDisposableStack()
const testOnLine = onLine('12.4')
let exporter: Exporter
let stage: Stage

beforeAll(async () => {
  if (testOnLine !== test) return
  const folder = stack.use(await openTempFolder())
  const config = 'timezone: UTC\nsmtp: { listen: 127.0.0.1:2525, address: demo@example.com }\n'
  exporter = stack.use(await startExporter({ folder: folder.path, config }))
  stage = stack.use(await openStage({ apiUrl: exporter.url }))
}, 120_000)
afterAll(() => stack.disposeAsync())

async function sendMail(subject: string, body: string) {
  using talk = await openTalk(exporter.smtpPort)
  for (const line of ['EHLO nas', 'MAIL FROM:<nas@example.com>', 'RCPT TO:<demo@example.com>', 'DATA'])
    await talk.say(line)
  const id = `<${crypto.randomUUID()}@example.com>`
  const mail = `From: nas@example.com\r\nTo: demo@example.com\r\nSubject: ${subject}\r\nMessage-ID: ${id}\r\n\r\n${body}`
  expect(await talk.say(`${mail}\r\n.`)).toMatch(/^250/)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name }).or(page.getByRole('link', { name })).first()

testOnLine.each(['dark', 'light'] as const)(
  'an unmatched mail becomes a green check: %s',
  async theme => {
    const name = `SERVER-${theme.toUpperCase()}`
    await sendMail(`Nightly copy of ${name}: all volumes verified`, 'Everything is where it should be.')
    await using opened = await stage.openPage({ path: '/a/lastgood-backups-app/home', theme, width: 1400 })
    const { page } = opened
    await page.getByRole('link', { name: /wait.? for a check/ }).click()
    await page.getByRole('link', { name: new RegExp(`^Make a check from Nightly copy of ${name}`) }).click()
    await page
      .getByRole('list', { name: 'Your examples' })
      .getByText(`Nightly copy of ${name}`)
      .first()
      .waitFor()
    await tab(page, 'Status').click()
    await button(page, 'Add rules of Success').click()
    await page.getByRole('group', { name: 'Success, 1' }).getByLabel('Value').fill('all volumes verified')
    await page.getByRole('list', { name: 'Your examples' }).getByText('Success').first().waitFor()
    await settle(opened)
    expect(await opened.axe()).toEqual([])
    await opened.screenshot(`wizard-journey-${theme}`)
    await button(page, 'Save check').click()
    const standing = page.getByRole('region', { name: 'Standing' })
    await standing.getByText('✓Good').waitFor()
    await standing.getByRole('button', { name: /^Success, / }).click()
    await page.getByRole('dialog').getByText('Everything is where it should be.').first().waitFor()
    await settle(opened)
    expect(await opened.axe()).toEqual([])
    opened.expectClean()
    const { checks } = await exporter.json<{ checks: { name: string; status: string }[] }>(
      `/api/v1/checks?q=${name}`,
    )
    expect(checks.map(({ status }) => status)).toEqual(['success'])
  },
  90_000,
)

testOnLine(
  'a draft survives a reload, and is not left without asking',
  async () => {
    await using opened = await stage.openPage({ path: '/a/lastgood-backups-app/checks' })
    const { page } = opened
    await button(page, 'Add check').first().click()
    await page.getByRole('menuitem', { name: /^Fresh/ }).click()
    await page.getByLabel(/^Name/).fill('Half a check')
    await page.reload()
    expect(await page.getByLabel(/^Name/).inputValue()).toBe('Half a check')
    await page.goBack()
    await page.getByText('Leave without saving?').waitFor()
    await button(page, 'Go on editing').click()
    expect(await page.getByLabel(/^Id \*/).inputValue()).toBe('half-a-check')
    // Only from where the page's own address is back can it be left again.
    await page.waitForURL(/\/checks\/new/)
    await page.goBack()
    await button(page, 'Discard changes').click()
    await page.getByRole('heading', { name: 'Checks', level: 1 }).waitFor()
    opened.expectClean()
  },
  60_000,
)
