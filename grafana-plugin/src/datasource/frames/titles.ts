/** What a series is called: the name of its check, with its group where another one has the same name, with its id
 *  where even that is the same. */
type Named = { readonly checkId: string; readonly name: string; readonly group: string }

export function toTitles(checks: readonly Named[]): readonly string[] {
  const names = count(checks.map(({ name }) => name))
  const inGroup = ({ group, name }: Named) => `${group} / ${name}`
  const inGroups = count(checks.map(inGroup))
  return checks.map(check => {
    if (names.get(check.name) === 1) return check.name
    return inGroups.get(inGroup(check)) === 1 ? inGroup(check) : `${inGroup(check)} (${check.checkId})`
  })
}

function count(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
