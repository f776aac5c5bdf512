/** The time, told anew as often as words such as "3 min ago" change. */
import { useEffect, useState } from 'react'

export function useNow(everyMs = 30_000): number {
  const [nowMs, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now())
    }, everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return nowMs
}
