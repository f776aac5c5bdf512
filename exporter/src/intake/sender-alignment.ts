/** Whether two domains belong together as DMARC has it where the policy is relaxed: equal, or of the same organization by
 *  the list of public suffixes. Nothing is asked of DNS: a whole check of the library, from its version 7 on, walks up the
 *  names until one has a policy, and takes all of `com` for one organization if every name is said to have one. */
import mailauth from 'mailauth/lib/tools.js'

export function isAligned(fromDomain: string, other: string): boolean {
  if (other === '' || fromDomain === '') return false
  return mailauth.getAlignment(fromDomain, [other], false) !== false
}

export function keepAligned<T extends { readonly domain: string }>(
  fromDomain: string,
  all: readonly T[],
): readonly T[] {
  return all.filter(({ domain }) => isAligned(fromDomain, domain))
}
