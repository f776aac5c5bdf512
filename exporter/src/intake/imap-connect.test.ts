/** Logging in and TLS, and what is said when they fail. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beginImap as begin } from '../../test/imap-begin.ts'
import { eventually, mail } from '../../test/recorder.ts'
import { startDovecot } from '../../test/servers/dovecot.ts'
import { freePort, requireServer } from '../../test/servers/spawn-server.ts'

const serverTest = requireServer('dovecot', 'openssl')

serverTest('a wrong password is said once and plainly; the right one is used without a restart', async () => {
  await using dovecot = await startDovecot()
  await dovecot.deliver(mail('one'))
  let password = 'wrong'
  await using run = begin(dovecot, { password: async () => password })
  await eventually(() => run.events.said('mailbox could not be opened').length >= 3)
  expect(run.events.said('intake is down')).toHaveLength(1)
  const [line] = run.events.said('intake is down')
  expect(line).toContain('imap: \\"inbox\\"')
  expect(line).toContain('refused user \\"backups@example.com\\" or its password')
  expect(run.events.lines.join('\n')).not.toContain('wrong')
  password = dovecot.password
  await eventually(() => run.recorder.received.length === 1)
})

serverTest('a password that cannot be read is said, and read again', async () => {
  await using dovecot = await startDovecot()
  await using run = begin(dovecot, {
    password: () => Promise.reject(new Error('secrets/imap: no such file')),
  })
  await eventually(() => run.events.said('secrets/imap: no such file').length > 1)
})

serverTest('a folder that does not exist is named', async () => {
  await using dovecot = await startDovecot()
  await using run = begin(dovecot, { folder: 'Backups' })
  await eventually(() => run.events.said('folder \\"Backups\\" does not exist').length > 0)
})

test('a server that is not there is said once; the intake stops at once all the same', async () => {
  const port = await freePort()
  const run = begin({ port, user: 'u', password: 'p' })
  await eventually(() => run.events.said('mailbox could not be opened').length >= 2)
  expect(run.events.said('intake is down')).toHaveLength(1)
  expect(run.events.said('intake is down')[0]).toContain(`127.0.0.1:${port}`)
  await run[Symbol.asyncDispose]()
  await run.intake.ended
})

serverTest('a certificate that nobody vouches for is refused until caFile names it', async () => {
  await using dovecot = await startDovecot()
  await dovecot.deliver(mail('one'))
  for (const tls of ['implicit', 'starttls'] as const) {
    const port = tls === 'implicit' ? dovecot.tlsPort : dovecot.port
    await using untrusted = begin(dovecot, { tls, port })
    await eventually(
      () => untrusted.events.said('certificate is not trusted').length > 0,
      () => untrusted.events.lines,
    )
    expect(untrusted.events.said('intake is down')[0]).toContain('caFile')
    expect(untrusted.recorder.received).toEqual([])
  }
  for (const [i, tls] of (['implicit', 'starttls'] as const).entries()) {
    const port = tls === 'implicit' ? dovecot.tlsPort : dovecot.port
    await using trusted = begin(dovecot, { tls, port, caFile: dovecot.certFile })
    await eventually(
      async () => (await dovecot.count('Done')) === i + 1,
      () => trusted.events.lines,
    )
    await dovecot.deliver(mail('two'))
  }
})

serverTest('starttls never goes on in plain text with a server that does not offer it', async () => {
  await using dovecot = await startDovecot({ extra: 'ssl = no' })
  await using run = begin(dovecot, { tls: 'starttls' })
  await eventually(
    () => run.events.said('TLS by STARTTLS failed').length > 0,
    () => run.events.lines,
  )
})

serverTest(
  'OAuth2: the command is run at every connect, and its last words are told when it fails',
  async () => {
    const good = new Set(['token-1'])
    const introspection = createServer((request, response) => {
      let body = ''
      request.on('data', chunk => {
        body += chunk
      })
      request.on('end', () => {
        const token = new URLSearchParams(body).get('token') ?? ''
        const active = good.has(token)
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(active ? { active, username: 'backups@example.com' } : { active }))
      })
    })
    await new Promise<void>(resolve => introspection.listen(0, '127.0.0.1', resolve))
    const { port } = introspection.address() as AddressInfo
    try {
      await using dovecot = await startDovecot({ introspectionUrl: `http://127.0.0.1:${port}/introspect` })
      await dovecot.deliver(mail('one'))
      const script = (text: string) => [process.execPath, '-e', text]
      {
        await using run = begin(dovecot, { tokenCommand: script('console.log("token-1")') })
        await eventually(
          async () => (await dovecot.count('Done')) === 1,
          () => run.events.lines,
        )
      }
      {
        await using run = begin(dovecot, { tokenCommand: script('console.log("token-2")') })
        await eventually(
          () => run.events.said('or its access token').length > 0,
          () => run.events.lines,
        )
        good.add('token-2')
        await eventually(
          () => run.events.said('intake is up').length === 1,
          () => run.events.lines,
        )
        expect(run.events.lines.join('\n')).not.toContain('token-2')
      }
      const failing = 'console.error("refresh token expired"); process.exit(3)'
      await using run = begin(dovecot, { tokenCommand: script(failing) })
      await eventually(() => run.events.said('ended with 3: refresh token expired').length > 0)
      await using empty = begin(dovecot, { tokenCommand: script('') })
      await eventually(() => empty.events.said('printed nothing').length > 0)
      await using absent = begin(dovecot, { tokenCommand: ['/no/such/program'] })
      await eventually(
        () => absent.events.said('cannot run: ENOENT').length > 0,
        () => absent.events.lines,
      )
    } finally {
      introspection.closeAllConnections()
      introspection.close()
    }
  },
)
