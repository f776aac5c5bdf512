/** The mail as it would be made now, asked a moment after the last change. While it is asked, the last one stays. */
import { useEffect, useState } from 'react'
import type { MailPreviewJson } from '../../../../exporter/src/api/contract-reports.ts'

export type MailPreview = {
  readonly data?: MailPreviewJson
  readonly error?: Error
  readonly loading: boolean
  readonly again: () => void
}

const settleMs = 700

/** @param key what is asked, as text; undefined while there is nothing to ask */
export function useMailPreview(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<MailPreviewJson>,
): MailPreview {
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<Omit<MailPreview, 'again'>>({ loading: key !== undefined })
  const [asked, setAsked] = useState<string>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all about the question
  useEffect(() => {
    if (key === undefined) {
      setState({ loading: false })
      return
    }
    const abort = new AbortController()
    setState(({ data }) => ({ ...(data && { data }), loading: true }))
    const timer = setTimeout(
      () => {
        setAsked(key)
        ask(abort.signal).then(
          data => {
            if (!abort.signal.aborted) setState({ data, loading: false })
          },
          (cause: unknown) => {
            if (abort.signal.aborted) return
            const error = cause instanceof Error ? cause : new Error(String(cause))
            setState(({ data }) => ({ ...(data && { data }), error, loading: false }))
          },
        )
      },
      // The first is asked at once.
      asked === undefined ? 0 : settleMs,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [key, turn])
  return { ...state, again: () => setTurn(turn + 1) }
}
