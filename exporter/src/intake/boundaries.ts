/** Boundary lines may carry blanks at their end (RFC 2046) and mailparser does not know them then: the blanks are
 *  taken away. Costs one search for `\n--` when there is nothing to do. */

const maxBoundaries = 2000
/** Lines that begin with dashes, looked at. */
const maxLines = 100_000

export function tidyBoundaries(body: Buffer): Buffer {
  const blanks: { from: number; to: number }[] = []
  let lines = 0
  for (let at = firstDashes(body); at >= 0 && lines < maxLines; at = nextDashes(body, at)) {
    lines++
    const lineEnd = body.indexOf('\n', at)
    let to = lineEnd < 0 ? body.length : lineEnd
    if (body[to - 1] === 0x0d) to--
    let from = to
    while (from > at && (body[from - 1] === 0x20 || body[from - 1] === 0x09)) from--
    if (from < to && to - at <= 300 && isBoundary(body, at, from)) blanks.push({ from, to })
    if (blanks.length >= maxBoundaries) break
  }
  if (blanks.length === 0) return body
  const kept = blanks.map(({ from }, i) => body.subarray(blanks[i - 1]?.to ?? 0, from))
  return Buffer.concat([...kept, body.subarray(blanks.at(-1)?.to ?? 0)])
}

function firstDashes(body: Buffer): number {
  return body[0] === 0x2d && body[1] === 0x2d ? 0 : nextDashes(body, -1)
}

function nextDashes(body: Buffer, at: number): number {
  const found = body.indexOf('\n--', Math.max(at, 0))
  return found < 0 ? -1 : found + 1
}

/** Nobody needs to know which boundaries the mail declared: a line of dashes in a log may look the same, and taking
 *  the blanks from its end changes nothing that a rule can see. Not `-- `, which sets off a signature. */
function isBoundary(body: Buffer, at: number, from: number): boolean {
  return from - at > 2 && !/\s/.test(body.toString('latin1', at, from))
}
