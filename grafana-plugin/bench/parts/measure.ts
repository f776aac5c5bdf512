/** Stopwatches that run in the page: what a person waits for ends when it is painted, not when it is worked out. */
import type { Page } from 'playwright-core'
import type { Spec } from '../../test/host/page/spec.ts'

export type Scrolled = { readonly frames: number; readonly late: number; readonly worstMs: number }

/** Two frames of the screen: the first is drawn before the second begins. */
const helpers = `
  window.bench = {
    painted: () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    until: async what => {
      const end = performance.now() + 60000
      while (!what()) {
        if (performance.now() > end) throw new Error('nothing came of it')
        await new Promise(requestAnimationFrame)
      }
    },
    scroller: () => [...document.querySelectorAll('main *')].reduce((most, one) => {
      const room = element => element.scrollHeight - element.clientHeight
      const scrolls = ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)
      return scrolls && (!most || room(one) > room(most)) ? one : most
    }, undefined),
  }`

type Bench = {
  spec: Spec
  readonly painted: () => Promise<void>
  readonly until: (what: () => boolean) => Promise<void>
  readonly scroller: () => Element
}
declare global {
  interface Window {
    bench: Bench
  }
}

export async function prepare(page: Page): Promise<void> {
  await page.evaluate(helpers)
}

/** Hands the data over first: how it got into the page is another matter. */
export async function hand(page: Page, spec: Spec): Promise<void> {
  await page.evaluate(given => {
    window.bench.spec = given
  }, spec)
}

/** From the data to the first paint that has `text` in one of `selector`. */
export function measurePaint(page: Page, selector: string, text: string): Promise<number> {
  return page.evaluate(
    async ({ selector, text }) => {
      const { spec, until, painted } = window.bench
      const start = performance.now()
      window.lastgoodHost.show(spec)
      await until(() => document.querySelector(selector)?.textContent?.includes(text) === true)
      await painted()
      return performance.now() - start
    },
    { selector, text },
  )
}

/** From the last key to the paint of what it leaves. */
export async function measureKey(page: Page, typed: string, told: string): Promise<number> {
  const input = page.getByLabel('Filter by text')
  await input.fill(typed.slice(0, -1))
  await page.waitForTimeout(600)
  const ended = page.evaluate(async told => {
    const { until, painted } = window.bench
    let start = 0
    document.addEventListener('keydown', event => (start = event.timeStamp), { once: true, capture: true })
    await until(() => document.querySelector('form [aria-live]')?.textContent?.startsWith(told) === true)
    await painted()
    return performance.now() - start
  }, told)
  await input.press(typed.slice(-1))
  return ended
}

/** A steady scroll, a bit each frame. A frame is late when the screen had to show the one before a second time. */
export function measureScroll(page: Page, seconds: number): Promise<Scrolled> {
  return page.evaluate(async seconds => {
    const scroller = window.bench.scroller()
    const beatMs = 1000 / 60
    const frames: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    const end = last + seconds * 1000
    while (last < end) {
      const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
      scroller.scrollTop = isAtEnd ? 0 : scroller.scrollTop + 90
      const now = await new Promise<number>(requestAnimationFrame)
      frames.push(now - last)
      last = now
    }
    scroller.scrollTop = 0
    return {
      frames: frames.length,
      late: frames.filter(ms => ms > beatMs * 1.5).length,
      worstMs: Math.max(...frames),
    }
  }, seconds)
}
