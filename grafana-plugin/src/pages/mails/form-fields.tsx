/** What the fields of a report mail have in common: the draft they change, and what is wrong with it beside each. */
import { Field } from '@grafana/ui'
import React, { createContext, type ReactNode, useContext } from 'react'
import type { SubscriptionYaml } from '../../../../exporter/src/api/contract-reports.ts'
import { FieldBody } from '../../components/FieldBody.tsx'
import { put } from '../../model/put.ts'
import type { SubscriptionDraft } from './use-subscription-draft.ts'

type Form = Pick<SubscriptionDraft, 'draft' | 'finished' | 'change' | 'problemAt'>

export const FormContext = createContext<Form | undefined>(undefined)

export function useForm() {
  const form = useContext(FormContext)
  if (!form) throw new Error('a field of a report mail stands outside of its form')
  const { change } = form
  /** undefined and an empty text say nothing: what is usual holds. */
  const set = <K extends keyof SubscriptionYaml>(key: K, value: SubscriptionYaml[K] | undefined) =>
    change(before => put(before, key, value === '' ? undefined : value))
  return { ...form, set }
}

type Props = {
  readonly of: keyof SubscriptionYaml
  readonly label: string
  readonly description?: ReactNode
  readonly htmlFor?: string
  readonly required?: true
  readonly children: ReactNode
}

export function MailField({ of, label, description, htmlFor, required, children }: Props) {
  const problem = useForm().problemAt(of)
  return (
    <Field
      label={label}
      description={description}
      {...(htmlFor !== undefined && { htmlFor })}
      {...(required && { required })}
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <FieldBody>{children}</FieldBody>
    </Field>
  )
}
