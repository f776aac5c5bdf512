/** How sure something learned is: a glyph and a word. */
import React from 'react'
import { lookOfSureness, type Sureness as Sure } from '../model/suggestion.ts'
import { LookBadge } from './StandingBadge.tsx'

export function Sureness({ sure }: { readonly sure: Sure }) {
  return <LookBadge look={lookOfSureness[sure]} detail="How sure this is" />
}
