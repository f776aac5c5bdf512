import { render, screen } from '@testing-library/react'
import React from 'react'
import { PlainTable } from './PlainTable.tsx'

test('a name without end breaks inside its cell, so that the columns behind it stay in sight', () => {
  const rows = ['x'.repeat(200)]
  render(
    <PlainTable
      caption="Names"
      rows={rows}
      keyOf={row => row}
      columns={[{ head: 'Name', cell: row => row }]}
    />,
  )
  const style = getComputedStyle(screen.getByRole('cell'))
  expect(style.overflowWrap).toBe('break-word')
  expect(style.maxWidth).toMatch(/^\d+px$/)
})
