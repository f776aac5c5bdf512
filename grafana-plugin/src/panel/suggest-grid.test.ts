import { type DataFrame, FieldType, toDataFrame, type VisualizationSuggestionsBuilder } from '@grafana/data'
import { gridJson } from '../../test/grid-json.ts'
import { toGridFrames } from '../model/grid-frames.ts'
import { panelId } from '../settings.ts'
import { readOptions } from './options.ts'
import { gridSupplier } from './suggest-grid.ts'

const ofLastgood = toGridFrames(gridJson([{ id: 'nas', results: [0] }])).map(frame => toDataFrame(frame))
const series = (labels: Record<string, string>) =>
  toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1] },
      { name: 'Value', type: FieldType.number, values: [0], labels },
    ],
  })
const cases: readonly (readonly [string, readonly DataFrame[], boolean])[] = [
  ['checks of the Lastgood data source', ofLastgood, true],
  ['series of checks', [series({ __name__: 'backup_check_status', check: 'nas' })], true],
  [
    'series of checks among others',
    [series({ __name__: 'up' }), series({ __name__: 'backup_check_info' })],
    true,
  ],
  ['other series', [series({ __name__: 'up', check: 'nas' })], false],
  ['results without their checks', ofLastgood.slice(1), false],
  ['a frame without fields', [toDataFrame({ fields: [] })], false],
  ['nothing', [], false],
]

/** As Grafana up to 12.3 asks: it hands over a builder, and looks into its lists afterwards. */
function askBuilder(frames: readonly DataFrame[] | undefined) {
  const listed: unknown[] = []
  const builder = {
    ...(frames && { data: { series: frames } }),
    getListAppender: (usual: object) => ({ append: (more: object) => listed.push({ ...usual, ...more }) }),
  }
  gridSupplier.getSuggestionsForData(builder as unknown as VisualizationSuggestionsBuilder)
  return listed
}

describe.each(cases)('%s', (_, rawFrames, isOffered) => {
  test(`${isOffered ? 'are' : 'are not'} offered the grid by a function`, () =>
    expect(gridSupplier({ rawFrames }).map(({ pluginId }) => pluginId)).toEqual(isOffered ? [panelId] : []))

  test('and by a builder the same', () => expect(askBuilder(rawFrames)).toEqual(gridSupplier({ rawFrames })))
})

test('Grafana may ask before there is any data', () => {
  expect(gridSupplier({})).toEqual([])
  expect(askBuilder(undefined)).toEqual([])
})

test('what is offered are options that the panel takes as they are', () => {
  const [offered] = gridSupplier({ rawFrames: ofLastgood })
  expect(readOptions(offered?.options)).toEqual(offered?.options)
  expect(offered?.options.showFilters).toBe(false)
})
