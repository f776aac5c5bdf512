/** A clock for programs that tests start, which the test moves. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Clock = ReturnType<typeof openClock>

const loader = fileURLToPath(new URL('moved-clock.ts', import.meta.url))
/** Programs read it every 20 ms; one that has much to do reads it late. */
const noticedMs = 150

/** @param folder holds the file that programs read */
export function openClock(folder: string, atMs: number) {
  const file = join(folder, 'clock')
  const set = (toMs: number) => writeFileSync(file, String(toMs - Date.now()))
  set(atMs)
  return {
    /** Sets it where no program runs by it. */
    set,
    /** @returns when programs that run have noticed */
    async moveTo(toMs: number) {
      set(toMs)
      await sleep(noticedMs)
    },
    env: { LASTGOOD_TEST_CLOCK: file },
    nodeArgs: ['--import', loader],
  }
}
