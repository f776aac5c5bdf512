/** How wide an element is, followed as it changes. */
import { type RefCallback, useCallback, useRef, useState } from 'react'

/** Where nothing is laid out, as in tests. */
const usual = 600

export function useWidth(): readonly [RefCallback<HTMLDivElement>, number] {
  const [width, setWidth] = useState(usual)
  const observer = useRef<ResizeObserver | null>(null)
  const ref = useCallback((element: HTMLDivElement | null) => {
    observer.current?.disconnect()
    observer.current = null
    if (!element) return
    const read = () => setWidth(Math.floor(element.clientWidth) || usual)
    read()
    observer.current = new ResizeObserver(read)
    observer.current.observe(element)
  }, [])
  return [ref, width]
}
