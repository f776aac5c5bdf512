/** What a person would share stands in the address: filters, sorting, the open drawer. */
import { locationService } from '@grafana/runtime'
import { useCallback, useMemo } from 'react'
import { useLocation } from 'react-router'

export type QueryState = {
  readonly get: (name: string) => string | undefined
  readonly all: (name: string) => readonly string[]
  /** undefined takes it out. Replaces the entry of the history: going back leaves the page, not a filter. */
  readonly set: (change: Readonly<Record<string, string | readonly string[] | undefined>>) => void
}

export function useQuery(): QueryState {
  const { search } = useLocation()
  const query = useMemo(() => new URLSearchParams(search), [search])
  const set = useCallback<QueryState['set']>(change => {
    locationService.partial(
      Object.fromEntries(
        Object.entries(change).map(([name, value]) => [name, value === '' ? undefined : value]),
      ),
      true,
    )
  }, [])
  return useMemo(
    () => ({ get: name => query.get(name) ?? undefined, all: name => query.getAll(name), set }),
    [query, set],
  )
}
