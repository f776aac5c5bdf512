/** Loaded before a program, moves its clock: what Date tells is ahead of the machine's by as many milliseconds as stand in the
 *  file that LASTGOOD_TEST_CLOCK names, read again and again. Timers run as always. */
import { readFileSync } from 'node:fs'

const file = process.env['LASTGOOD_TEST_CLOCK'] ?? ''
const readEveryMs = 20
const RealDate = Date
let aheadMs = readAhead() ?? 0

setInterval(() => {
  aheadMs = readAhead() ?? aheadMs
}, readEveryMs).unref()

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + aheadMs] : given, made),
  get: (target, key, receiver) =>
    key === 'now' ? () => RealDate.now() + aheadMs : Reflect.get(target, key, receiver),
})

/** Undefined while it is being written. */
function readAhead(): number | undefined {
  const text = readFileSync(file, 'utf8').trim()
  return text === '' ? undefined : Number(text)
}
