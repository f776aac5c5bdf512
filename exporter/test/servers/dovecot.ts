/** A real Dovecot with one mailbox, run as an unprivileged user in a temporary folder. It can be killed and started
 *  again on the same port and the same mail. */
import { chmod, chown, mkdir, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCertificate } from './certificate.ts'
import {
  answers,
  findAccount,
  freePort,
  openTempFolder,
  type RunningServer,
  startServer,
} from './spawn-server.ts'

export type Dovecot = AsyncDisposable & {
  readonly port: number
  readonly tlsPort: number
  readonly user: string
  readonly password: string
  /** The certificate it shows, which is also who signed it. */
  readonly certFile: string
  /** Folder of the file system that holds the mail folders. */
  readonly mailFolder: string
  /** Puts a message into a folder as a mail server would; `atMs` becomes its time of arrival. */
  deliver(raw: string | Uint8Array, options?: { folder?: string; atMs?: number }): Promise<void>
  /** How many messages a folder holds; 0 when there is none. */
  count(folder: string): Promise<number>
  /** Names of the message files, which end in the flags: `:2,S` is seen. */
  files(folder: string): Promise<string[]>
  setPassword(password: string): Promise<void>
  /** Takes a folder's identity away: the server gives it a new UIDVALIDITY and new UIDs. */
  renumber(folder: string): Promise<void>
  log(): string
  /** kill -9 of the server with its children. */
  kill(): Promise<void>
  start(): Promise<void>
}

export type DovecotOptions = {
  /** URL that says whether a token is good, as RFC 7662 has it; with it logging in by OAuth2 is offered. */
  readonly introspectionUrl?: string
  /** Capabilities announced instead of the server's own. */
  readonly capability?: string
  /** More lines of dovecot.conf. */
  readonly extra?: string
}

export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const user = 'backups@example.com'
  let password = 'correct horse'
  const owner = process.getuid?.() === 0 ? findAccount('nobody') : undefined
  const folder = await openTempFolder(owner)
  const dir = folder.path
  const mail = join(dir, 'mail')
  const own = async (path: string) => {
    if (owner) await chown(path, owner.uid, owner.gid)
  }
  const port = await freePort()
  const tlsPort = await freePort()
  const { certFile, keyFile } = await makeCertificate(join(dir, 'server'))
  const writePassword = async () => {
    await writeFile(join(dir, 'users'), `${user}:{PLAIN}${password}\n`)
    await own(join(dir, 'users'))
  }
  await writePassword()
  await mkdir(mail)
  await own(mail)
  const account = owner ? 'nobody' : (process.env['USER'] ?? 'nobody')
  const group = owner ? 'nogroup' : account
  const oauth = options.introspectionUrl
    ? `passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = ${join(dir, 'oauth2.conf')}\n}`
    : ''
  if (options.introspectionUrl)
    await writeFile(
      join(dir, 'oauth2.conf'),
      `introspection_mode = post\nintrospection_url = ${options.introspectionUrl}\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n`,
    )
  await writeFile(
    join(dir, 'dovecot.conf'),
    `base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
instance_name = ${dir.split('/').at(-1)}
default_internal_user = ${account}
default_internal_group = ${group}
default_login_user = ${account}
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certFile}
ssl_key = <${keyFile}
disable_plaintext_auth = no
auth_mechanisms = plain login${options.introspectionUrl ? ' xoauth2 oauthbearer' : ''}
auth_failure_delay = 0
mail_location = maildir:${mail}:INBOX=${mail}/INBOX:LAYOUT=fs
mail_uid = ${account}
mail_gid = ${group}
first_valid_uid = 1
first_valid_gid = 1
mailbox_list_index = no
${options.capability ? `imap_capability = ${options.capability}` : ''}
${oauth}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%u ${dir}/users
}
userdb {
  driver = static
  args = uid=${account} gid=${group} home=${mail}
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
  # Without it wrong passwords are answered later each time.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service auth {
  unix_listener auth-userdb {
    mode = 0600
  }
}
protocol imap {
  mail_max_userip_connections = 50
}
${options.extra ?? ''}
`,
  )
  await chmod(join(dir, 'dovecot.conf'), 0o644)

  let server: RunningServer | undefined
  const start = async () => {
    server = await startServer({
      command: 'dovecot',
      args: ['-F', '-c', join(dir, 'dovecot.conf')],
      ready: () => answers(port, '* OK'),
      ...(owner ? { runAs: owner } : {}),
    })
  }
  const toPath = (name: string) => join(mail, name)
  const files = async (name: string) => {
    const parts = await Promise.all(
      ['new', 'cur'].map(part => readdir(join(toPath(name), part)).catch(() => [])),
    )
    return parts.flat()
  }
  let serial = 0
  await start()
  return {
    port,
    tlsPort,
    user,
    get password() {
      return password
    },
    certFile,
    mailFolder: mail,
    async deliver(raw, { folder: name = 'INBOX', atMs = Date.now() } = {}) {
      for (const part of ['', 'cur', 'new', 'tmp']) {
        await mkdir(join(toPath(name), part), { recursive: true })
        await own(join(toPath(name), part))
      }
      serial++
      const file = `${Math.floor(atMs / 1000)}.M${String(serial).padStart(6, '0')}.test`
      const tmp = join(toPath(name), 'tmp', file)
      await writeFile(tmp, raw)
      await own(tmp)
      // Maildir keeps the time of arrival as the file's own.
      await utimes(tmp, atMs / 1000, atMs / 1000)
      await rename(tmp, join(toPath(name), 'new', file))
    },
    files,
    count: async name => (await files(name)).length,
    async setPassword(next) {
      password = next
      await writePassword()
    },
    async renumber(name) {
      for (const file of await readdir(toPath(name)))
        if (file.startsWith('dovecot')) await rm(join(toPath(name), file), { force: true })
    },
    log: () => server?.output() ?? '',
    async kill() {
      await server?.killAll()
    },
    start,
    async [Symbol.asyncDispose]() {
      // A polite stop takes it a second; nothing in the folder is needed any more.
      await server?.killAll()
      await folder[Symbol.asyncDispose]()
    },
  }
}
