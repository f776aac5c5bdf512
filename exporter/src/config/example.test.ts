import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readConfig } from './config.ts'
import { makeConfigFolder } from './testdata/config-folder.ts'

const example = fileURLToPath(new URL('../../example/', import.meta.url))

test('the example is good, and says nothing that needs a warning', async () => {
  const config = await readConfig({ file: `${example}lastgood.yml`, flags: { data: '/tmp/x' }, env: {} })
  expect(config.warnings).toEqual([])
  expect(config).toMatchObject({
    dataFolder: '/tmp/x',
    http: { listen: { host: '127.0.0.1', port: 9780 } },
    smtp: { listen: { host: '127.0.0.1', port: 2525 } },
    addresses: ['demo@example.com'],
  })
  expect(config.checks.map(({ id }) => id)).toEqual([
    'user01-documents',
    'laptop-anna',
    'fileserver-nightly',
    'pve-guests',
  ])
  expect((await readdir(`${example}checks`)).length).toBe(2)
})

test('what the example has commented out is good too', async () => {
  await using folder = await makeConfigFolder()
  const text = (await readFile(`${example}lastgood.yml`, 'utf8')).replaceAll(/^# (?=imap:| {2})/gm, '')
  const config = await folder.read(text, { files: { 'secrets/imap': 'secret' } })
  expect(config.imap).toHaveLength(1)
})
