/** A schedule as a sender registers it with a job: the keys of a check's `schedule` in YAML. What cannot be understood
 *  is no reason to refuse the job; it is then expected when its reports say. */
import { compileSchedule, type ScheduleDefinition } from '../core/schedule.ts'
import { scheduleSchema } from './check-schema.ts'
import { createCronEngine } from './cron.ts'
import { readShape } from './read-shape.ts'
import { toSchedule } from './schedule-from-yaml.ts'

/** @param zone of times without one @returns undefined when it is none, or none that can be understood */
export function createPostedScheduleReader() {
  const cron = createCronEngine()
  return (posted: unknown, zone: string): ScheduleDefinition | undefined => {
    const shaped = readShape(scheduleSchema, posted)
    if (!shaped.ok) return undefined
    const context = {
      zone,
      holidaysOf: () => [],
      verify: (definition: ScheduleDefinition) => void compileSchedule(definition, { cron }),
    }
    return toSchedule(shaped.value, [], context, () => {})
  }
}
