/** Amazon SNS envelopes. Their signature is not verified: whoever knows the key in our URL may speak. */
import { findJson, findText } from './json-value.ts'

const region = /^sns\.[a-z]{2}(-[a-z]+)+-\d{1,2}\.amazonaws\.com(\.cn)?$/

/** The address that confirms a subscription. Only an address of SNS itself is ever given, whatever the message says:
 *  asking for any other would let a sender make us call addresses of its choice. */
export function findSubscribeUrl(body: string): string | undefined {
  const envelope = findJson(body)
  if (findText(envelope, 'Type') !== 'SubscriptionConfirmation') return undefined
  const written = findText(envelope, 'SubscribeURL') ?? ''
  const url = URL.canParse(written) ? new URL(written) : undefined
  const isSns =
    url?.protocol === 'https:' &&
    region.test(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    url.pathname === '/' &&
    url.searchParams.get('Action') === 'ConfirmSubscription'
  return isSns ? url.href : undefined
}

const timeoutMs = 10_000

/** Asks for the address, without following a redirect. @throws Error that says why it is not confirmed */
export async function confirmSubscription(url: string): Promise<void> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`)
}
