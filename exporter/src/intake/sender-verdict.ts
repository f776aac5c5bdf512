/** Whether a mail comes from whom it says. Never fails and never waits for ever: what could not be asked is `unknown`,
 *  and what is not proven is not taken for proven. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Received } from '../core/message.ts'
import type { SenderFinding } from '../core/sender-trust.ts'
import { findServerResults } from './authentication-results.ts'
import { keepAligned } from './sender-alignment.ts'
import { verdictOfServer } from './sender-by-server.ts'
import { decideSender } from './sender-decision.ts'
import { type Ask, createInquiry } from './sender-dns.ts'
import { readSenderHead, type SenderHead } from './sender-head.ts'
import { isSealed, keyNames, verifySigned } from './sender-signatures.ts'
import { askDmarc, checkSpf, spfOfServer } from './sender-spf.ts'

export type SenderVerifying = {
  readonly verify: 'dns' | 'headers'
  readonly trustedServer?: string
  /** Domains of forwarders whose ARC seals count. */
  readonly sealers: readonly string[]
  readonly maxAgeMs: number
}

type Deps = {
  readonly ask: Ask
  /** How long one mail may take. */
  readonly mailMs?: number
}

const defaultMailMs = 20_000

const nothing = { spf: 'none', dkim: 'none', dmarc: 'none', arc: 'none' } as const

export async function findSender(
  received: Received,
  verifying: SenderVerifying,
  { ask, mailMs = defaultMailMs }: Deps,
): Promise<SenderFinding> {
  const by = verifying.verify === 'dns' ? 'dns' : (verifying.trustedServer ?? '')
  const unknown = (detail: string): SenderFinding => ({ ...nothing, by, outcome: 'unknown', detail })
  const late = new AbortController()
  try {
    const raw = Buffer.from(received.raw.buffer, received.raw.byteOffset, received.raw.byteLength)
    const head = readSenderHead(raw)
    if ('why' in head) return { ...nothing, by, outcome: head.isForged ? 'failed' : 'none', detail: head.why }
    if (verifying.verify === 'headers') return await verdictOfServer(received, head, verifying)
    const waited = sleep(mailMs, 'late' as const, { signal: late.signal })
    waited.catch(() => {})
    const found = await Promise.race([byDns({ received, raw, head, verifying, ask }), waited])
    return found === 'late' ? { ...unknown(`DNS took longer than ${mailMs} ms`), domain: head.domain } : found
  } catch (cause) {
    return unknown(`it could not be verified: ${cause instanceof Error ? cause.message : String(cause)}`)
  } finally {
    late.abort()
  }
}

type Looking = {
  readonly received: Received
  readonly raw: Buffer
  readonly head: SenderHead
  readonly verifying: SenderVerifying
  readonly ask: Ask
}

async function byDns({ received, raw, head, verifying, ask }: Looking): Promise<SenderFinding> {
  const { domain, address } = head
  const { trustedServer, sealers, maxAgeMs } = verifying
  const signatures = keepAligned(domain, head.signatures)
  // Keys of strangers prove nothing about the From domain; asking for them would let a mail choose whom we ask.
  const keys = new Set(keyNames(signatures, isSealed(head, sealers) ? head.seals : []))
  const inquiry = createInquiry(ask, name => keys.has(name.toLowerCase()))
  const weighing = {
    ...(head.dateMs !== undefined && { dateMs: head.dateMs }),
    ...(head.doubled !== undefined && { doubled: head.doubled }),
    receivedAtMs: received.receivedAtMs,
    maxAgeMs,
  }
  const isCut = received.oversizeBytes !== undefined
  const policies = createInquiry(ask, () => true)
  const [signed, seen, dmarc] = await Promise.all([
    verifySigned({ raw, head, signatures, sealers, weighing, isCut, inquiry }),
    checkSpf(
      received.envelope,
      domain,
      createInquiry(ask, () => true),
    ),
    askDmarc(address, policies),
  ])
  const spf =
    seen.proof === 'none' && !seen.asked && trustedServer !== undefined
      ? spfOfServer(findServerResults(head.headers, trustedServer), domain)
      : seen
  return decideSender({ domain, signatures, signed, spf, dmarc, isCut })
}
