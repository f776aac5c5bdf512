/** @jest-environment node */
import { execFileSync } from 'node:child_process'
import { writeSenderCommands } from './sender-commands.ts'

const access = { url: 'https://backups.example.com/', account: "o'hara $(id)", key: 'k`ey"1' }

test('whatever stands in account and key, the shell hands it over as it is', () => {
  const curl = writeSenderCommands(access).find(({ name }) => name === 'curl')?.text ?? ''
  const told = execFileSync(
    'sh',
    ['-c', `curl() { for one in "$@"; do printf '%s\\n' "$one"; done; }\n${curl}`],
    {
      encoding: 'utf8',
    },
  ).split('\n')
  expect(told[told.indexOf('-u') + 1]).toBe(`${access.account}:${access.key}`)
  expect(told).toContain('https://backups.example.com/api/v1/reports')
  const body = JSON.parse(told[told.indexOf('-d') + 1] ?? '')
  expect(body.run.status).toBe('success')
  expect(body.installation.computer).not.toBe('')
})

test('a quote is doubled for PowerShell', () => {
  const text = writeSenderCommands(access).find(({ name }) => name === 'PowerShell')?.text
  expect(text).toContain(`GetBytes('o''hara $(id):k\`ey"1')`)
})
