/** The grid's filter, kept in the address so that it can be shared and survives a reload. What is typed counts at once;
 *  the address follows when the typing pauses, because every page listens to it. A prefix keeps two grids of one
 *  dashboard apart. */
import { locationService } from '@grafana/runtime'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { GridFilter } from '../../model/grid-view.ts'
import { isStanding } from '../../model/standing.ts'

const pauseMs = 300

export function useGridFilter(prefix = ''): readonly [GridFilter, (change: Partial<GridFilter>) => void] {
  const [filter, setFilter] = useState(() => readFilter(prefix))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const change = useCallback(
    (part: Partial<GridFilter>) => {
      setFilter(before => {
        const after = { ...before, ...part }
        clearTimeout(timer.current)
        timer.current = setTimeout(() => {
          timer.current = undefined
          locationService.partial(writeFilter(after, prefix), true)
        }, pauseMs)
        return after
      })
    },
    [prefix],
  )
  useEffect(() => {
    // Somebody else changed the address: a link, or the way back.
    const stop = locationService.getHistory().listen(() => {
      if (timer.current !== undefined) return
      setFilter(before => {
        const told = readFilter(prefix)
        return isSame(before, told) ? before : told
      })
    })
    return () => {
      stop()
      clearTimeout(timer.current)
    }
  }, [prefix])
  return [filter, change]
}

function readFilter(prefix: string): GridFilter {
  const query = locationService.getSearch()
  const list = (name: string) => query.getAll(`${prefix}${name}`).filter(Boolean)
  return {
    text: query.get(`${prefix}q`) ?? '',
    standings: list('state').filter(isStanding),
    groups: list('group'),
    labels: list('label'),
  }
}

function writeFilter(filter: GridFilter, prefix: string): Record<string, string | string[] | undefined> {
  const list = (values: readonly string[]) => (values.length > 0 ? [...values] : undefined)
  return {
    [`${prefix}q`]: filter.text.trim() || undefined,
    [`${prefix}state`]: list(filter.standings),
    [`${prefix}group`]: list(filter.groups),
    [`${prefix}label`]: list(filter.labels),
  }
}

function isSame(a: GridFilter, b: GridFilter): boolean {
  return JSON.stringify({ ...a, text: a.text.trim() }) === JSON.stringify({ ...b, text: b.text.trim() })
}
