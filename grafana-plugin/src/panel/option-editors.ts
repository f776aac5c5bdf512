/** The panel's options as its editor shows them. */
import type { PanelOptionsEditorBuilder, SelectableValue } from '@grafana/data'
import { extraColumns, titleOfColumn } from '../model/grid-layout.ts'
import { defaultOptions, type GridOptions, mostResults } from './options.ts'

const rows = ['Rows']
const bars = ['Counts and filters']
const wall = ['Wall display']
// A choice of several is typed by its list, its options by what stands in it: the builder knows one type for both.
const columnOptions: SelectableValue[] = extraColumns.map(value => ({ value, label: titleOfColumn[value] }))
const isGrid = ({ wall }: GridOptions) => !wall
const isWall = ({ wall }: GridOptions) => wall

export function addOptions(builder: PanelOptionsEditorBuilder<GridOptions>): void {
  builder
    .addSelect({
      path: 'sort',
      name: 'Order',
      description: 'Who looks may choose another one for the moment.',
      category: rows,
      defaultValue: defaultOptions.sort,
      settings: {
        options: [
          { value: 'worst', label: 'Worst first' },
          { value: 'name', label: 'By name' },
          { value: 'group', label: 'By group, the worst first in each' },
        ],
      },
      showIf: isGrid,
    })
    .addSelect({
      path: 'heading',
      name: 'Headings',
      category: rows,
      defaultValue: defaultOptions.heading,
      settings: {
        options: [
          { value: 'group', label: 'Groups' },
          { value: 'label', label: 'Groups and labels' },
          { value: 'none', label: 'None' },
        ],
      },
      showIf: isGrid,
    })
    .addNumberInput({
      path: 'results',
      name: 'Results per check',
      description: 'The newest; those that do not fit into the width are counted.',
      category: rows,
      defaultValue: defaultOptions.results,
      settings: { min: 1, max: mostResults, integer: true },
      showIf: isGrid,
    })
    .addMultiSelect({
      path: 'columns',
      name: 'Columns',
      description: 'When it gets narrow, the last of them go first.',
      category: rows,
      defaultValue: [...defaultOptions.columns],
      settings: { options: columnOptions },
      showIf: isGrid,
    })
    .addRadio({
      path: 'rowHeight',
      name: 'Row height',
      category: rows,
      defaultValue: defaultOptions.rowHeight,
      settings: {
        options: [
          { value: 'compact', label: 'Compact' },
          { value: 'normal', label: 'Normal' },
        ],
      },
      showIf: isGrid,
    })
    .addBooleanSwitch({
      path: 'showCounts',
      name: 'Counts',
      category: bars,
      defaultValue: defaultOptions.showCounts,
      showIf: isGrid,
    })
    .addBooleanSwitch({
      path: 'showFilters',
      name: 'Filters',
      category: bars,
      defaultValue: defaultOptions.showFilters,
      showIf: isGrid,
    })
    .addBooleanSwitch({
      path: 'wall',
      name: 'Wall display',
      description: 'Large tiles to be read from metres away, the bad checks first, without controls.',
      category: wall,
      defaultValue: defaultOptions.wall,
    })
    .addRadio({
      path: 'wallShows',
      name: 'Tiles',
      category: wall,
      defaultValue: defaultOptions.wallShows,
      settings: {
        options: [
          { value: 'bad', label: 'Bad checks' },
          { value: 'all', label: 'All checks' },
        ],
      },
      showIf: isWall,
    })
    .addNumberInput({
      path: 'wallScrollSeconds',
      name: 'Seconds per screenful',
      description: 'When not all tiles fit, show the next ones after so long. 0 stays at the worst.',
      category: wall,
      defaultValue: defaultOptions.wallScrollSeconds,
      settings: { min: 0, max: 600, integer: true },
      showIf: isWall,
    })
}
