/** Order statistics of a list that is not empty. */

/** @param share 0 = the least, 0.5 = the median, 1 = the greatest */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.round((sorted.length - 1) * share)] ?? 0
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
