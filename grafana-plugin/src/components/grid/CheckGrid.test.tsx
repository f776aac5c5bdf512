import { locationService } from '@grafana/runtime'
import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import React, { useMemo } from 'react'
import { type CheckOfGrid, gridJson } from '../../../test/grid-json.ts'
import { layOutAll } from '../../../test/laid-out.ts'
import { readGrid } from '../../model/grid.ts'
import { CheckGrid } from './CheckGrid.tsx'
import type { Opened } from './GridLines.tsx'
import { useGridFilter } from './use-grid-filter.ts'

const fleet: readonly CheckOfGrid[] = [
  { id: 'nas', name: 'NAS', group: 'Acme', results: [0, 2] },
  { id: 'mail', name: 'Mail', group: 'Acme', results: [0, 3], timing: 'overdue' },
  { id: 'web', name: 'Web', group: 'Beta', results: [0, 0], lateMs: 7_200_000 },
  { id: 'tape', name: 'Tape', group: 'Beta', results: [], runningSinceMs: 1 },
]

beforeAll(() => layOutAll({ width: 1200, height: 800 }))
beforeEach(() => locationService.push('/d/board'))

type Shown = { readonly checks?: readonly CheckOfGrid[]; readonly widthPx?: number }

function Grid({ checks, widthPx, onOpen }: Required<Shown> & { readonly onOpen: (one: Opened) => void }) {
  const [filter, setFilter] = useGridFilter('grid3-')
  const grid = useMemo(() => readGrid(gridJson(checks)), [checks])
  return (
    <CheckGrid
      grid={grid}
      widthPx={widthPx}
      heightPx={800}
      filter={filter}
      onFilter={setFilter}
      onOpen={onOpen}
      formatTime={toDay}
    />
  )
}
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

function show({ checks = fleet, widthPx = 1200 }: Shown = {}) {
  const opened: Opened[] = []
  render(<Grid checks={checks} widthPx={widthPx} onOpen={one => opened.push(one)} />)
  return { user: userEvent.setup(), opened }
}

const rowTexts = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(row => within(row).getAllByRole('button')[0]?.textContent)
const row = (name: string) => screen.getByRole('button', { name }).closest<HTMLElement>('[role="row"]')!

test('the worst comes first, under headings that count what is bad', () => {
  show()
  expect(rowTexts()).toEqual(['▾Acme2 of 2 bad', 'NAS', 'Mail', '▾Betanone of 2 bad', 'Tape', 'Web'])
  expect(screen.getByRole('grid')).toHaveAttribute('aria-rowcount', '7')
})

test('every indicator says its status, its time and how late it was', () => {
  show()
  const labels = (name: string) =>
    within(row(name))
      .getAllByRole('button')
      .slice(1)
      .map(button => button.getAttribute('aria-label'))
  expect(labels('Mail')).toEqual(['Success, 2026-11-20', 'Missed, 2026-11-21'])
  expect(labels('Web')).toEqual(['Success, 2026-11-20', 'Success, 2026-11-21, late by 2 h'])
  expect(labels('Tape')).toEqual(['Running since 1970-01-01'])
  expect(row('Tape')).toHaveTextContent('no result yet')
})

test('a count is a filter, and the address keeps it', async () => {
  const { user } = show()
  await user.click(screen.getByRole('button', { name: '1 Failed' }))
  expect(rowTexts()).toEqual(['▾Acme1 of 1 bad', 'NAS'])
  await act(() => new Promise(resolve => setTimeout(resolve, 400)))
  expect(locationService.getLocation().search).toBe('?grid3-state=failed')
  await user.click(screen.getByRole('button', { name: '1 Failed' }))
  expect(rowTexts()).toHaveLength(6)
})

test('a filter in the address holds from the beginning, and that of another grid does not', () => {
  locationService.push('/d/board?grid3-q=mail&grid4-q=web')
  show()
  expect(rowTexts()).toEqual(['▾Acme1 of 1 bad', 'Mail'])
})

test('what is typed narrows at once; when nothing fits it can be cleared', async () => {
  const { user } = show()
  await user.type(screen.getByLabelText('Filter by text'), 'beta we')
  expect(rowTexts()).toEqual(['▾Betanone of 1 bad', 'Web'])
  expect(screen.getByText('1 of 4 checks')).toBeInTheDocument()
  await user.type(screen.getByLabelText('Filter by text'), 'xyz')
  expect(screen.getByText('No check fits the filter')).toBeInTheDocument()
  await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0]!)
  expect(rowTexts()).toHaveLength(6)
})

test('a heading folds its checks away and goes on counting them', async () => {
  const { user } = show()
  const heading = screen.getByRole('button', { name: /Acme/ })
  expect(heading).toHaveAttribute('aria-expanded', 'true')
  await user.click(heading)
  expect(rowTexts()).toEqual(['▸Acme2 of 2 bad', '▾Betanone of 2 bad', 'Tape', 'Web'])
})

test('the grid is one stop of the Tab key; arrow keys move in it, and Enter opens', async () => {
  const { user, opened } = show()
  act(() => screen.getByRole('grid').focus())
  expect(screen.getByRole('button', { name: /Acme/ })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('button', { name: 'NAS' })).toHaveFocus()
  await user.keyboard('{ArrowRight}{ArrowRight}{Enter}')
  expect(opened).toMatchObject([{ check: { id: 'nas' }, place: 1 }])
  await user.keyboard('{Home}{Enter}')
  expect(opened[1]).toMatchObject({ check: { id: 'nas' } })
  expect(opened[1]).not.toHaveProperty('place')
  await user.keyboard('{Control>}{End}{/Control}')
  expect(document.activeElement).toHaveAccessibleName('Success, 2026-11-21, late by 2 h')
  await user.keyboard('{Control>}{Home}{/Control}{ArrowLeft}')
  expect(screen.getByRole('button', { name: /Acme/ })).toHaveAttribute('aria-expanded', 'false')
  await user.tab()
  expect(screen.getByRole('grid')).not.toContainElement(document.activeElement as HTMLElement)
})

test('results that do not fit are counted, and the newest are those that stay', () => {
  const results = [2, ...new Array<number>(29).fill(0)]
  show({ checks: [{ id: 'nas', name: 'NAS', results }], widthPx: 420 })
  const buttons = within(row('NAS')).getAllByRole('button').slice(1)
  expect(buttons.length).toBeLessThan(30)
  expect(row('NAS')).toHaveTextContent(`+${30 - buttons.length} older`)
  expect(buttons.at(-1)).toHaveAccessibleName('Success, 2026-11-21')
})

test('a fleet without a check says so', () => {
  show({ checks: [] })
  expect(screen.getByText('There are no checks')).toBeInTheDocument()
})
