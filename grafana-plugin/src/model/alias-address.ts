/** The addresses that an alias stands for: `nas` at `backups@example.com` is `backups+nas@example.com`. */
export function addressesOf(alias: string, own: readonly string[]): readonly string[] {
  if (alias.includes('@')) return [alias]
  return own.flatMap(address => {
    const at = address.lastIndexOf('@')
    return at < 1 ? [] : [`${address.slice(0, at)}+${alias}${address.slice(at)}`]
  })
}
