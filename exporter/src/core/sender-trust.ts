/** Who sent a mail, as far as it can be proven, and whose good results a check takes. A failure is taken from anybody. */

export const trusts = ['any', 'known senders', 'authenticated'] as const
export type Trust = (typeof trusts)[number]

/** `unknown`: it could not be asked, such as when DNS did not answer. `none`: the mail or the domain has nothing to check. */
type Proof = 'pass' | 'fail' | 'none' | 'unknown'

/** What was found out about a mail's sender when it arrived; kept with the message, as it cannot be found out later. */
export type SenderVerdict = {
  /** `dns`: by this service; otherwise the name of the trusted server whose Authentication-Results header said so. */
  readonly by: string
  readonly spf: Proof
  readonly dkim: Proof
  readonly dmarc: Proof
  readonly arc: Proof
  /** Of the From header, the domain that people see. */
  readonly domain?: string
  /** `authenticated`: the domain of the From header is proven. `failed`: there is proof against it. */
  readonly outcome: 'authenticated' | 'failed' | 'none' | 'unknown'
  /** Why, in words. */
  readonly detail: string
}
