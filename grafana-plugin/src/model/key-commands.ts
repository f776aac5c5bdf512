/** Ready-to-paste commands for the address of a ping or a webhook. */
import type { SenderCommand } from './sender-commands.ts'

export function pingCommands(address: string): readonly SenderCommand[] {
  return [
    {
      name: 'curl',
      about: 'After the backup: its exit code, and what it wrote.',
      text: [
        `curl -fsS -m 10 --retry 5 ${address}/start`,
        'backup.sh > /tmp/backup.log 2>&1; code=$?',
        `curl -fsS -m 10 --retry 5 --data-binary @/tmp/backup.log ${address}/$code`,
      ].join('\n'),
    },
    {
      name: 'crontab',
      about: 'Success only: silence and failure become overdue.',
      text: `30 2 * * * backup.sh && curl -fsS -m 10 --retry 5 ${address}`,
    },
    {
      name: 'PowerShell',
      about: 'After the backup, with its exit code.',
      text: `.\\backup.ps1; Invoke-RestMethod -Uri "${address}/$LASTEXITCODE"`,
    },
  ]
}

export function hookCommands(address: string): readonly SenderCommand[] {
  return [
    {
      name: 'Address',
      about: 'Where the product posts to: paste it into its settings.',
      text: address,
    },
    {
      name: 'curl',
      about: 'To try it.',
      text: `curl -fsS -H 'Content-Type: application/json' --data-binary @report.json ${address}`,
    },
  ]
}
