/** The product whose rules hold where the check's own say nothing, and of which object of its messages. */
import { Alert, Combobox, Field, LoadingPlaceholder } from '@grafana/ui'
import React, { useId } from 'react'
import { readTemplates } from '../../api/suggestions.ts'
import { LoadError } from '../../components/Loaded.tsx'
import { useLoad } from '../../components/use-load.ts'
import { setTemplate, setText } from '../../model/draft.ts'
import { objectsOf, type Template } from '../../model/template.ts'
import { useProblem, useWizard } from './wizard-context.ts'

export function TemplateFields() {
  const { check, change } = useWizard()
  const templates = useLoad(signal => readTemplates(signal), [])
  const problem = useProblem('template')
  const id = useId()
  const { template } = check
  const known = templates.data?.templates ?? []
  const chosen = known.find(one => one.id === template)
  const isUnknown = template !== undefined && templates.data !== undefined && chosen === undefined
  return (
    <>
      {templates.error && (
        <LoadError error={templates.error} what="the templates" onRetry={templates.reload} />
      )}
      {templates.loading && !templates.data && <LoadingPlaceholder text="Loading the templates" />}
      <Field
        label="Product template"
        htmlFor={id}
        description="What the product says holds where no rule below fits. A message that the template cannot read for sure is never a success."
        {...((problem !== undefined || isUnknown) && {
          invalid: true,
          error: problem ?? `There is no template "${template}"`,
        })}
      >
        <Combobox<string>
          id={id}
          isClearable
          placeholder="none: the rules below alone"
          options={optionsOf(known, isUnknown ? template : undefined)}
          value={template ?? null}
          onChange={option => change(before => setTemplate(before, option?.value))}
        />
      </Field>
      {template !== undefined && (
        <>
          <ObjectField isLikely={chosen?.reportsObjects ?? true} />
          <Alert severity="info" title="Who is asked first">
            The rules below, in their order, first; the first that fits wins. Where none fits, the template
            says what the message means. Where it cannot tell, the choice for “When no rule fits” holds. The
            preview names who decided.
          </Alert>
        </>
      )}
    </>
  )
}

function optionsOf(known: readonly Template[], unknown: string | undefined) {
  return [
    ...(unknown === undefined ? [] : [{ value: unknown, label: unknown }]),
    ...known.map(({ id, name }) => ({ value: id, label: name })),
  ]
}

/** @param isLikely messages of the product may report of several */
function ObjectField({ isLikely }: { readonly isLikely: boolean }) {
  const { check, change, preview } = useWizard()
  const problem = useProblem('object')
  const id = useId()
  const { object } = check
  const seen = objectsOf(preview.data?.messages ?? [])
  if (!isLikely && seen.length === 0 && object === undefined) return null
  const options = object === undefined || seen.includes(object) ? seen : [object, ...seen]
  return (
    <Field
      label="Object"
      htmlFor={id}
      description="Where one message reports of several machines, folders or jobs: the check is about this one alone. Left empty, the worst of all counts."
      {...(problem !== undefined && { invalid: true, error: problem })}
    >
      <Combobox<string>
        id={id}
        isClearable
        createCustomValue
        placeholder="all of them: the worst counts"
        options={options.map(value => ({ value, label: value }))}
        value={object ?? null}
        onChange={option => change(before => setText(before, 'object', option?.value.trim() ?? ''))}
      />
    </Field>
  )
}
