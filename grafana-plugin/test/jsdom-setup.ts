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
if (typeof HTMLCanvasElement !== 'undefined')
  HTMLCanvasElement.prototype.getContext = (() => ({
    measureText: (text: string) => ({ width: text.length * 8 }),
  })) as never

// Grafana hands its page to plugins at run time; the one in the package shows nothing but its content.
jest.mock('@grafana/runtime', () => {
  const runtime = jest.requireActual('@grafana/runtime')
  const { createElement } = jest.requireActual('react')
  const PluginPage = ({
    children,
    actions,
    pageNav,
    subTitle,
  }: Record<'children' | 'actions' | 'subTitle', unknown> & {
    readonly pageNav?: { readonly text: string }
  }) => createElement('main', null, createElement('h1', null, pageNav?.text), subTitle, actions, children)
  return { ...runtime, PluginPage }
})
