/** One subscription being edited: the draft beside what is saved, what is wrong with it at which field, and whether
 *  somebody else was faster. */
import { useState } from 'react'
import type { FieldError } from '../../../../exporter/src/api/contract-checks.ts'
import type { SubscriptionJson, SubscriptionYaml } from '../../../../exporter/src/api/contract-reports.ts'
import { CallError } from '../../api/call.ts'
import { changeSubscription, createSubscription } from '../../api/reports.ts'
import { finishSubscription } from '../../model/subscription.ts'

export type SubscriptionDraft = {
  readonly draft: SubscriptionYaml
  /** As it would be sent now. */
  readonly finished: SubscriptionYaml
  readonly change: (edit: (draft: SubscriptionYaml) => SubscriptionYaml) => void
  /** What is wrong at a field. */
  readonly problemAt: (key: keyof SubscriptionYaml) => string | undefined
  /** What no field can tell. */
  readonly problem: string | undefined
  /** Somebody else saved it meanwhile. */
  readonly isOutdated: boolean
  readonly isUnsaved: boolean
  readonly isBusy: boolean
  /** @returns the id; undefined when it was not saved. @param over the version it replaces; the one it began with unless given */
  readonly save: (over?: number) => Promise<string | undefined>
}

export function useSubscriptionDraft(
  saved: SubscriptionJson | undefined,
  begun: SubscriptionYaml,
  taken: readonly string[],
): SubscriptionDraft {
  const [draft, setDraft] = useState(saved?.subscription ?? begun)
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [problem, setProblem] = useState<string>()
  const [isOutdated, setOutdated] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const finished = finishSubscription(draft, taken)
  const start = saved?.subscription ?? begun

  async function save(over: number | undefined = saved?.version): Promise<string | undefined> {
    setBusy(true)
    setErrors([])
    setProblem(undefined)
    setOutdated(false)
    try {
      const { id } = await (over === undefined
        ? createSubscription(finished)
        : changeSubscription(finished, over))
      return id
    } catch (cause) {
      const told = cause instanceof CallError ? cause : undefined
      if (told?.status === 412) setOutdated(true)
      else if (told && told.errors.length > 0) setErrors(told.errors)
      else if (told?.status === 409) setErrors([{ field: 'id', detail: told.message }])
      else setProblem(cause instanceof Error ? cause.message : String(cause))
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return {
    draft,
    finished,
    change: edit => {
      const next = edit(draft)
      setDraft(next)
      // What was told of a field that is changed is old.
      setErrors(errors.filter(({ field }) => isSame(draft, next, keyOf(field))))
      setProblem(undefined)
    },
    problemAt: key => {
      const told = errors.filter(({ field }) => keyOf(field) === key).map(({ detail }) => detail)
      return told.length > 0 ? [...new Set(told)].join('; ') : undefined
    },
    problem,
    isOutdated,
    isUnsaved: JSON.stringify(draft) !== JSON.stringify(start),
    isBusy,
    save,
  }
}

/** `groups[0]` → `groups`. */
function keyOf(field: string): string {
  return field.split(/[.[]/)[0] ?? field
}

function isSame(before: SubscriptionYaml, after: SubscriptionYaml, key: string): boolean {
  const read = (one: SubscriptionYaml) => JSON.stringify(Object.entries(one).find(([name]) => name === key))
  return read(before) === read(after)
}
