/** Sizes as people write them on a command line: `12GB`, `1.5 TiB`, plain bytes. They count in steps of 1024 whichever
 *  way the unit is spelled, as the sizes in lastgood.yml do. */

const steps: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 }

/** @throws Error that shows what would be right. */
export function parseSize(written: string): number {
  const [, number, unit] = /^(\d{1,16}(?:\.\d{1,3})?)\s*([kmgtp]?)(?:i?b)?$/i.exec(written.trim()) ?? []
  const bytes = Math.round(Number(number) * 1024 ** (steps[unit?.toLowerCase() ?? ''] ?? 0))
  if (number !== undefined && Number.isSafeInteger(bytes)) return bytes
  throw new Error(`${JSON.stringify(written)} is no size: write it like "12 GB", or as plain bytes`)
}
