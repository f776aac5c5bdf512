/** The id of the check of a posted job. It follows from installation and job key alone, so that it stays the same for
 *  good: a renamed job keeps its history, one that comes back finds it again. */

const partLength = 32

/** Begins with what can be read of both names; a digest of both whole names keeps equal-looking ones apart. Fits
 *  what a check's id may be, a path and a label of a metric. */
export function jobCheckId(installationId: string, jobKey: string): string {
  const readable = [installationId, jobKey].map(readablePart).filter(part => part !== '')
  return [...readable, digest(JSON.stringify([installationId, jobKey]))].join('-')
}

function readablePart(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, partLength)
  return words.replace(/^-+|-+$/g, '')
}

/** FNV-1a, 64 bits: two names meet by accident once in some billions of jobs. The store refuses the second one. */
function digest(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (let index = 0; index < text.length; index++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n)
  return hash.toString(36).padStart(13, '0')
}
