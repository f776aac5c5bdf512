import { act, fireEvent, render, screen } from '@testing-library/react'
import React from 'react'
import { type CheckOfGrid, gridJson } from '../../../test/grid-json.ts'
import { layOutAll } from '../../../test/laid-out.ts'
import { readGrid } from '../../model/grid.ts'
import { WallGrid } from './WallGrid.tsx'

// Four lines of three tiles.
beforeAll(() => layOutAll({ width: 1200, height: 500 }))

const many = (count: number, name: string, more: Omit<CheckOfGrid, 'id'>): readonly CheckOfGrid[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${name}-${at}`, name: `${name} ${at}`, ...more }))
const mixed: readonly CheckOfGrid[] = [
  { id: 'good', name: 'Good one', results: [0] },
  { id: 'warned', name: 'Warned', results: [0, 1] },
  { id: 'silent', name: 'Silent', group: 'Acme', label: 'NAS01', results: [0], timing: 'overdue' },
  { id: 'failed', name: 'Failed one', results: [0, 2] },
  { id: 'never', name: 'Never good', results: [2] },
  { id: 'paused', name: 'Paused', results: [2], timing: 'paused' },
]

function show(checks: readonly CheckOfGrid[], more: { shows?: 'bad' | 'all'; scrollSeconds?: number } = {}) {
  const { shows = 'bad', scrollSeconds = 0 } = more
  const grid = readGrid(gridJson(checks))
  return render(
    <WallGrid grid={grid} widthPx={1200} heightPx={600} shows={shows} scrollSeconds={scrollSeconds} />,
  )
}
const tiles = () => screen.getAllByRole('listitem').map(tile => tile.children[1]?.children[0]?.textContent)
const seen = () => screen.queryByText(/ of .*checks?$/)?.textContent

test('what is bad is there, the worst first; what is not is counted', () => {
  const { container } = show(mixed)
  expect(tiles()).toEqual(['Failed one', 'Never good', 'Silent', 'Warned'])
  expect(container.firstElementChild?.firstElementChild).toHaveTextContent(
    /2Failed.*1Overdue.*1Warning.*1Good.*1Paused/,
  )
  expect(screen.queryByText('Good one')).not.toBeInTheDocument()
})

test('a tile says whose it is, how long it has been so, and when it was last good', () => {
  show(mixed)
  const [failed, never, silent] = screen.getAllByRole('listitem')
  expect(failed).toHaveTextContent(/Failed, good .* ago/)
  expect(never).toHaveTextContent('Failed, never good')
  expect(silent).toHaveTextContent(/Acme \/ NAS01Overdue for .*, good .* ago/)
})

test('all of them are there on demand, the good behind the bad', () => {
  show(mixed, { shows: 'all' })
  expect(tiles().slice(0, 4)).toEqual(['Failed one', 'Never good', 'Silent', 'Warned'])
  expect(tiles()).toHaveLength(6)
})

test.each([
  [12, undefined],
  [13, '1 to 12 of 13 bad checks'],
  [4000, '1 to 12 of 4,000 bad checks'],
])('of %d bad checks twelve fit, and the wall says so: %s', (count, said) => {
  show([...many(count, 'bad', { results: [2] }), ...many(3, 'fine', { results: [0] })])
  expect(seen()).toBe(said)
  const [first] = screen.getAllByRole('listitem')
  expect(first).toHaveAttribute('aria-setsize', String(count))
  expect(screen.getAllByRole('listitem').length).toBeGreaterThanOrEqual(12)
})

test('whoever scrolls is told where they are', async () => {
  show(many(40, 'bad', { results: [2] }))
  const list = screen.getByRole('list')
  list.scrollTop = 3 * 124
  fireEvent.scroll(list)
  await act(() => new Promise(resolve => setTimeout(resolve, 300)))
  expect(seen()).toBe('10 to 21 of 40 bad checks')
})

test('the last tile, when it is alone, is not called a stretch', () => {
  show(many(13, 'bad', { results: [2] }))
  const list = screen.getByRole('list')
  list.scrollTop = 4 * 124
  fireEvent.scroll(list)
  expect(seen()).toBe('13 of 13 bad checks')
})

test('of all checks it counts all', () => {
  show([...many(10, 'bad', { results: [2] }), ...many(10, 'fine', { results: [0] })], { shows: 'all' })
  expect(seen()).toBe('1 to 12 of 20 checks')
})

test('a fleet in which nothing is bad says so', () => {
  show(mixed.slice(0, 1))
  expect(screen.getByText('None of 1 check is bad')).toBeInTheDocument()
  expect(screen.queryByRole('list')).not.toBeInTheDocument()
})

test('told to, it shows the next screenful by itself, and begins anew after the last', () => {
  jest.useFakeTimers()
  try {
    const went: number[] = []
    HTMLElement.prototype.scrollTo = ((to: ScrollToOptions) => went.push(to.top ?? -1)) as never
    show(many(40, 'bad', { results: [2] }), { scrollSeconds: 5 })
    const list = screen.getByRole('list')
    Object.defineProperty(list, 'scrollHeight', { value: 14 * 124 })
    went.length = 0
    act(() => void jest.advanceTimersByTime(5000))
    list.scrollTop = 14 * 124 - 500
    act(() => void jest.advanceTimersByTime(5000))
    // Whole lines only: of the next one nothing was seen yet.
    expect(went).toEqual([4 * 124, 0])
  } finally {
    jest.useRealTimers()
    layOutAll({ width: 1200, height: 500 })
  }
})
