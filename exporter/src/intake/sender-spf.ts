/** SPF and DMARC as far as they speak of the From domain: whether the computer that brought the mail may send for it,
 *  and what the domain asks to be done with mail that nothing proves. */
import { BlockList, isIP, isIPv6 } from 'node:net'
import { type DNSResolver, dmarc, spf } from 'mailauth'
import type { Envelope } from '../core/message.ts'
import type { Proof } from '../core/sender-trust.ts'
import { type AuthResults, domainOfResult } from './authentication-results.ts'
import { isAligned } from './sender-alignment.ts'
import type { Inquiry } from './sender-dns.ts'

/** `asked`: a computer that the domain's record can speak of was seen, so that a missing proof means something. */
export type SpfFinding = { readonly proof: Proof; readonly asked: boolean; readonly domain: string }

const nothing: SpfFinding = { proof: 'none', asked: false, domain: '' }

/** Addresses that no public record means: a relay of our own, or the local network. */
const privateNetworks = new BlockList()
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateNetworks.addSubnet(net, prefix)
privateNetworks.addAddress('::1', 'ipv6')
privateNetworks.addSubnet('fc00::', 7, 'ipv6')
privateNetworks.addSubnet('fe80::', 10, 'ipv6')

/** Domain of the envelope's sender; of a null sender, the name the computer gave itself. */
function envelopeDomain({ from, client }: Envelope): string {
  const name = from === '' ? (client?.name ?? '') : from.slice(from.lastIndexOf('@') + 1)
  return name.toLowerCase()
}

export async function checkSpf(
  envelope: Envelope | undefined,
  fromDomain: string,
  inquiry: Inquiry,
): Promise<SpfFinding> {
  const { client } = envelope ?? {}
  if (!envelope || !client || isIP(client.ip) === 0) return nothing
  const domain = envelopeDomain(envelope)
  const isPublic = !privateNetworks.check(client.ip, isIPv6(client.ip) ? 'ipv6' : 'ipv4')
  if (!isAligned(fromDomain, domain)) return { proof: 'none', asked: isPublic, domain }
  const before = inquiry.troubles.length
  const checked = await spf({
    sender: envelope.from === '' ? `postmaster@${domain}` : envelope.from,
    ip: client.ip,
    helo: client.name ?? client.ip,
    mta: 'lastgood',
    resolver: inquiry.ask as DNSResolver,
  })
  const { result } = checked.status
  if (result === 'pass') return { proof: 'pass', asked: isPublic, domain }
  if (inquiry.troubles.length > before) return { proof: 'unknown', asked: isPublic, domain }
  return { proof: result === 'fail' && isPublic ? 'fail' : 'none', asked: isPublic, domain }
}

/** What the trusted server saw: it knows the computer that brought the mail. */
export function spfOfServer(results: AuthResults | undefined, fromDomain: string): SpfFinding {
  const found = results?.results.find(({ method }) => method === 'spf')
  if (!found) return nothing
  const domain = domainOfResult(found)
  if (!isAligned(fromDomain, domain)) return { proof: 'none', asked: true, domain }
  return { proof: toProof(found.result), asked: true, domain }
}

export function toProof(result: string): Proof {
  if (result === 'pass' || result === 'fail') return result
  return result === 'temperror' ? 'unknown' : 'none'
}

export type DmarcFinding = {
  readonly isUnknown: boolean
  readonly hasRecord: boolean
  /** Mail that nothing proves is to be held back or refused. */
  readonly isStrict: boolean
  readonly strictDkim: boolean
  readonly strictSpf: boolean
}

export async function askDmarc(address: string, inquiry: Inquiry): Promise<DmarcFinding> {
  const found = await dmarc({
    headerFrom: [address],
    spfDomains: [],
    dkimDomains: [],
    resolver: inquiry.ask as DNSResolver,
  })
  const none = { hasRecord: false, isStrict: false, strictDkim: false, strictSpf: false }
  if (!found || found.status.result === 'none') return { ...none, isUnknown: false }
  if (found.status.result === 'temperror') return { ...none, isUnknown: true }
  const policy = found.policy?.trim().toLowerCase()
  return {
    isUnknown: false,
    hasRecord: true,
    isStrict: policy === 'reject' || policy === 'quarantine',
    strictDkim: found.alignment.dkim.strict,
    strictSpf: found.alignment.spf.strict,
  }
}
