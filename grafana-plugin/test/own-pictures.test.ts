/** Pictures that a mail brings along, sent to a real exporter and looked at in the drawer. */
import { startExporter } from '../../exporter/test/servers/exporter.ts'
import { openTempFolder } from '../../exporter/test/servers/spawn-server.ts'
import { openTalk } from '../../exporter/test/smtp-talk.ts'
import { onLine, openStage } from './host/stage.ts'

const settings = `smtp: { listen: 127.0.0.1:2525, address: demo@example.com }
checks:
  - { id: nas, name: NAS, match: { alias: nas } }
`
const panel = `/host?show=${encodeURIComponent(
  JSON.stringify({ mode: 'panel', queries: [{ refId: 'A', kind: 'checks' }] }),
)}`
const red = 'R0lGODlhAQABAIAAAP8AAP///ywAAAAAAQABAAACAkQBADs='
const blue = 'R0lGODlhAQABAIAAAAAA/////ywAAAAAAQABAAACAkQBADs='

const part = (contentId: string, name: string, base64: string) => [
  '--edge',
  `Content-Type: image/gif; name="${name}"`,
  `Content-ID: <${contentId}>`,
  `Content-Disposition: inline; filename="${name}"`,
  'Content-Transfer-Encoding: base64',
  '',
  base64,
]
/** The names are those of each other: whoever goes by them shows the wrong picture. */
const mail = [
  'From: nas@example.com',
  'To: demo+nas@example.com',
  'Subject: Backup good',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary=edge',
  '',
  '--edge',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Report</p><img alt="red" src="cid:blue.gif"><img alt="blue" src="CID:%3CCHART%201@nas%3E">',
  ...part('blue.gif', 'chart 1', red),
  ...part('chart 1@nas', 'blue.gif', blue),
  '--edge--',
].join('\r\n')

onLine('12.4')(
  'each stands where its content id is asked for, in a frame without rights',
  async () => {
    await using folder = await openTempFolder()
    await using exporter = await startExporter({ folder: folder.path, config: settings })
    {
      using talk = await openTalk(exporter.smtpPort)
      for (const line of [
        'EHLO nas',
        'MAIL FROM:<nas@example.com>',
        'RCPT TO:<demo+nas@example.com>',
        'DATA',
      ])
        await talk.say(line)
      expect(await talk.say(`${mail}\r\n.`)).toMatch(/^250/)
    }
    await using stage = await openStage({ apiUrl: exporter.url })
    await using opened = await stage.openPage({ path: panel, wait: 'button[data-place]' })
    await opened.page.locator('button[data-place]').click()
    const frame = opened.page.frameLocator('iframe')
    for (const [alt, base64] of [
      ['red', red],
      ['blue', blue],
    ]) {
      const picture = frame.locator(`img[alt="${alt}"][src]`)
      await picture.waitFor({ state: 'attached' })
      expect(await picture.getAttribute('src')).toBe(`data:image/gif;base64,${base64}`)
      expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1)
    }
    expect(await opened.page.locator('iframe').getAttribute('sandbox')).toBe('')
    opened.expectClean()
  },
  120_000,
)
