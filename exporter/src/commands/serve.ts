/** `lastgood serve`: the service until it is told to stop. */
import type { Config } from '../config/config.ts'
import { createEvents } from '../events.ts'
import { startService } from '../service.ts'
import { createLog } from './log.ts'
import type { Output } from './output.ts'

/** What is being received is finished within this time; after it the process ends all the same. */
const stopWithinMs = 10_000

export async function serve(options: {
  load: () => Promise<Config>
  version: string
  output: Output
}): Promise<number> {
  const { load, version, output } = options
  const config = await load()
  const events = createEvents(createLog(config.log), version)
  const stopped = Promise.withResolvers<string>()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.resolve(signal))
  // Before the service is there, a signal to read the configuration again has nothing to add to the first reading.
  let reload = () => {}
  process.on('SIGHUP', () => reload())
  const service = await startService({ config, readConfig: load, events })
  // What is wrong is told by the events.
  reload = () => void service.reload().catch(() => {})
  tell(service, output)
  const signal = await stopped.promise
  events.stopping(signal)
  const late = new Promise<number>(resolve => setTimeout(() => resolve(1), stopWithinMs))
  return Promise.race([service[Symbol.asyncDispose]().then(() => 0), late])
}

function tell(service: { url: string; firstMail: string | undefined }, output: Output) {
  output.line(`Lastgood is running.
  status page  ${service.url}/
  metrics      ${service.url}/metrics`)
  if (service.firstMail) output.line(`Send it a first mail:\n  ${service.firstMail}`)
  output.line(`Stop with Ctrl-C; it ends within ${stopWithinMs / 1000} s.`)
}
