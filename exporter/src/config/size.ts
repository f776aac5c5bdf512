/** Sizes as people write them: `25 MB`, `512 KB`, `1 GB`, plain bytes. Like the limits of mail servers they count in
 *  steps of 1024, whichever way the unit is spelled. */

const steps: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3 }

/** @throws Error that shows what would be right. */
export function parseSize(written: string | number): number {
  const [, number, unit] = /^(\d{1,15}(?:\.\d{1,3})?)\s*([kmg]?)(?:i?b)?$/i.exec(String(written).trim()) ?? []
  const bytes = Math.round(Number(number) * 1024 ** (steps[unit?.toLowerCase() ?? ''] ?? 0))
  if (number !== undefined && Number.isSafeInteger(bytes)) return bytes
  throw new Error(`${JSON.stringify(written)} is no size: write it like "25 MB"`)
}
