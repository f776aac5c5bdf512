/** What every part of the wizard has to do with: the draft, how it is changed, and what is wrong where. */
import { createContext, useContext } from 'react'
import type { CheckYaml, FieldError } from '../../../../exporter/src/api/contract-checks.ts'
import { isSamePath, isWithin } from '../../model/draft-path.ts'
import type { Kept } from './use-draft.ts'
import type { Asked, Previewing } from './use-preview.ts'

export type WizardState = {
  readonly check: CheckYaml
  readonly change: (edit: (check: CheckYaml) => CheckYaml) => void
  /** A saved check keeps its id: its history hangs on it. */
  readonly isNew: boolean
  /** The schedule that the draft came with, where it was learned. */
  readonly learned?: Kept['learned']
  /** Those that are to be told now. */
  readonly errors: readonly FieldError[]
  readonly preview: Previewing
  readonly asked: Asked
  readonly ask: (asked: Partial<Asked>) => void
}

export const WizardContext = createContext<WizardState | undefined>(undefined)

export function useWizard(): WizardState {
  const state = useContext(WizardContext)
  if (!state) throw new Error('a part of the wizard stands outside of it')
  return state
}

/** What is wrong at this place of the draft. @param reach `within`: also with what lies in it */
export function useProblem(path: string, reach: 'exact' | 'within' = 'exact'): string | undefined {
  const { errors } = useWizard()
  const fits = reach === 'exact' ? isSamePath : isWithin
  const found = errors.filter(({ field }) => fits(field, path)).map(({ detail }) => detail)
  return found.length > 0 ? [...new Set(found)].join('; ') : undefined
}
