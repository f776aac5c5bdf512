/** Which aliases a message was sent to. `cometuser01` is the word behind the plus of one of our own addresses;
 *  with an @ it is a whole address. Letter case never matters. */

/** What an alias is known by here. */
export function aliasKey(alias: string): string {
  return alias.trim().toLowerCase()
}

/** Words a recipient's local part is split into at most; addresses are 254 characters at most. */
const MAX_PLUSES = 64

/** @param addresses our own; when there are none, any address may carry a word.
 *  @returns the key of every alias that one of the recipients stands for */
export function createAliasReader(addresses: readonly string[]) {
  const own = new Set(addresses.map(aliasKey))
  return (recipients: readonly string[]): ReadonlySet<string> => {
    const keys = new Set<string>()
    for (const recipient of recipients) {
      const address = aliasKey(recipient)
      const at = address.lastIndexOf('@')
      if (at < 0) continue
      keys.add(address)
      const domain = address.slice(at)
      let plus = address.indexOf('+')
      for (let i = 0; plus >= 0 && plus < at && i < MAX_PLUSES; i++) {
        const word = address.slice(plus + 1, at)
        if (word !== '' && plus > 0 && (own.size === 0 || own.has(address.slice(0, plus) + domain)))
          keys.add(word)
        plus = address.indexOf('+', plus + 1)
      }
    }
    return keys
  }
}
