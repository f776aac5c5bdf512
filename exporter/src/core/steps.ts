/** Long work is written as steps, between which others can have their turn; whoever need not give any does it whole. */
export function doWhole<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
