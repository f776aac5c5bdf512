/** Option editors and standard field options live in Grafana itself, not in its libraries: these stand for them, with
 *  the real processing of each option and plain inputs. */
import * as data from '@grafana/data'
import { Input, RadioButtonGroup, Switch } from '@grafana/ui'
import React, { type ComponentType } from 'react'

type EditorProps = data.StandardEditorProps<never> & {
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}
type Editor = ComponentType<EditorProps>

const editors: Record<string, Editor> = {
  text: ({ value, onChange }) => (
    <Input value={String(value ?? '')} onChange={event => onChange(event.currentTarget.value)} />
  ),
  number: ({ value, onChange }) => (
    <Input
      type="number"
      value={String(value ?? '')}
      onChange={event => onChange(event.currentTarget.valueAsNumber)}
    />
  ),
  boolean: ({ value, onChange }) => (
    <Switch value={value === true} onChange={event => onChange(event.currentTarget.checked)} />
  ),
  radio: ({ value, onChange, item }) => (
    <RadioButtonGroup value={value} options={item.settings?.options ?? []} onChange={onChange} />
  ),
}
const shownAsText = [
  ...['slider', 'select', 'multi-select', 'unit', 'color', 'fieldColor', 'links', 'actions', 'stats-picker'],
  ...['strings', 'timezone', 'field-name', 'dashboard-uid', 'mappings', 'thresholds'],
]
for (const id of shownAsText) editors[id] = ({ value }) => <code>{JSON.stringify(value)}</code>

export function initRegistries(): void {
  data.standardEditorsRegistry.setInit(() =>
    Object.entries(editors).map(([id, editor]) => ({
      id,
      name: id,
      description: id,
      editor: editor as never,
    })),
  )
  data.standardFieldConfigEditorRegistry.setInit(() => standardOptions() as never)
}

function standardOptions() {
  const isNumber = ({ type }: data.Field) => type === data.FieldType.number
  const always = () => true
  const option = (
    id: string,
    editorId: string,
    process: unknown,
    shouldApply = always as typeof isNumber,
  ) => {
    const { editor } = data.standardEditorsRegistry.get(editorId)
    return {
      ...{ id, path: id, name: id, description: id, editor, override: editor, process, shouldApply },
      settings: id === 'color' ? { byValueSupport: true, preferThresholdsMode: true } : {},
      category: ['Standard options'],
    }
  }
  const steps = [
    { value: Number.NEGATIVE_INFINITY, color: 'green' },
    { value: 80, color: 'red' },
  ]
  return [
    option('displayName', 'text', data.displayNameOverrideProcessor),
    option('unit', 'unit', data.stringOverrideProcessor),
    option('min', 'number', data.numberOverrideProcessor, isNumber),
    option('max', 'number', data.numberOverrideProcessor, isNumber),
    option('decimals', 'number', data.numberOverrideProcessor, isNumber),
    option('noValue', 'text', data.stringOverrideProcessor),
    option('color', 'fieldColor', data.identityOverrideProcessor),
    {
      ...option('thresholds', 'thresholds', data.thresholdsOverrideProcessor),
      defaultValue: { mode: data.ThresholdsMode.Absolute, steps },
    },
    { ...option('mappings', 'mappings', data.valueMappingsOverrideProcessor), defaultValue: [] },
    option('links', 'links', data.dataLinksOverrideProcessor),
    option('filterable', 'boolean', data.booleanOverrideProcessor),
  ]
}
