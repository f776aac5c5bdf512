/** Opens the demo's doors and closes them again, before thirty days are played: an address that is taken is told at once,
 *  in the words of the service, and the folder that was named stays as it is. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { readConfig } from '../src/config/config.ts'
import { createEvents } from '../src/events.ts'
import { startService } from '../src/service.ts'
import { type Listen, writeConfiguration } from './configuration.ts'

/** @throws Error naming the address that cannot be listened on, and why */
export async function tryDoors(listen: Listen): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lastgood-demo-doors-'))
  try {
    const file = await writeConfiguration(folder, [], listen)
    const load = () => readConfig({ flags: { config: file }, env: {} })
    // Its warnings come once more when the demo itself starts.
    const events = createEvents(pino({ level: 'silent' }), 'demo')
    await using _ = await startService({ config: await load(), readConfig: load, events })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
