/** Whose good results count. What says that something failed is believed whoever says it. */
import React from 'react'
import { Choice } from '../../components/Choice.tsx'
import { put } from '../../model/put.ts'
import { trustOptions } from '../../model/sender-look.ts'
import { useProblem, useWizard } from './wizard-context.ts'

const asConfigured = 'as configured'

export function TrustField() {
  const { check, change } = useWizard()
  const problem = useProblem('trust')
  const value = check.trust ?? asConfigured
  const help = trustOptions.find(({ id }) => id === value)?.help
  return (
    <Choice<(typeof trustOptions)[number]['id'] | typeof asConfigured>
      label="Whose good results count"
      description={`${help ?? 'As checkDefaults says in the configuration; anybody unless that names somebody.'} A failure counts whoever sends it.`}
      width={36}
      error={problem}
      options={[{ id: asConfigured, title: 'As configured for all checks' }, ...trustOptions]}
      value={value}
      onChange={trust => change(before => put(before, 'trust', trust === asConfigured ? undefined : trust))}
    />
  )
}
