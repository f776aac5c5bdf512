import { render } from '@testing-library/react'
import React from 'react'
import { standings } from '../model/standing.ts'
import { StandingBadge } from './StandingBadge.tsx'

test('every standing is told by word and glyph, not by colour alone', () => {
  const texts = standings.map(standing => render(<StandingBadge standing={standing} />).container.textContent)
  expect(new Set(texts.map(text => text?.slice(0, 1))).size).toBe(standings.length)
  expect(new Set(texts.map(text => text?.slice(1))).size).toBe(standings.length)
})
