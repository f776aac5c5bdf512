/** The intakes that the configuration in force asks for: started, and after a reload stopped or replaced where their
 *  options differ. When one cannot start (a port in use), all go back to what they were: no way in is lost by a reload. */
import type { Config } from './config/config.ts'
import type { Accept } from './core/message.ts'
import { findSampleMail } from './core/sample-mail.ts'
import type { Events } from './events.ts'
import { startImap } from './intake/imap.ts'
import { startSmtp } from './intake/smtp.ts'
import type { Store } from './store/store.ts'

type Running = AsyncDisposable & {
  readonly options: string
  /** Two that take the same place cannot run side by side. */
  readonly place: string
  readonly address?: { host: string; port: number }
  reloadTls?(): void
  isCaughtUp?(): boolean
}

type Wanted = Pick<Running, 'options' | 'place'> & { readonly start: () => Promise<AsyncDisposable> }

export function createIntakes(accept: Accept, store: Store, events: Events) {
  const running = new Map<string, Running>()
  let config: Config | undefined
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

  async function change(to: Config) {
    const wanted = new Map<string, Wanted>()
    const { smtp } = to
    if (smtp)
      wanted.set(smtp.lmtp ? 'lmtp' : 'smtp', {
        options: JSON.stringify(smtp),
        place: `port ${smtp.listen.port || 'any'}`,
        start: () => startSmtp(smtp, accept, events),
      })
    for (const imap of to.imap)
      wanted.set(`imap:${imap.name}`, {
        options: JSON.stringify(imap),
        place: `imap:${imap.name}`,
        start: async () => startImap(imap, accept, cursors, events),
      })
    const places = new Set([...wanted.values()].map(({ place }) => place))
    for (const [name, { options, place }] of [...running]) {
      const next = wanted.get(name)
      // A listener that moves goes on where it was until the new one listens: whoever sends meanwhile is not sent away.
      const moves = next !== undefined && !places.has(place)
      if (next?.options !== options && !moves) await stop(name)
    }
    for (const [name, { options, place, start }] of wanted) {
      const old = running.get(name)
      if (old?.options === options) readCertificate(name, old)
      else {
        if (!old) events.intakeKnown(name)
        const started = await start().catch(cause => {
          if (!old) events.intakeForgotten(name)
          throw cause
        })
        running.set(name, { ...started, options, place })
        await old?.[Symbol.asyncDispose]()
      }
    }
  }

  /** One that cannot be used is no reason to refuse the rest of a configuration: the old one goes on. */
  function readCertificate(name: string, intake: Running) {
    try {
      intake.reloadTls?.()
    } catch (cause) {
      events.smtpTroubled(name, cause)
    }
  }

  return {
    /** @throws Error when the mail listener cannot listen; all intakes are then as before. IMAP connects in the
     *  background. */
    async follow(next: Config) {
      try {
        await change(next)
      } catch (cause) {
        if (config) await change(config)
        throw cause
      }
      config = next
    },
    /** Mailboxes that have not been read to their end since they were opened. */
    behind: (): readonly string[] =>
      [...running].flatMap(([name, { isCaughtUp }]) => (isCaughtUp && !isCaughtUp() ? [name] : [])),
    /** A command line that sends a first mail by the listener, to the first check that can be told by one; absent
     *  when there is no listener. */
    firstMail(): string | undefined {
      const address = running.get('smtp')?.address
      if (!address) return undefined
      const host = address.host === '0.0.0.0' || address.host === '::' ? '127.0.0.1' : address.host
      const own = config?.addresses[0] ?? 'backups@example.com'
      const sample = config?.checks.map(findSampleMail).find(mail => mail !== undefined)
      const to = sample ? own.replace('@', `+${sample.alias}@`) : own
      const { subject, body } = sample ?? { subject: 'Backup finished', body: 'All files saved.' }
      const head = `From: nas@example.com\\r\\nTo: ${to}\\r\\nSubject: ${subject}`
      const mail = quote(`${head}\\r\\n\\r\\n${body}\\r\\n`)
      return `printf ${mail} | curl -s smtp://${host}:${address.port} --mail-from nas@example.com --mail-rcpt ${to} -T -`
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}

/** For a shell, and for printf, which reads % and \\ its own way. */
function quote(text: string): string {
  return `'${text.replaceAll('%', '%%').replaceAll("'", "'\\''")}'`
}
