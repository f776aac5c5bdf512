import '../public-path.ts'
import { PanelPlugin } from '@grafana/data'
import { CheckGridPanel } from './CheckGridPanel.tsx'
import type { GridOptions } from './options.ts'

export const plugin = new PanelPlugin<GridOptions>(CheckGridPanel).useFieldConfig()
