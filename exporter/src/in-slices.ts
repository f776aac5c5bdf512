/** Long work done in slices, so that everybody else has a turn meanwhile. */
import { setImmediate as breathe } from 'node:timers/promises'

const sliceMs = 15

export async function runInSlices<T>(work: Generator<undefined, T>): Promise<T> {
  let sinceMs = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - sinceMs < sliceMs) continue
    await breathe()
    sinceMs = performance.now()
  }
}
