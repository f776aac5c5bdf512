/** One after the other: jobs run in the order asked for, never two at once. Between two of them the event loop
 *  gets its turn, and whoever waited for the first has gone on before the second begins. */
import { setImmediate as breathe } from 'node:timers/promises'
import { StoreBusyError } from './database.ts'

export type Turns = {
  /** @throws StoreBusyError when too many wait already. */
  take<T>(job: () => Promise<T>): Promise<T>
  /** Resolves when every job that was taken is done; later ones are refused. */
  close(): Promise<void>
}

const defaultMaxWaiting = 10_000

export function createTurns(maxWaiting: number = defaultMaxWaiting): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let closed = false
  return {
    take(job) {
      if (closed) return Promise.reject(new Error('the store is closed'))
      if (waiting >= maxWaiting)
        return Promise.reject(new StoreBusyError(`${waiting} writes wait already: try again later`))
      waiting += 1
      const done = last.then(job)
      const next = () => {
        waiting -= 1
        return breathe()
      }
      last = done.then(next, next)
      return done
    },
    async close() {
      closed = true
      await last
    },
  }
}
