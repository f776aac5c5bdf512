/** `senderTrust:` of lastgood.yml. Nothing is asked of DNS unless it is written here. */
import { isIP } from 'node:net'
import { parseDuration } from './duration.ts'
import type { Path } from './problem.ts'
import type { SettingsYaml } from './schema.ts'
import { attempt, isAddress, type SettingsContext } from './settings-context.ts'

export type SenderTrustConfig = {
  readonly verify: 'off' | 'dns' | 'headers'
  /** Authserv-id of the mail server whose Authentication-Results count; in lower case. */
  readonly trustedServer?: string
  /** Addresses and domains, in lower case. */
  readonly known: readonly string[]
  /** Domains of forwarders whose ARC seals count. */
  readonly sealers: readonly string[]
  /** `ip:port`; those of the machine when there are none. */
  readonly resolvers: readonly string[]
  readonly timeoutMs: number
  readonly maxAgeMs: number
}

const maxKnown = 5000
const hourMs = 3_600_000
const path = (...rest: Path): Path => ['senderTrust', ...rest]

export function toSenderTrust(
  yaml: SettingsYaml['senderTrust'] = {},
  context: SettingsContext,
): SenderTrustConfig {
  const { report } = context
  const verify = yaml.verify ?? 'off'
  const { trustedServer, known = [], sealers = [], resolvers = [] } = yaml
  if (verify === 'headers' && trustedServer === undefined)
    report({
      path: path('trustedServer'),
      text: 'is missing: verify: headers needs the name with which your mail server begins its Authentication-Results headers, such as mx.example.com',
    })
  if (trustedServer !== undefined && !/^[A-Za-z0-9][\w.:-]{0,252}$/.test(trustedServer))
    report({
      path: path('trustedServer'),
      text: `${JSON.stringify(trustedServer)} is no name of a mail server: write it as it stands behind "Authentication-Results:", such as mx.example.com`,
    })
  if (known.length > maxKnown)
    report({
      path: path('known'),
      text: `has ${known.length} entries: at most ${maxKnown} are taken; name domains`,
    })
  for (const [at, one] of known.entries())
    if (hasOtherStar(one) || (!isAddress(one) && !isDomain(one.replace(/^@/, ''))))
      report({
        path: path('known', at),
        text: `${JSON.stringify(one)} is no sender: write an address (nas@example.com), all of a domain (*@example.com) or the domain (example.com)`,
      })
  for (const [at, one] of sealers.entries())
    if (!isDomain(one))
      report({
        path: path('sealers', at),
        text: `${JSON.stringify(one)} is no domain: write it like example.com`,
      })
  for (const [at, one] of resolvers.entries())
    if (!isResolver(one))
      report({
        path: path('resolvers', at),
        text: `${JSON.stringify(one)} is no DNS server: write IP or IP:PORT, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53`,
      })
  return {
    verify,
    ...(trustedServer !== undefined && { trustedServer: trustedServer.toLowerCase() }),
    known: known.map(one => one.toLowerCase()),
    sealers: sealers.map(one => one.toLowerCase()),
    resolvers,
    timeoutMs: readSpan(yaml.timeout, '2 seconds', { key: 'timeout', least: 1000, most: 10_000 }, context),
    maxAgeMs: readSpan(
      yaml.maxAge,
      '2 days',
      { key: 'maxAge', least: hourMs, most: 60 * 24 * hourMs },
      context,
    ),
  }
}

/** It stands for all of a domain, and for nothing else. */
function hasOtherStar(sender: string): boolean {
  return sender.replace(/^\*@/, '').includes('*')
}

function isDomain(text: string): boolean {
  return /^(?=.{1,253}$)[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?(\.[\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u.test(
    text,
  )
}

function isResolver(text: string): boolean {
  const [, six, four, port] = /^(?:\[([^\]]+)\]|([^:\][]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  if (isIP(text) === 6) return true
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false
  return six !== undefined ? isIP(six) === 6 : isIP(four ?? '') === 4
}

type Span = { readonly key: 'timeout' | 'maxAge'; readonly least: number; readonly most: number }

const spans = { timeout: '"1 second" to "10 seconds"', maxAge: '"1 hour" to "60 days"' }

function readSpan(
  written: string | undefined,
  byDefault: string,
  { key, least, most }: Span,
  { report }: SettingsContext,
): number {
  const ms = attempt(() => parseDuration(written ?? byDefault), least, path(key), report)
  if (ms >= least && ms <= most) return ms
  report({ path: path(key), text: `${JSON.stringify(written)} is out of range: write ${spans[key]}` })
  return least
}
