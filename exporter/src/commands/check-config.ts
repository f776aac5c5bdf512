/** `lastgood check-config`: every fault of a configuration at once, with file, line and column. */
import { readMaterial } from '../api/tls.ts'
import type { Config } from '../config/config.ts'
import { readIdentity } from '../intake/smtp-tls.ts'
import type { Output } from './output.ts'

export async function checkConfig(options: { load: () => Promise<Config>; output: Output }): Promise<number> {
  const config = await options.load()
  // The service would not start without them, and serve goes on with the old ones when they change: so they are no
  // part of reading a configuration.
  if (config.http.tls) readMaterial(config.http.tls)
  if (config.smtp?.tls) readIdentity('smtp', config.smtp.tls)
  for (const warning of config.warnings) options.output.line(`warning: ${warning}`)
  const intakes = (config.smtp ? 1 : 0) + config.imap.length
  options.output.line(
    `${config.file}: good: ${count(config.checks.length, 'check')}, ${count(intakes, 'intake')}`,
  )
  return 0
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
