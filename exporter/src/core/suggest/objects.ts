/** One check for each object that a message reports of, in place of one for the worst of all. */
import { firstFree, slug } from '../slug.ts'
import { shorten } from '../text.ts'

const maxName = 100

export function checksOfObjects<T extends { readonly id: string; readonly name?: string }>(
  check: T,
  objects: readonly string[],
  isTaken: (id: string) => boolean,
): readonly (T & { readonly object: string })[] {
  const used = new Set<string>()
  return objects.map(object => {
    const id = firstFree(slug(`${check.id} ${object}`) || check.id, one => used.has(one) || isTaken(one))
    used.add(id)
    return { ...check, id, name: shorten(`${check.name ?? check.id}: ${object}`, maxName), object }
  })
}
