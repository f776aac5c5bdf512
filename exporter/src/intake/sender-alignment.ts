/** Whether two domains belong together as DMARC has it: equal, or, where the policy is relaxed, of the same
 *  organization by the list of public suffixes. */
import { dmarc } from 'mailauth'

export async function isAligned(fromDomain: string, other: string): Promise<boolean> {
  if (other === '' || fromDomain === '') return false
  if (other.toLowerCase() === fromDomain.toLowerCase()) return true
  // The library compares as part of a whole check, which is given a policy that asks for nothing else.
  const compared = await dmarc({
    headerFrom: [`sender@${fromDomain}`],
    dkimDomains: [{ domain: other }],
    spfDomains: [],
    resolver: async () => [['v=DMARC1; p=none']],
  })
  return compared !== false && compared.status.result === 'pass'
}

export async function keepAligned<T extends { readonly domain: string }>(
  fromDomain: string,
  all: readonly T[],
): Promise<readonly T[]> {
  const answers = await Promise.all(all.map(({ domain }) => isAligned(fromDomain, domain)))
  return all.filter((_, at) => answers[at])
}
