/** Values of date fields, which mean the browser's own time. */

/** @param text of a `datetime-local` field. @returns undefined when it is none */
export function momentMs(text: string): number | undefined {
  const atMs = text === '' ? Number.NaN : new Date(text).getTime()
  return Number.isNaN(atMs) ? undefined : atMs
}

/** For a `datetime-local` field. */
export function momentText(atMs: number): string {
  const at = new Date(atMs)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** When the day of a `date` field is over. @returns undefined when it is none */
export function dayEndMs(text: string): number | undefined {
  const startMs = momentMs(text === '' ? '' : `${text}T00:00`)
  if (startMs === undefined) return undefined
  const end = new Date(startMs)
  end.setDate(end.getDate() + 1)
  return end.getTime()
}
