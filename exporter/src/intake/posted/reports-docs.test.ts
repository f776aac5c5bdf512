import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { account, openPosted } from '../../../test/posted.ts'
import { requireServer } from '../../../test/servers/spawn-server.ts'
import { makeConfigFolder } from '../../config/testdata/config-folder.ts'
import { hookFormats } from '../../core/message.ts'
import { parseReport } from './report-schema.ts'

const page = readFileSync(new URL('../../../../docs/reports.md', import.meta.url), 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  )

test('the report that docs/reports.md shows is one', () => {
  expect(parseReport(JSON.parse(blocks('json')[0] ?? ''))).toMatchObject({ ok: true })
})

test('the webhook that docs/reports.md configures can be configured', async () => {
  await using folder = await makeConfigFolder()
  const { posting } = await folder.read(blocks('yaml')[0] ?? '')
  expect(posting.hooks['arq']).toMatchObject({ status: 'result.state', 'value:0': 'success' })
})

test.each(hookFormats)('docs/reports.md has a row for %s', product => {
  expect(page).toContain(`\n| \`${product}\` | `)
})

const run = promisify(execFile)

requireServer('curl')('the curl lines of docs/reports.md post a report and a ping', async () => {
  await using posted = await openPosted()
  const [report = '', pings = ''] = blocks('sh').map(text =>
    text
      .replaceAll('https://backups.example.com', posted.url)
      .replaceAll('ACCOUNT:KEY', `${account.id}:${account.key}`)
      .replaceAll('/ping/KEY', '/ping/ping')
      .replaceAll('/tmp/backup.log', '/dev/null')
      .replace('/usr/local/bin/backup', '(exit 3)'),
  )
  expect(JSON.parse((await run('sh', ['-c', report])).stdout)).toMatchObject({ status: 'success' })
  await run('sh', ['-c', pings])
  const [start, end] = posted.received.map(({ posting }) => posting)
  expect([start?.signal, end?.signal]).toEqual(['start', 3])
  expect(start?.run).toBe(end?.run)
})
