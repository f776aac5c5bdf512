import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import React from 'react'
import { Chart } from './Chart.tsx'

const series = [
  { id: 'nas', name: 'NAS', atMs: [0, 86_400_000, 172_800_000], value: [1024, 2048, 3072] },
  { id: 'mail', name: 'Mail', atMs: [86_400_000], value: [512] },
]

test('keys step through the points, and each is told in words', async () => {
  render(<Chart title="Size" series={series} kind="size" timeZone="utc" />)
  const plot = screen.getByRole('slider', { name: 'Size: points' })
  expect(plot).toHaveAttribute('aria-valuetext', 'none chosen')
  plot.focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(plot.getAttribute('aria-valuetext')).toMatch(/1970-01-02 00:00:00: NAS 2 KiB, Mail 512 B$/)
  await userEvent.keyboard('{End}')
  expect(plot.getAttribute('aria-valuetext')).toMatch(/NAS 3 KiB$/)
})

test('the same points stand in a table, newest first', async () => {
  render(<Chart title="Size" series={series} kind="size" timeZone="utc" />)
  const details = screen.getByText('As a table').closest('details')
  if (!details) throw new Error('no details')
  details.open = true
  const rows = await screen.findAllByRole('row')
  expect(rows.map(row => row.textContent)).toEqual([
    'TimeOfValue',
    '1970-01-03 00:00NAS3 KiB',
    '1970-01-02 00:00NAS2 KiB',
    '1970-01-02 00:00Mail512 B',
    '1970-01-01 00:00NAS1 KiB',
  ])
})

test('a period without figures says so', () => {
  render(<Chart title="Size" series={[]} kind="size" />)
  expect(screen.getByText('No figures in this period')).toBeInTheDocument()
})
