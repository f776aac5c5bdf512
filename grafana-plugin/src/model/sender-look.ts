/** How far a mail's sender is proven, as a colour, a glyph and words; and whether a result was not counted because of
 *  it. */
import type { ActivityJson } from '../../../exporter/src/api/contract.ts'
import type { SenderVerdict, Trust } from '../../../exporter/src/core/sender-trust.ts'
import { codeOfResult, type Look, lookOfResult } from './look.ts'

export const lookOfSender: Readonly<Record<SenderVerdict['outcome'], Look>> = {
  authenticated: { color: 'green', glyph: '✓', text: 'Authenticated' },
  failed: { color: 'red', glyph: '✕', text: 'Not from its sender' },
  none: { color: 'gray', glyph: '–', text: 'No proof' },
  unknown: { color: 'orange', glyph: '?', text: 'Not known yet' },
}

const outcomeWords: Readonly<Record<SenderVerdict['outcome'], string>> = {
  authenticated: 'The domain of the sender is proven.',
  failed: 'There is proof that somebody else sent it.',
  none: 'Nothing proves who sent it, and nothing speaks against it.',
  unknown: 'It could not be found out, such as when DNS did not answer.',
}

/** `The domain of the sender is proven (acme.example): DMARC passed.` */
export function senderVerdictInWords({ outcome, domain, detail }: SenderVerdict): string {
  const said = outcomeWords[outcome]
  const named = domain === undefined ? said : `${said.slice(0, -1)} (${domain}).`
  return detail === '' ? named : `${named} ${detail}`
}

/** `SPF pass, DKIM pass, DMARC pass, ARC none` */
export function proofsInWords({ spf, dkim, dmarc, arc }: SenderVerdict): string {
  return `SPF ${spf}, DKIM ${dkim}, DMARC ${dmarc}, ARC ${arc}`
}

export function askedInWords({ by }: SenderVerdict): string {
  return by === 'dns' ? 'asked of DNS by the exporter' : `by ${by}`
}

const untrustedReason = /^untrusted sender:\s*/
export const lookOfUntrusted: Look = { color: 'orange', glyph: '⚠', text: 'Not counted' }

/** It said that the backup is good, and whoever sent it is not trusted to say so. */
export function isUntrusted(activity: Pick<ActivityJson, 'kind' | 'reason'> & { status?: string }): boolean {
  return activity.kind === 'result' && activity.status === 'ignored' && untrustedReason.test(activity.reason)
}

/** Of a result or a missed slot. */
export function lookOfActivity(activity: ActivityJson): Look {
  if (activity.kind === 'missed') return lookOfResult[codeOfResult.missed]
  return isUntrusted(activity) ? lookOfUntrusted : lookOfResult[codeOfResult[activity.status]]
}

export const trustOptions: readonly { readonly id: Trust; readonly title: string; readonly help: string }[] =
  [
    { id: 'any', title: 'Anybody', help: 'Whoever sends a mail that fits says how the backup went.' },
    {
      id: 'known senders',
      title: 'Known senders',
      help: 'Addresses and domains of senderTrust.known, unless there is proof against them.',
    },
    {
      id: 'authenticated',
      title: 'Authenticated senders',
      help: 'The domain in From is proven by DMARC, DKIM or SPF. Needs senderTrust.verify.',
    },
  ]
