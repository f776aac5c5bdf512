/** What the draft would make of stored messages, asked a moment after the last change. While it is asked, and while
 *  something in the draft is wrong, the last good answer stays and is marked as such. */
import { useEffect, useMemo, useState } from 'react'
import type { CheckYaml, FieldError, PreviewJson } from '../../../../exporter/src/api/contract-checks.ts'
import { CallError } from '../../api/call.ts'
import { previewCheck } from '../../api/checks.ts'
import { finishDraft, isMatching } from '../../model/draft-finish.ts'

export type Asked = {
  /** Shown whether they fit or not. */
  readonly messageIds: readonly number[]
  readonly sample?: string | undefined
}
export type Previewing = {
  /** The last answer without errors. */
  readonly data?: PreviewJson
  /** By place in the draft. */
  readonly errors: readonly FieldError[]
  /** Nothing takes messages yet: only the schedule is previewed. */
  readonly isIdle: boolean
  readonly loading: boolean
  /** `data` is of an older draft. */
  readonly isOld: boolean
  readonly failure?: Error
}

const settleMs = 400
/** Takes no message. */
const nowhere = 'no-message-goes-here'

export function usePreview(draft: CheckYaml, { messageIds, sample }: Asked): Previewing {
  const [state, setState] = useState<Previewing>({ errors: [], isIdle: true, loading: true, isOld: false })
  const finished = useMemo(() => finishDraft(draft), [draft])
  const request = useMemo(() => {
    const { check } = finished
    const named = check.id === '' ? { ...check, id: 'new-check' } : check
    const taking = isMatching(check) ? named : { ...named, match: { alias: nowhere } }
    return JSON.stringify({
      check: taking,
      ...(isMatching(check) && messageIds.length > 0 && { messageIds }),
      ...(isMatching(check) && sample && { sample }),
    })
  }, [finished, messageIds, sample])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the request says all about the draft
  useEffect(() => {
    const abort = new AbortController()
    const isIdle = !isMatching(finished.check)
    setState(before => ({ ...before, loading: true, isOld: before.data !== undefined }))
    const timer = setTimeout(() => {
      previewCheck(JSON.parse(request), abort.signal).then(
        data => {
          if (abort.signal.aborted) return
          const errors = data.errors.map(error => ({ ...error, field: finished.toDraftPath(error.field) }))
          if (errors.length > 0)
            setState(({ data: last }) => ({
              ...(last && { data: last }),
              errors,
              isIdle,
              loading: false,
              isOld: last !== undefined,
            }))
          else setState({ data, errors, isIdle, loading: false, isOld: false })
        },
        (cause: unknown) => {
          if (abort.signal.aborted) return
          const errors =
            cause instanceof CallError
              ? cause.errors.map(error => ({ ...error, field: finished.toDraftPath(error.field) }))
              : []
          const failure = cause instanceof Error ? cause : new Error(String(cause))
          setState(({ data: last }) => ({
            ...(last && { data: last }),
            errors,
            isIdle,
            loading: false,
            isOld: last !== undefined,
            ...(errors.length === 0 && { failure }),
          }))
        },
      )
    }, settleMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [request])
  return state
}
