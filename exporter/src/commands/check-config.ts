/** `lastgood check-config`: every fault of a configuration at once, with file, line and column. */

import type { Config } from '../config/config.ts'
import type { Output } from './output.ts'

export async function checkConfig(options: { load: () => Promise<Config>; output: Output }): Promise<number> {
  const config = await options.load()
  for (const warning of config.warnings) options.output.line(`warning: ${warning}`)
  const intakes = (config.smtp ? 1 : 0) + config.imap.length
  options.output.line(`${config.file}: good: ${config.checks.length} checks, ${intakes} intakes`)
  return 0
}
