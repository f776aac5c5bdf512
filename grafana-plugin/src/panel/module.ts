import '../public-path.ts'
import { FieldConfigProperty, PanelPlugin } from '@grafana/data'
import { CheckGridPanel } from './CheckGridPanel.tsx'
import { migrateOptions } from './migrate-options.ts'
import { addOptions } from './option-editors.ts'
import type { GridOptions } from './options.ts'
import { gridSupplier } from './suggest-grid.ts'

export const plugin = new PanelPlugin<GridOptions>(CheckGridPanel)
  .useFieldConfig({
    disableStandardOptions: [
      FieldConfigProperty.Min,
      FieldConfigProperty.Max,
      FieldConfigProperty.FieldMinMax,
    ],
  })
  .setPanelOptions(addOptions)
  .setMigrationHandler(migrateOptions)
  .setSuggestionsSupplier(gridSupplier)
