/** docs/senders.md says what the program does. */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { settingKeys } from '../src/sender/settings.ts'
import { account, rightKey, startReportService } from './report-service.ts'
import { aMachine } from './run-lastgood.ts'
import { requireServer } from './servers/spawn-server.ts'
import { aFolder } from './store/builders.ts'

const page = readFileSync(new URL('../../docs/senders.md', import.meta.url), 'utf8')

test('every setting is there with its variable and its option, and no other', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| `(LASTGOOD_\w+)` +\| `(--[\w-]+)` +\|/gm)].map(row =>
    row.slice(1),
  )
  const words = (key: string) => key.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  expect(rows.toSorted()).toEqual(
    settingKeys
      .map(key => [key, `LASTGOOD_${words(key).replaceAll('-', '_').toUpperCase()}`, `--${words(key)}`])
      .toSorted(),
  )
})

test.each(['report', 'exec'])('every option of %s is on the page', async command => {
  using machine = aMachine('')
  const { out } = await machine.run([command, '--help'])
  const options = [...out.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option]) => option)
  expect(options.length).toBeGreaterThan(15)
  expect(options.filter(option => !page.includes(`${option}`))).toEqual([])
})

requireServer('curl', 'bash')('the line of curl sends one report', async () => {
  await using service = await startReportService()
  using folder = aFolder()
  const config = join(folder.path, 'curl.conf')
  writeFileSync(config, `user = "${account}:${rightKey}"\n`)
  const [line] = /^curl .*$/m.exec(page) ?? ['']
  const here = line
    .replace('https://backups.example.com', service.url)
    .replace('/etc/lastgood/curl.conf', config)
  await promisify(execFile)('bash', ['-ec', here])
  expect(service.taken).toMatchObject([{ job: { key: 'nightly' }, run: { status: 'success' } }])
})
