/** What a screen waits for: loaded when the question changes, again on demand, and dropped when nobody looks any more.
 *  While it is loaded again, the last answer stays. */
import { type DependencyList, useCallback, useEffect, useState } from 'react'

export type Load<T> = {
  readonly data?: T
  readonly error?: Error
  readonly loading: boolean
  readonly reload: () => void
}

/** @param refreshMs loads again so often; not at all unless given */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  dependencies: DependencyList,
  refreshMs?: number,
): Load<T> {
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<Omit<Load<T>, 'reload'>>({ loading: true })
  // The question is told apart by the dependencies, not by the function, which is another one each time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: named by the caller
  useEffect(() => {
    const abort = new AbortController()
    setState(({ data }) => ({ ...(data !== undefined && { data }), loading: true }))
    load(abort.signal).then(
      data => {
        if (!abort.signal.aborted) setState({ data, loading: false })
      },
      (cause: unknown) => {
        if (abort.signal.aborted) return
        const error = cause instanceof Error ? cause : new Error(String(cause))
        setState(({ data }) => ({ ...(data !== undefined && { data }), error, loading: false }))
      },
    )
    return () => abort.abort()
  }, [...dependencies, turn])
  const reload = useCallback(() => setTurn(before => before + 1), [])
  useEffect(() => {
    if (refreshMs === undefined) return
    const timer = setInterval(() => {
      if (!document.hidden) reload()
    }, refreshMs)
    return () => clearInterval(timer)
  }, [refreshMs, reload])
  return { ...state, reload }
}
