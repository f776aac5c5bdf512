/** One value in the address, such as the open message; for panels too, which know no route of their own. */
import { locationService } from '@grafana/runtime'
import { useCallback, useEffect, useState } from 'react'

/** @returns the value, and how to set it: something new is a step of its own in the history, so that the way back
 *  closes it */
export function useAddress(name: string): readonly [string | undefined, (value: string | undefined) => void] {
  const [value, setValue] = useState(() => read(name))
  useEffect(() => {
    setValue(read(name))
    return locationService.getHistory().listen(() => setValue(read(name)))
  }, [name])
  const set = useCallback(
    (next: string | undefined) => {
      const isNew = read(name) === undefined && next !== undefined
      locationService.partial({ [name]: next }, !isNew)
    },
    [name],
  )
  return [value, set]
}

function read(name: string): string | undefined {
  return locationService.getSearch().get(name) ?? undefined
}
