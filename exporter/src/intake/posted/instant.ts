/** A moment as machines write it: ISO 8601 with date, time and offset. Without an offset nobody knows when it was. */

const form = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)$/i

/** Epoch ms; undefined for any other form, and for days and hours that no calendar has. */
export function findInstantMs(written: string): number | undefined {
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset = ''] =
    form.exec(written.trim()) ?? []
  const offsetMs = findOffsetMs(offset)
  if (year === undefined || offsetMs === undefined) return undefined
  const numbers = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers
  const local = new Date(0)
  local.setUTCFullYear(y, mo - 1, d)
  // A leap second is the last one of its minute here.
  local.setUTCHours(h, mi, Math.min(s, 59), Number(`0.${fraction || '0'}`) * 1000)
  const isReal = local.getUTCMonth() === mo - 1 && local.getUTCDate() === d && h < 24 && mi < 60 && s <= 60
  return isReal ? local.getTime() - offsetMs : undefined
}

function findOffsetMs(offset: string): number | undefined {
  if (/^z$/i.test(offset)) return 0
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset) ?? []
  if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
