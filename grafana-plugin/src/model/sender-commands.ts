/** Commands that hand in a report, ready to be pasted where a backup runs. What stands in them is quoted for the shell
 *  they are for. */
export type SenderAccess = {
  /** Where senders reach the exporter. */
  readonly url: string
  readonly account: string
  readonly key: string
}

export type SenderCommand = { readonly name: string; readonly about: string; readonly text: string }

export function writeSenderCommands({ url, account, key }: SenderAccess): readonly SenderCommand[] {
  const reports = `${url.replace(/\/+$/, '')}/api/v1/reports`
  const report =
    '{"installation":{"id":"\'"$(hostname)"\'","computer":"\'"$(hostname)"\'"},"job":{"key":"documents"},' +
    '"run":{"executionKey":"\'"$(date +%s)"\'","status":"success","endedAt":"\'"$(date -u +%FT%TZ)"\'"}}'
  return [
    {
      name: 'lastgood report',
      about: 'Keeps what could not be sent and sends it later. Needs the program on that machine.',
      text: [
        `export LASTGOOD_URL=${forShell(url)} LASTGOOD_ACCOUNT=${forShell(account)} LASTGOOD_KEY=${forShell(key)}`,
        'lastgood report --job "Documents" --status success --size 12GB --duration 5m --next "1 day"',
        'lastgood exec --job "Documents" -- restic backup /home',
      ].join('\n'),
    },
    {
      name: 'curl',
      about: 'One report from a shell script.',
      text: [
        `curl -sS --fail-with-body --retry 5 -u ${forShell(`${account}:${key}`)} -H 'Content-Type: application/json' \\`,
        `  -d '${report}' \\`,
        `  ${forShell(reports)}`,
      ].join('\n'),
    },
    {
      name: 'PowerShell',
      about: 'One report from Windows.',
      text: [
        `$pair = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${forPowerShell(`${account}:${key}`)}))`,
        "$report = @{ installation = @{ id = $env:COMPUTERNAME; computer = $env:COMPUTERNAME }; job = @{ key = 'documents' }",
        "  run = @{ executionKey = [string](Get-Date).Ticks; status = 'success'; endedAt = (Get-Date).ToUniversalTime().ToString('o') } }",
        `Invoke-RestMethod -Method Post -Uri ${forPowerShell(reports)} -Headers @{ Authorization = "Basic $pair" } \``,
        "  -ContentType 'application/json; charset=utf-8' -Body ([Text.Encoding]::UTF8.GetBytes(($report | ConvertTo-Json -Depth 5)))",
      ].join('\n'),
    },
  ]
}

function forShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

function forPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
