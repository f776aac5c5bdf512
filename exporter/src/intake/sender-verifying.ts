/** The verifying of senders as the configuration in force wants it: so many at once, the others wait, and a mail is
 *  never held up for long by those before it. */
import type { Received } from '../core/message.ts'
import type { SenderFinding } from '../core/sender-trust.ts'
import { createDns, type Dns } from './sender-dns.ts'
import { findSender, type SenderVerifying } from './sender-verdict.ts'

type SenderSettings = Omit<SenderVerifying, 'verify'> & {
  readonly verify: 'off' | SenderVerifying['verify']
  readonly resolvers: readonly string[]
  readonly timeoutMs: number
}

/** Reading and hashing happens on this thread; what takes time is waiting for DNS. */
const maxAtOnce = 20
/** Of those that wait. Further mails are `unknown` at once and verified again later. */
const maxWaiting = 200

export type SenderCheck = Disposable & {
  /** @returns undefined when nobody asked for it */
  verify(received: Received): Promise<SenderFinding | undefined>
  follow(settings: SenderSettings): void
}

export function createSenderCheck(): SenderCheck {
  const waiting: (() => void)[] = []
  let running = 0
  let settings: SenderSettings | undefined
  let dns: Dns | undefined
  let followed = ''

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= maxAtOnce) await new Promise<void>(resolve => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }

  return {
    async verify(received) {
      const verify = settings?.verify
      if (!settings || verify === undefined || verify === 'off' || received.posting) return undefined
      const verifying = { ...settings, verify }
      const ask: Dns['ask'] = (name, type) => {
        if (verify === 'headers') return Promise.reject(new Error(`${name}: DNS is not to be asked`))
        dns ??= createDns(verifying)
        return dns.ask(name, type)
      }
      if (waiting.length >= maxWaiting) return tooMany
      return inTurn(() => findSender(received, verifying, { ask }))
    },
    follow(next) {
      const digest = JSON.stringify(next)
      if (digest === followed) return
      followed = digest
      settings = next
      dns?.[Symbol.dispose]()
      dns = undefined
    },
    [Symbol.dispose]() {
      dns?.[Symbol.dispose]()
      dns = undefined
    },
  }
}

const tooMany: SenderFinding = {
  by: 'dns',
  spf: 'none',
  dkim: 'none',
  dmarc: 'none',
  arc: 'none',
  outcome: 'unknown',
  detail: 'too many mails arrived at once; it is verified again soon',
}
