/** Hostile mails, sent to a real exporter and looked at in the drawer: nothing runs, nothing is fetched, nobody is led
 *  away. What the sender's computer hears, what the browser asked for and what it complained of are the witnesses. */

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { type Exporter, startExporter } from '../../exporter/test/servers/exporter.ts'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { openTalk } from '../../exporter/test/smtp-talk.ts'
import { onLine, openStage, type Stage } from './host/stage.ts'
import { type HostileMail, hostileMails } from './hostile-mails.ts'

const test = onLine('12.4')
const harmMs = 2500
const settings = `smtp: { listen: 127.0.0.1:2525, address: demo@example.com }
checks:
  - { id: hostile, name: Hostile, match: { alias: hostile } }
`
const gif = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
const panel = `/host?show=${encodeURIComponent(
  JSON.stringify({ mode: 'panel', queries: [{ refId: 'A', kind: 'checks' }] }),
)}`

const withPictures: HostileMail = {
  name: 'with-pictures',
  html: [
    '<style>@font-face{font-family:f;src:url(EVIL/font)}p{font-family:f}</style>',
    '<link rel="stylesheet" href="EVIL/sheet.css"><iframe src="EVIL/frame"></iframe>',
    '<p style="background:url(EVIL/in-style.png)">text</p><img src="EVIL/in-text.png">',
    '<img src="data:," onerror="fetch(\'EVIL/script\')"><video poster="EVIL/poster"></video>',
  ].join(''),
}

const stack = new AsyncDisposableStack()
let stage: Stage
let exporter: Exporter
let evil: Awaited<ReturnType<typeof startEvil>>

async function startStage() {
  if (stage) return
  evil = stack.use(await startEvil())
  const folder = stack.use(await openTempFolder())
  exporter = stack.use(await startExporter({ folder: folder.path, config: settings }))
  await sendAll(hostileMails)
  stage = stack.use(await openStage({ apiUrl: exporter.url }))
}
afterAll(() => stack.disposeAsync())

test('while nothing holds them back, these mails do harm', async () => {
  await startStage()
  await using opened = await stage.openPage({ path: '/host' })
  const quiet = (mails: readonly HostileMail[]) =>
    mails.filter(({ name }) => !evil.heard.some(path => path.startsWith(`/${name}/`)))
  const all = hostileMails.filter(({ tame }) => !tame)
  evil.heard.length = 0
  // Most do it beside each other; some need the focus, or a reader who presses.
  await opened.page.goto(`${evil.url}/bare/`)
  const alone = quiet(all)
  expect(alone.length).toBeLessThan(all.length / 4)
  const doHarm = async (mail: HostileMail) => {
    const page = await opened.page.context().newPage()
    await page.goto(`${evil.url}/bare/${mail.name}`)
    await press(page)
    const deadlineMs = performance.now() + harmMs
    while (quiet([mail]).length > 0 && performance.now() < deadlineMs) await page.waitForTimeout(20)
    await page.close()
  }
  // One that takes its page away from the test has done what it wanted, or gets another chance.
  for (const mail of [...alone, ...alone])
    if (quiet([mail]).length > 0) await Promise.race([doHarm(mail).catch(() => {}), sleep(harmMs + 5000)])
  expect(quiet(all).map(({ name }) => name)).toEqual([])
}, 240_000)

test('in the drawer nothing of them runs, is fetched or leads away', async () => {
  await startStage()
  await using opened = await stage.openPage({ path: panel, wait: 'button[data-place]' })
  const { page, requests, complaints } = opened
  const dialogs: string[] = []
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    return dialog.dismiss()
  })
  evil.heard.length = 0
  await page.locator('button[data-place]').last().click()
  const newestFirst = hostileMails.toReversed()
  for (const mail of newestFirst) {
    await shows(page, mail)
    await press(page)
    if (mail !== newestFirst.at(-1)) await page.getByRole('button', { name: 'Earlier' }).click()
  }
  await page.waitForTimeout(harmMs)
  const own = new URL(stage.grafana.url).origin
  expect(requests.filter(url => /^https?:/.test(url) && new URL(url).origin !== own)).toEqual([])
  expect(evil.heard).toEqual([])
  expect(dialogs).toEqual([])
  expect(complaints).toEqual([])
  expect(page.context().pages()).toHaveLength(1)
  expect(page.frames().map(frame => frame.url().split('?')[0])).toEqual([`${own}/host`, 'about:srcdoc'])
}, 240_000)

test('pictures of other computers are loaded after a person asked for them, and nothing with them', async () => {
  await startStage()
  await sendAll([withPictures])
  await using opened = await stage.openPage({ path: panel, wait: 'button[data-place]' })
  const { page, complaints } = opened
  evil.heard.length = 0
  await page.locator('button[data-place]').last().click()
  await shows(page, withPictures)
  await page.waitForTimeout(harmMs / 5)
  expect(evil.heard).toEqual([])
  await page.getByRole('button', { name: 'Load pictures' }).click()
  await page.waitForTimeout(harmMs)
  expect(evil.heard.toSorted()).toEqual(['/with-pictures/in-style.png', '/with-pictures/in-text.png'])
  expect(complaints).toEqual([])
}, 120_000)

/** As it stands in the drawer: its subject, and its text in the frame. */
async function shows(page: Page, mail: HostileMail) {
  await page.getByText(`Hostile ${mail.name}.`, { exact: true }).waitFor()
  await page.getByRole('tab', { name: 'Message', exact: true }).waitFor()
  await page.frameLocator('iframe').locator('html').waitFor({ state: 'attached' })
}

/** What a careless reader presses. */
async function press(page: Page) {
  for (const frame of page.frames())
    for (const link of await frame.getByText('press', { exact: true }).all())
      await link.click({ timeout: 1000 })
}

/** What is asked for begins with the mail's name, so that it is known which of them did it. */
function htmlOf({ name, html }: HostileMail): string {
  const base = `${evil.url}/${name}`
  return html
    .replaceAll('EVIL', base)
    .replaceAll('HOST', base.replace('http:', ''))
    .replaceAll('BARE', base.replace('http://', ''))
}

/** The sender's computer: gives whatever is asked for; and the mails as bare pages, one by one or all in frames. */
async function startEvil() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const url = request.url ?? ''
    if (url.startsWith('/bare/')) {
      const named = hostileMails.find(({ name }) => url === `/bare/${name}`)
      const frames = hostileMails.map(({ name }) => `<iframe src="/bare/${name}"></iframe>`)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      return response.end(named ? htmlOf(named) : frames.join(''))
    }
    if (url === '/favicon.ico') return response.writeHead(204).end()
    heard.push(url)
    const contentType = url.endsWith('.js')
      ? 'text/javascript'
      : url.endsWith('.css')
        ? 'text/css'
        : 'image/gif'
    return response
      .writeHead(200, { 'content-type': contentType, 'access-control-allow-origin': '*' })
      .end(contentType === 'image/gif' ? gif : '')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    heard,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function sendAll(mails: readonly HostileMail[]) {
  using talk = await openTalk(exporter.smtpPort)
  await talk.say('EHLO sender')
  for (const mail of mails) {
    await talk.say('MAIL FROM:<sender@example.com>')
    await talk.say('RCPT TO:<demo+hostile@example.com>')
    await talk.say('DATA')
    expect(await talk.say(`${toMime(mail)}\r\n.`)).toMatch(/^250/)
  }
}

function toMime(mail: HostileMail): string {
  const { name, charset = 'utf-8' } = mail
  const html = htmlOf(mail)
  const bytes = charset === 'utf-16' ? Buffer.from(`\uFEFF${html}`, 'utf16le') : Buffer.from(html)
  return [
    'From: sender@example.com',
    'To: demo+hostile@example.com',
    `Subject: Hostile ${name}.`,
    `Message-ID: <${name}@hostile.example.com>`,
    'MIME-Version: 1.0',
    `Content-Type: text/html; charset=${charset}`,
    'Content-Transfer-Encoding: base64',
    '',
    bytes.toString('base64').replaceAll(/(.{76})/g, '$1\r\n'),
  ].join('\r\n')
}
