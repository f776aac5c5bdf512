/** `lastgood serve`: the service until it is told to stop. */
import type { Config } from '../config/config.ts'
import { createEvents } from '../events.ts'
import { startService } from '../service.ts'
import { createLog } from './log.ts'
import type { Output } from './output.ts'

/** What is being received is finished within this time; after it the process ends all the same. */
const stopWithinMs = 10_000

export type ServeOptions = {
  readonly load: () => Promise<Config>
  readonly version: string
  readonly output: Output
}

export async function serve(options: ServeOptions): Promise<number> {
  const { output } = options
  const stopped = Promise.withResolvers<string>()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopped.resolve(signal))
  // While the configuration is read for the first time, a change of it is noticed by its watch.
  let reload = () => {}
  process.on('SIGHUP', () => reload())
  const starting = start(options)
  // Nothing has been acknowledged before the intakes are there, and the store is whole however the process ends.
  const started = await Promise.race([starting, stopped.promise.then(() => undefined)])
  if (!started) return 0
  const { service, events } = started
  // What is wrong is told by the events.
  reload = () => void service.reload().catch(() => {})
  tell(service, output)
  const signal = await stopped.promise
  events.stopping(signal)
  const late = new Promise<number>(resolve => setTimeout(() => resolve(1), stopWithinMs))
  return Promise.race([service[Symbol.asyncDispose]().then(() => 0), late])
}

async function start({ load, version }: ServeOptions) {
  const config = await load()
  const events = createEvents(createLog(config.log), version)
  return { service: await startService({ config, readConfig: load, events }), events }
}

function tell(service: { url: string; firstMail: string | undefined }, output: Output) {
  output.line(`Lastgood is running.
  status page  ${service.url}/
  metrics      ${service.url}/metrics`)
  if (service.firstMail) output.line(`Send it a first mail:\n  ${service.firstMail}`)
  output.line(`Stop with Ctrl-C; it ends within ${stopWithinMs / 1000} s.`)
}
