/** What the drawer shows: an activity with its message and its check, or a message alone that fits no check. */
import type { CheckJson, MessageJson } from '../../../../exporter/src/api/contract.ts'
import type { ActivityDetail } from '../../../../exporter/src/api/contract-looking.ts'
import { CallError } from '../../api/call.ts'
import { readCheck } from '../../api/checks.ts'
import { readActivitiesOf, readActivity } from '../../api/looking.ts'
import { readMessage } from '../../api/messages.ts'
import { type Load, useLoad } from '../use-load.ts'

export type DrawerTarget =
  | { readonly kind: 'activity'; readonly id: number }
  | { readonly kind: 'message'; readonly id: number }
  /** A check, with its newest activity if there is one. */
  | { readonly kind: 'check'; readonly id: string; readonly newest?: number }

export type Shown = {
  readonly detail?: ActivityDetail
  readonly message?: MessageJson
  /** Absent when it is no longer there. */
  readonly check?: CheckJson
}

export function useResult(target: DrawerTarget): Load<Shown> {
  return useLoad(signal => load(target, signal), [target.kind, target.id])
}

async function load(target: DrawerTarget, signal: AbortSignal): Promise<Shown> {
  if (target.kind === 'message') return { message: await readMessage(target.id, signal) }
  const activityId = target.kind === 'activity' ? target.id : await findNewest(target.id, signal)
  const detail = activityId === undefined ? undefined : await readActivity(activityId, signal)
  const activity = detail?.activity
  const checkId = target.kind === 'check' ? target.id : activity?.checkId
  const [message, check] = await Promise.all([
    activity?.kind === 'result' ? unlessGone(readMessage(activity.messageId, signal)) : undefined,
    checkId === undefined ? undefined : unlessGone(readCheck(checkId, signal)),
  ])
  return { ...(detail && { detail }), ...(message && { message }), ...(check && { check }) }
}

async function findNewest(checkId: string, signal: AbortSignal): Promise<number | undefined> {
  const { activities } = await readActivitiesOf(checkId, { limit: 1 }, signal)
  return activities[0]?.id
}

/** A message or a check may have been removed while its activity was looked at. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof CallError && cause.status === 404) return undefined
    throw cause
  }
}
