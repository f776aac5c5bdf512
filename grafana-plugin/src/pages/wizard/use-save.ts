/** Saves the draft. What the exporter refuses is told at its place in the draft; a check that somebody else has changed
 *  since is not overwritten. */
import { useState } from 'react'
import type { CheckSaved, CheckYaml, FieldError } from '../../../../exporter/src/api/contract-checks.ts'
import { CallError } from '../../api/call.ts'
import { changeCheck, createCheck } from '../../api/checks.ts'
import { finishDraft } from '../../model/draft-finish.ts'

export type Saving = {
  readonly isBusy: boolean
  /** Of the draft as it was when it was saved. */
  readonly refused: { readonly check: CheckYaml; readonly errors: readonly FieldError[] } | undefined
  readonly failure: Error | undefined
  /** Somebody else saved it since it was loaded. */
  readonly isConflict: boolean
  readonly save: () => Promise<void>
}

type Options = {
  readonly check: CheckYaml
  readonly isNew: boolean
  readonly version?: number | undefined
  readonly onSaved: (saved: CheckSaved) => void
}

export function useSave({ check, isNew, version, onSaved }: Options): Saving {
  const [state, setState] = useState<Omit<Saving, 'save'>>(idle)
  async function save() {
    const { check: finished, unfinished, toDraftPath } = finishDraft(check)
    if (unfinished.length > 0) {
      setState({ ...idle, refused: { check, errors: unfinished } })
      return
    }
    setState({ ...idle, isBusy: true })
    let saved: CheckSaved
    try {
      saved = isNew ? await createCheck(finished) : await changeCheck(finished, version)
    } catch (cause) {
      const errors = cause instanceof CallError ? cause.errors : []
      const isConflict = cause instanceof CallError && cause.status === 412
      const failure = cause instanceof Error ? cause : new Error(String(cause))
      setState({
        isBusy: false,
        isConflict,
        failure: errors.length > 0 || isConflict ? undefined : failure,
        refused: {
          check,
          errors: errors.map(({ field, detail }) => ({ field: toDraftPath(field), detail })),
        },
      })
      return
    }
    setState(idle)
    onSaved(saved)
  }
  return { ...state, save }
}

const idle = { isBusy: false, refused: undefined, failure: undefined, isConflict: false } as const
