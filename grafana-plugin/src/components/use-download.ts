/** A file that the exporter takes its time to make: fetched through Grafana, then handed to the browser. A link alone
 *  would not do for PDF: Grafana's proxy forbids what it hands over to run, and with it the browser's own viewer. */
import { useEffect, useRef, useState } from 'react'
import { tellFailed } from './tell.ts'

export type Download = {
  /** Since when it is being made. */
  readonly seconds: number | undefined
  readonly start: (name: string, load: (signal: AbortSignal) => Promise<Blob>) => void
  readonly stop: () => void
}

export function useDownload(): Download {
  const [seconds, setSeconds] = useState<number>()
  const running = useRef<AbortController>(undefined)
  const isRunning = seconds !== undefined
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => setSeconds(before => (before !== undefined ? before + 1 : before)), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  // Whoever leaves the page wants it no more.
  useEffect(() => () => running.current?.abort(), [])

  function stop() {
    running.current?.abort()
    running.current = undefined
    setSeconds(undefined)
  }

  async function run(name: string, load: (signal: AbortSignal) => Promise<Blob>) {
    stop()
    const abort = new AbortController()
    running.current = abort
    setSeconds(0)
    try {
      const file = await load(abort.signal)
      if (!abort.signal.aborted) save(name, file)
    } catch (cause) {
      if (!abort.signal.aborted) tellFailed(`${name} was not made`, cause)
    }
    if (running.current === abort) stop()
  }

  return { seconds, start: (name, load) => void run(name, load), stop }
}

function save(name: string, file: Blob) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to take it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
