import {
  type DataFrame,
  FieldColorModeId,
  FieldType,
  MappingType,
  ThresholdsMode,
  toDataFrame,
  type ValueMapping,
} from '@grafana/data'
import { gridJson } from '../../test/grid-json.ts'
import { shownFrames, theme } from '../../test/shown-frames.ts'
import { looksOf } from '../components/grid/looks.ts'
import { toGridFrames } from '../model/grid-frames.ts'
import { readPanelLooks } from './panel-looks.ts'

const ofLastgood = () =>
  toGridFrames(gridJson([{ id: 'nas', results: [0, 2] }])).map(frame => toDataFrame(frame))
const ofPrometheus = (): DataFrame[] => [
  toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: [1] },
      {
        name: 'Value',
        type: FieldType.number,
        values: [0],
        labels: { __name__: 'backup_check_status', check: 'nas' },
      },
    ],
  }),
]
const usual = looksOf(theme)
const colorOf = (name: string) => theme.visualization.getColorByName(name)
const mapping = (options: Record<string, { text?: string; color?: string }>): ValueMapping => ({
  type: MappingType.ValueToText,
  options,
})
const override = (name: string, id: string, value: unknown) => ({
  matcher: { id: 'byName', options: name },
  properties: [{ id, value }],
})
const looksWith = (data: readonly DataFrame[], config: Parameters<typeof shownFrames>[1] = {}) =>
  readPanelLooks(shownFrames(data, config), theme)

test.each([
  ['Lastgood', ofLastgood],
  ['Prometheus', ofPrometheus],
])('of %s nothing looks different while nothing is set', (_, frames) =>
  expect(looksWith(frames())).toEqual(usual),
)

test('a value mapping changes the word, the colour and the ink of what it names, and nothing else', () => {
  const { result, standing } = looksWith(ofPrometheus(), {
    defaults: { mappings: [mapping({ 2: { text: 'Broken', color: 'dark-blue' } })] },
  })
  const color = colorOf('dark-blue')
  expect(result[2]).toEqual({
    ...usual.result[2],
    text: 'Broken',
    color,
    ink: theme.colors.getContrastText(color),
  })
  expect(result[0].text).toBe('Success')
  expect(standing).toEqual(usual.standing)
})

test('an override of the results renames them', () => {
  const { result, standing } = looksWith(ofLastgood(), {
    overrides: [
      override('code', 'mappings', [
        mapping({ 0: { text: 'Saved' }, 2: { text: 'Lost', color: '#123456' } }),
      ]),
    ],
  })
  expect([result[0].text, result[2].text, result[2].color]).toEqual(['Saved', 'Lost', '#123456'])
  expect(result[2].glyph).toBe(usual.result[2].glyph)
  expect(standing).toEqual(usual.standing)
})

test('an override of the field "standing" renames where checks stand', () => {
  const { result, standing } = looksWith(ofLastgood(), {
    overrides: [
      override('standing', 'mappings', [mapping({ overdue: { text: 'Überfällig', color: 'yellow' } })]),
    ],
  })
  expect(standing.overdue).toMatchObject({ text: 'Überfällig', color: colorOf('yellow') })
  expect(standing.failed.text).toBe('Failed')
  expect(result).toEqual(usual.result)
})

test('thresholds that reach over the codes colour the results and leave their words', () => {
  const { result } = looksWith(ofPrometheus(), {
    defaults: {
      color: { mode: FieldColorModeId.Thresholds },
      thresholds: {
        mode: ThresholdsMode.Absolute,
        steps: [
          { value: Number.NEGATIVE_INFINITY, color: 'blue' },
          { value: 1, color: 'yellow' },
          { value: 2, color: 'purple' },
        ],
      },
    },
  })
  expect([0, 1, 2].map(code => result[code as 0 | 1 | 2].color)).toEqual(
    ['blue', 'yellow', 'purple'].map(colorOf),
  )
  expect([0, 1, 2].map(code => result[code as 0 | 1 | 2].text)).toEqual(['Success', 'Warning', 'Failed'])
})

test.each([
  ['absolute', 80],
  ['percentage', 1],
] as const)('thresholds that Grafana sets for everything (%s, %d) colour nothing', (mode, value) => {
  const { result } = looksWith(ofPrometheus(), {
    defaults: {
      color: { mode: FieldColorModeId.Thresholds },
      thresholds: {
        mode: mode === 'absolute' ? ThresholdsMode.Absolute : ThresholdsMode.Percentage,
        steps: [
          { value: Number.NEGATIVE_INFINITY, color: 'green' },
          { value, color: 'red' },
        ],
      },
    },
  })
  expect(result).toEqual(usual.result)
})

test('one fixed colour is that of every result; time about which nothing is known stays gray', () => {
  const { result } = looksWith(ofPrometheus(), {
    defaults: { color: { mode: FieldColorModeId.Fixed, fixedColor: 'blue' } },
  })
  expect([0, 1, 2, 3].map(code => result[code as 0 | 1 | 2 | 3].color)).toEqual(
    new Array(4).fill(colorOf('blue')),
  )
  expect(result[5]).toEqual(usual.result[5])
})

test("mappings of the data source beat a colour, as in Grafana's own tables", () => {
  const { result } = looksWith(ofLastgood(), {
    overrides: [override('code', 'color', { mode: FieldColorModeId.Fixed, fixedColor: 'blue' })],
  })
  expect(result).toEqual(usual.result)
})
