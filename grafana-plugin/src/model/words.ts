/** Numbers and moments in words for people. Pure: the moment of looking is an argument. */
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'] as const
const stepsOfAgo = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const

/** `1.5 GiB`; three digits at most. */
export function sizeInWords(bytes: number): string {
  const sign = bytes < 0 ? '-' : ''
  let rest = Math.abs(bytes)
  let at = 0
  while (rest >= 1023.5 && at < units.length - 1) {
    rest /= 1024
    at++
  }
  const digits = at === 0 || rest >= 99.95 ? 0 : rest >= 9.995 ? 1 : 2
  return `${sign}${Number(rest.toFixed(digits))} ${units[at]}`
}

/** `2 h 41 min`, the two greatest units. */
export function durationInWords(seconds: number): string {
  if (seconds < 1) return seconds === 0 ? '0 s' : '< 1 s'
  const whole = Math.round(seconds)
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/** `3 h ago`, `in 20 min`, `now`. */
export function agoInWords(atMs: number, nowMs: number): string {
  const distanceMs = Math.abs(nowMs - atMs)
  const [lengthMs, unit] = stepsOfAgo.find(([length]) => distanceMs >= length) ?? stepsOfAgo[3]
  const count = Math.floor(distanceMs / lengthMs)
  if (count === 0) return 'now'
  return atMs > nowMs ? `in ${count} ${unit}` : `${count} ${unit} ago`
}

/** `1 check`, `3 checks`. */
export function countInWords(count: number, one: string, many = pluralOf(one)): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

function pluralOf(one: string): string {
  return /[^aeiou]y$/.test(one) ? `${one.slice(0, -1)}ies` : `${one}s`
}
