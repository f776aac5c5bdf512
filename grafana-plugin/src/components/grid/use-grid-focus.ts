/** One stop for the Tab key, and arrow keys from there: up and down keep to the place on the screen, left and right go
 *  through a row, Home and End to its ends, with Control to the grid's, Page keys by what is seen. Done on the elements
 *  themselves: thousands of buttons do not draw anew because the focus moved. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
} from 'react'

type Grid = {
  readonly scroller: RefObject<HTMLElement | null>
  readonly lineCount: number
  readonly linesPerPage: () => number
  /** Brings a line into view; it may be drawn only after this. */
  readonly reveal: (index: number) => void
  readonly fold: (key: string, open: boolean) => void
}
type Pick = 'first' | 'last' | number

export function useGridFocus({ scroller, lineCount, linesPerPage, reveal, fold }: Grid) {
  /** The line that holds the focus, so that it stays drawn when it is scrolled away. */
  const focusedLine = useRef<number | undefined>(undefined)
  const pending = useRef<{ readonly index: number; readonly pick: Pick } | undefined>(undefined)
  const x = useRef<number | undefined>(undefined)

  const settle = useCallback(() => {
    if (!pending.current || !scroller.current) return
    const { index, pick } = pending.current
    const row = scroller.current.querySelector(`[data-index="${index}"]`)
    const item = row && choose(itemsOf(row), pick)
    if (!item) return
    pending.current = undefined
    item.focus({ preventScroll: true })
  }, [scroller])
  // A revealed line is drawn in a later turn than the key was pressed in.
  useLayoutEffect(settle)

  const go = useCallback(
    (index: number, pick: Pick) => {
      const within = Math.max(0, Math.min(lineCount - 1, index))
      reveal(within)
      pending.current = { index: within, pick }
      settle()
    },
    [lineCount, reveal, settle],
  )

  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      const { currentTarget, target } = event
      if (target === currentTarget) {
        const line = focusedLine.current ?? firstIndexIn(currentTarget)
        if (line !== undefined) go(line, x.current ?? 'first')
        return
      }
      currentTarget.tabIndex = -1
      focusedLine.current = indexOf(target)
      if (x.current === undefined) x.current = middleOf(target)
    },
    [go],
  )
  const onBlur = useCallback(({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    currentTarget.tabIndex = 0
  }, [])

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const { key, ctrlKey, metaKey, altKey, target, currentTarget } = event
      if (altKey || !(target instanceof HTMLElement) || target === currentTarget) return
      const row = target.closest('[data-index]')
      const line = indexOf(target)
      if (!row || line === undefined) return
      const items = itemsOf(row)
      const place = items.indexOf(target)
      const folded = target.dataset['fold']
      const step = (to: number) => {
        const item = items[to]
        if (!item) return
        x.current = middleOf(item)
        item.focus()
      }
      const at = x.current ?? 'first'
      switch (key) {
        case 'ArrowDown':
          go(line + 1, at)
          break
        case 'ArrowUp':
          go(line - 1, at)
          break
        case 'PageDown':
          go(line + linesPerPage(), at)
          break
        case 'PageUp':
          go(line - linesPerPage(), at)
          break
        case 'ArrowRight':
          if (folded !== undefined) fold(folded, true)
          else step(place + 1)
          break
        case 'ArrowLeft':
          if (folded !== undefined) fold(folded, false)
          else step(place - 1)
          break
        case 'Home':
          if (ctrlKey || metaKey) go(0, 'first')
          else step(0)
          break
        case 'End':
          if (ctrlKey || metaKey) go(lineCount - 1, 'last')
          else step(items.length - 1)
          break
        default:
          return
      }
      event.preventDefault()
      event.stopPropagation()
    },
    [go, lineCount, linesPerPage, fold],
  )
  return { focusedLine, handlers: { onFocus, onBlur, onKeyDown } }
}

function itemsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button, a[href]')]
}

function choose(items: readonly HTMLElement[], pick: Pick): HTMLElement | undefined {
  if (pick === 'first') return items[0]
  if (pick === 'last') return items.at(-1)
  const distance = (item: HTMLElement) => Math.abs(middleOf(item) - pick)
  return items.reduce<HTMLElement | undefined>(
    (best, item) => (best === undefined || distance(item) < distance(best) ? item : best),
    undefined,
  )
}

function middleOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect()
  return left + width / 2
}

function indexOf(element: Element): number | undefined {
  const text = element.closest('[data-index]')?.getAttribute('data-index')
  return text === null || text === undefined ? undefined : Number(text)
}

/** Of the lines that are drawn: those above the view are drawn ahead, and the sticky titles cover nothing of them. */
function firstIndexIn(scroller: HTMLElement): number | undefined {
  const top = scroller.getBoundingClientRect().top
  const rows = [...scroller.querySelectorAll('[data-index]')]
  const seen = rows.find(row => row.getBoundingClientRect().bottom > top + 28) ?? rows[0]
  return seen && indexOf(seen)
}
