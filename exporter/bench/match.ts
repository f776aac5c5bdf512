/** Milliseconds to find the checks of one 20 KB message among 100, 10,000 and 100,000, the last one matching: asked one by
 *  one, and through the index. Fails when an answer is wrong, or when the cost grows with the number of checks. */
import { pathToFileURL } from 'node:url'
import { createRegexEngine } from '../src/config/regex.ts'
import type { Block, Condition } from '../src/core/condition.ts'
import { compileMatch, createMatcher, type Matched } from '../src/core/match.ts'
import type { Message } from '../src/core/message.ts'
import { createView } from '../src/core/view.ts'

const scales = [100, 10_000, 100_000]
const addresses = ['backups@example.com']
const engines = { regex: createRegexEngine() }
/** Cost at 100,000 checks as a multiple of that at 100. */
const ALLOWED_RATIO = 2

export function run(): { ratio: number } {
  const costs = scales.map(count => {
    const checks = Array.from({ length: count }, (_, i) => check(i))
    const message = messageFor(count - 1)
    const expected = [`check-${count - 1}`]

    const plain = checks.map(({ match }) => compileMatch(match, engines, addresses))
    const naiveMs = medianMs(Math.max(3, Math.min(300, 100_000 / count)), () => {
      const view = createView(message)
      const found = checks.filter((_, i) => plain[i]?.fits(view)).map(({ id }) => id)
      assertSame(found, expected)
    })

    globalThis.gc?.()
    const heapBefore = process.memoryUsage().heapUsed
    const startedAt = performance.now()
    const matcher = createMatcher(checks, engines, addresses)
    const buildMs = performance.now() - startedAt
    globalThis.gc?.()
    const perCheck = (process.memoryUsage().heapUsed - heapBefore) / count
    const indexedMs = medianMs(500, () => assertSame(matcher.find(createView(message)), expected))
    console.log(
      `${count.toLocaleString('en').padStart(7)} checks, last one matches: one by one ${naiveMs.toFixed(3)} ms, ` +
        `indexed ${indexedMs.toFixed(3)} ms a message; built in ${buildMs.toFixed(0)} ms` +
        (globalThis.gc ? `, ${perCheck.toFixed(0)} bytes a check` : ''),
    )
    return indexedMs
  })
  const ratio = (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN)
  console.log(`indexed, ${scales.at(-1)} checks : ${scales[0]} checks = ${ratio.toFixed(2)}`)
  if (!(ratio <= ALLOWED_RATIO)) throw new Error(`match: the cost grows with the checks: ${ratio.toFixed(2)}`)
  return { ratio }
}

/** Two conditions each, the telling one in the subject or in the body; three of five have an alias, one of ten a regular expression. */
function check(i: number): Matched {
  const name = `User${String(i).padStart(6, '0')}: Documents`
  const second: Condition =
    i % 10 === 3
      ? text('body', 'matches', 'Total\\s+Size: [0-9.]+')
      : text('body', 'contains', 'Storage Server')
  const block: Block = {
    quantifier: 'all',
    parts: [
      i % 2
        ? text('subject', i % 10 === 7 ? 'startsWith' : 'contains', name)
        : text('body', 'contains', name),
      second,
    ],
    condenseWhitespace: true,
    combineAttachments: true,
  }
  return { id: `check-${i}`, match: { ...(i % 5 < 3 && { alias: `user${i}` }), block } }
}

function text(
  field: 'subject' | 'body',
  operator: 'contains' | 'startsWith' | 'matches',
  value: string,
): Condition {
  return { field, operator, value, ignoreCase: false }
}

/** A 20 KB report, as a client's server would send it. */
function messageFor(i: number): Message {
  const lines = Array.from(
    { length: 330 },
    (_, line) =>
      `2026-11-22 02:${String(line % 60).padStart(2, '0')}  Copied  /srv/data/customer/${line * 7919}.dat`,
  )
  const body = [
    'Offsite Storage Server\u00a0report',
    `Job User${String(i).padStart(6, '0')}: Documents`,
    'Total  Size: 168.627 KB',
    ...lines,
  ].join('\r\n')
  return {
    intake: 'smtp',
    receivedAtMs: 0,
    subject: `User${String(i).padStart(6, '0')}: Documents - Success`,
    from: 'Server <server@example.com>',
    to: [`backups+user${i}@example.com`],
    originallyTo: [],
    recipients: [`backups+user${i}@EXAMPLE.com`],
    headers: [],
    text: body,
    attachments: [],
    marks: [],
  }
}

function medianMs(rounds: number, work: () => void): number {
  const times: number[] = []
  for (let round = 0; round < rounds + 2; round++) {
    const startedAt = performance.now()
    work()
    times.push(performance.now() - startedAt)
  }
  times.splice(0, 2)
  times.sort((a, b) => a - b)
  return times[times.length >> 1] ?? Number.NaN
}

function assertSame(found: readonly string[], expected: readonly string[]): void {
  if (found.join() !== expected.join())
    throw new Error(`match: found ${found.join() || 'nothing'}, not ${expected.join()}`)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) run()
