/** The intakes that the configuration in force asks for: started, and after a reload stopped or replaced where their
 *  options differ. One that cannot start (a port in use) is told and tried again; the others go on. */
import type { Config } from './config/config.ts'
import type { Accept } from './core/message.ts'
import type { Events } from './events.ts'
import { startImap } from './intake/imap.ts'
import { startSmtp } from './intake/smtp.ts'
import type { Store } from './store/store.ts'

type Running = AsyncDisposable & {
  readonly options: string
  readonly address?: { host: string; port: number }
}

export function createIntakes(accept: Accept, store: Store, events: Events) {
  const running = new Map<string, Running>()
  let ownAddress: string | undefined
  const cursors = {
    get: (name: string) => store.cursor(name),
    set: (name: string, value: unknown) => store.write(tx => tx.setCursor(name, value)),
  }

  async function stop(name: string) {
    const intake = running.get(name)
    running.delete(name)
    await intake?.[Symbol.asyncDispose]()
    events.intakeForgotten(name)
  }

  return {
    /** @throws Error when the SMTP listener cannot listen; IMAP connects in the background. */
    async follow(config: Config) {
      const wanted = new Map<string, { options: string; start: () => Promise<AsyncDisposable> }>()
      const { smtp } = config
      if (smtp)
        wanted.set(smtp.lmtp ? 'lmtp' : 'smtp', {
          options: JSON.stringify(smtp),
          start: () => startSmtp(smtp, accept, events),
        })
      for (const imap of config.imap)
        wanted.set(`imap:${imap.name}`, {
          options: JSON.stringify(imap),
          start: async () => startImap(imap, accept, cursors, events),
        })
      for (const [name, { options }] of [...running])
        if (wanted.get(name)?.options !== options) await stop(name)
      for (const [name, { options, start }] of wanted) {
        if (running.has(name)) continue
        events.intakeKnown(name)
        running.set(name, { ...(await start()), options })
      }
      ownAddress = config.addresses[0]
    },
    /** A command line that sends a first mail by the listener; absent when there is none. */
    firstMail(): string | undefined {
      const address = (running.get('smtp') ?? running.get('lmtp'))?.address
      if (!address || running.has('lmtp')) return undefined
      const host = address.host === '0.0.0.0' || address.host === '::' ? '127.0.0.1' : address.host
      const to = ownAddress ?? 'backups@example.com'
      const mail = `From: nas@example.com\\r\\nTo: ${to}\\r\\nSubject: Backup finished: Success\\r\\n\\r\\nAll files saved.\\r\\n`
      return `printf '${mail}' | curl -s smtp://${host}:${address.port} --mail-from nas@example.com --mail-rcpt ${to} -T -`
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}
