/** What a message lists as over: alerts under a heading that says that they have been cleared. It tells nothing of now. */

const heading =
  /^(?:the following |these |this )?(?:alerts?|alarms?|warnings?|problems?|issues?|errors?)(?: \p{L}+)? (?:has|have|was|were) (?:been )?(?:cleared|resolved|closed):$/iu
/** Cheap, and there wherever a heading is. */
const hint = /(?:cleared|resolved|closed):$/im
const otherHeading =
  /^(?:(?:new|current|active|open|other|remaining) )?(?:alerts?|alarms?|warnings?|problems?|issues?|errors?):$/im
const bullet = /^[*•·–-] /
const maxListed = 60

/** Without points of such a list; lines without points are of it where the message has another list under a heading.
 *  @param body lines as `toLines` makes them */
export function withoutCleared(body: string): string {
  if (!(body.includes(':\n') || body.endsWith(':')) || !hint.test(body)) return body
  const hasSections = otherHeading.test(body)
  const kept: string[] = []
  let left = 0
  for (const line of body.split('\n')) {
    const isListed = left > 0 && !line.endsWith(':') && (bullet.test(line) || hasSections)
    if (!isListed) kept.push(line)
    left = heading.test(line) ? maxListed : isListed ? left - 1 : 0
  }
  return kept.join('\n')
}
