/** When results are expected; what the history shows of it comes first, and whether anything is expected now comes last. */
import React from 'react'
import { LearnedSchedule } from './LearnedSchedule.tsx'
import { PausedField } from './PausedField.tsx'
import { ScheduleFields } from './ScheduleFields.tsx'

export function ScheduleTab() {
  return (
    <>
      <LearnedSchedule />
      <ScheduleFields />
      <PausedField />
    </>
  )
}
