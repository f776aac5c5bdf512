/** A list that comes in pages: the first with the question, the next ones on demand. */
import { type DependencyList, useCallback, useEffect, useRef, useState } from 'react'
import { type Load, useLoad } from './use-load.ts'

export type Paged<Row> = Load<readonly Row[]> & {
  readonly total?: number
  /** Absent when there are no more. */
  readonly more?: () => void
  readonly loadingMore: boolean
}

type Page<Row> = {
  readonly rows: readonly Row[]
  readonly nextCursor?: string | undefined
  readonly total?: number | undefined
}

export function usePages<Row>(
  load: (cursor: string | undefined, signal?: AbortSignal) => Promise<Page<Row>>,
  dependencies: DependencyList,
  onFailed: (cause: unknown) => void,
): Paged<Row> {
  const first = useLoad(signal => load(undefined, signal), dependencies)
  const [further, setFurther] = useState<readonly Page<Row>[]>([])
  const [loadingMore, setLoadingMore] = useState(false)
  const { data } = first
  const current = useRef(data)
  useEffect(() => {
    // Another question, or the same one asked again: what was appended belongs to the old answer.
    current.current = data
    setFurther([])
    setLoadingMore(false)
  }, [data])
  const nextCursor = (further.at(-1) ?? data)?.nextCursor
  const more = useCallback(async () => {
    setLoadingMore(true)
    try {
      const page = await load(nextCursor)
      if (current.current === data) setFurther(before => [...before, page])
    } catch (cause) {
      onFailed(cause)
    }
    setLoadingMore(false)
  }, [load, nextCursor, data, onFailed])
  return {
    loading: first.loading,
    reload: first.reload,
    ...(first.error && { error: first.error }),
    ...(data && { data: [data, ...further].flatMap(({ rows }) => rows) }),
    ...(data?.total !== undefined && { total: data.total }),
    ...(nextCursor !== undefined && { more }),
    loadingMore,
  }
}
