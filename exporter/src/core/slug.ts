/** Names for programs, made of names for people: ids of checks and words of aliases. */

const maxId = 100
/** The part of an address before its @ has 64 characters at most, our own part and a plus among them. */
const maxAliasWord = 40

/** Letters a-z, digits and single dashes; empty when the name has none of them. */
export function slug(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxId)
    .replaceAll(/^-|-$/g, '')
}

/** The name without blanks, with nothing that an address would have to quote; empty when nothing is left. */
export function aliasWord(name: string): string {
  return plain(name)
    .replaceAll(/[^a-z0-9._-]+/g, '')
    .slice(0, maxAliasWord)
    .replaceAll(/^[._-]+|[._-]+$/g, '')
}

/** The first of `base`, `base-2`, `base-3` … that is free. */
export function firstFree(base: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(base)) return base
  for (let number = 2; ; number++) {
    const ending = `-${number}`
    const id = base.slice(0, maxId - ending.length) + ending
    if (!isTaken(id)) return id
  }
}

function plain(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
