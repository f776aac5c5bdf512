/** What happens in the service: each event writes its log line and moves its own metrics, and nobody else does. */
import type { Logger } from 'pino'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Outcome } from './core/message.ts'

export type Events = ReturnType<typeof createEvents>

export function createEvents(log: Logger, version: string) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]

  const build = new Gauge({
    name: 'lastgood_build_info',
    help: 'Version that runs; always 1',
    labelNames: ['version'],
    registers,
  })
  build.set({ version }, 1)
  const messages = new Counter({
    name: 'lastgood_messages_total',
    help: 'Accepted messages by what became of them; every one counts exactly once',
    labelNames: ['intake', 'outcome'],
    registers,
  })
  const lastMessage = new Gauge({
    name: 'lastgood_intake_last_message_timestamp_seconds',
    help: 'When the intake last accepted a message',
    labelNames: ['intake'],
    registers,
  })
  const refused = new Counter({
    name: 'lastgood_messages_refused_total',
    help: 'Messages that could not be stored and were left with their sender to try again',
    labelNames: ['intake'],
    registers,
  })
  const up = new Gauge({
    name: 'lastgood_intake_up',
    help: 'Whether the intake can take messages (1) or not (0)',
    labelNames: ['intake'],
    registers,
  })
  const reloadOk = new Gauge({
    name: 'lastgood_config_last_reload_successful',
    help: 'Whether the last attempt to read the configuration succeeded',
    registers,
  })
  const reloadAt = new Gauge({
    name: 'lastgood_config_last_reload_success_timestamp_seconds',
    help: 'When the configuration in force was read',
    registers,
  })

  return {
    registry,
    /** An intake exists: its series are there from the start, so that their first increase is seen. */
    intakeKnown(intake: string) {
      for (const outcome of ['matched', 'unmatched', 'ignored', 'duplicate'])
        messages.inc({ intake, outcome }, 0)
      refused.inc({ intake }, 0)
      up.set({ intake }, 0)
    },
    intakeForgotten(intake: string) {
      up.remove({ intake })
    },
    messageAccepted(intake: string, outcome: Outcome, id: number, nowMs: number) {
      messages.inc({ intake, outcome })
      lastMessage.set({ intake }, nowMs / 1000)
      log.debug({ intake, outcome, message: id }, 'message accepted')
    },
    messageRefused(intake: string, cause: unknown) {
      refused.inc({ intake })
      log.error({ intake, err: cause }, 'message could not be stored; its sender keeps it')
    },
    intakeUp(intake: string) {
      up.set({ intake }, 1)
      log.info({ intake }, 'intake is up')
    },
    intakeDown(intake: string, cause: unknown) {
      up.set({ intake }, 0)
      log.warn({ intake, err: cause }, 'intake is down')
    },
    configLoaded(nowMs: number, checks: number) {
      reloadOk.set(1)
      reloadAt.set(nowMs / 1000)
      log.info({ checks }, 'configuration read')
    },
    configRefused(cause: unknown) {
      reloadOk.set(0)
      log.error({ err: cause }, 'configuration refused; the old one stays in force')
    },
  }
}
