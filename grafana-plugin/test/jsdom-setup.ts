/** What browsers have and jsdom lacks, as far as Grafana's components ask for it. */
import '@testing-library/jest-dom'
import { TextDecoder, TextEncoder } from 'node:util'
import { MessageChannel } from 'node:worker_threads'

Object.assign(globalThis, { TextDecoder, TextEncoder, MessageChannel })
if (typeof window !== 'undefined')
  Object.defineProperty(window, 'matchMedia', {
    value: (query: string) => ({
      matches: false,
      media: query,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
    }),
  })
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer })
if (typeof HTMLCanvasElement !== 'undefined') HTMLCanvasElement.prototype.getContext = () => null
