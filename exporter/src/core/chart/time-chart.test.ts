import fc from 'fast-check'
import type { Row } from '../documents/row.ts'
import { openFormats } from '../sheet/formats.ts'
import type { Drawing } from './drawing.ts'
import { growthChart, performanceChart } from './run-charts.ts'
import { toSvg } from './svg.ts'
import { thin } from './thin.ts'

const dayMs = 86_400_000
const fromMs = Date.UTC(2026, 9, 1)
const formats = openFormats({
  language: 'en',
  timeZone: 'Europe/Berlin',
  timeFormat: '24h',
  dateFormat: 'yyyy-MM-dd',
})
const run = (day: number, change: Partial<Row> = {}): Row => ({
  checkId: 'nas',
  group: 'Office',
  job: 'NAS',
  timing: 'on time',
  result: 'success',
  receivedAtMs: fromMs + day * dayMs,
  notes: [],
  ...change,
})
const draw = (runs: readonly Row[], days = 30) =>
  growthChart(runs, { fromMs, toMs: fromMs + days * dayMs }, formats)
const textsOf = ({ shapes }: Drawing) => shapes.flatMap(shape => (shape.kind === 'text' ? shape.text : []))
const sizes = (values: readonly number[]) => values.map((sizeBytes, day) => run(day, { sizeBytes }))

/** Every coordinate is a number inside of the picture, give or take a line's width. */
function expectInside({ shapes, width, height }: Drawing) {
  for (const shape of shapes) {
    const points =
      shape.kind === 'line'
        ? shape.points
        : shape.kind === 'box'
          ? [[shape.x, shape.y] as const, [shape.x + shape.width, shape.y + shape.height] as const]
          : [shape.at]
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(-1)
      expect(x).toBeLessThanOrEqual(width + 8)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(height)
    }
  }
}

test.each<[string, readonly Row[], readonly string[]]>([
  ['no run', [], ['No run of this time told it']],
  ['runs that told nothing', [run(1), run(2)], ['No run of this time told it']],
  ['one run', sizes([5 * 2 ** 30]), ['newest 5 GiB', 'Too few values for a trend']],
  [
    'all equal',
    sizes([1024, 1024, 1024]),
    ['newest 1 KiB', 'Trend ±0 B a day; 1 KiB expected on 2026-11-06'],
  ],
  ['all nothing', sizes([0, 0, 0]), ['newest 0 B']],
  ['huge', sizes([2 ** 80, 2 ** 80 + 2 ** 79, 2 ** 81]), ['newest 2,097,152 EiB']],
  ['growing', sizes([10, 20, 30, 40].map(n => n * 2 ** 20)), ['newest 40 MiB', '100 MiB', '0 B']],
  [
    'shrinking to nothing',
    sizes([30, 20, 10].map(n => n * 2 ** 20)),
    ['Trend −10 MiB a day; 0 B expected on 2026-11-06'],
  ],
])('%s', (_, runs, expected) => {
  const drawing = draw(runs)
  expect(textsOf(drawing)).toEqual(expect.arrayContaining([...expected]))
  expectInside(drawing)
})

test('whatever runs tell, it is drawn inside of the picture', () => {
  const figure = fc.option(
    fc.oneof(
      fc.constantFrom(0, -1, Number.NaN, 2 ** 80, Number.MAX_VALUE, Number.MIN_VALUE, Infinity),
      fc.double({ min: 0, max: 1e18, noNaN: true }),
      fc.double(),
    ),
    { nil: undefined },
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 29 * 24 * 60 }), figure, figure), { maxLength: 40 }),
      list => {
        const runs = list
          .toSorted(([a], [b]) => a - b)
          .map(([minute, size, duration]) =>
            run(minute / 1440, {
              ...(size !== undefined && { sizeBytes: size, transferredBytes: size }),
              ...(duration !== undefined && { durationSeconds: duration }),
            }),
          )
        expectInside(draw(runs))
        expectInside(performanceChart(runs, { fromMs, toMs: fromMs + 30 * dayMs }, formats))
      },
    ),
    { numRuns: 60 },
  )
})

test('throughput is size by duration', () => {
  const runs = [1, 2, 3].map(day => run(day, { sizeBytes: 600 * 2 ** 20, durationSeconds: 60 }))
  const drawing = performanceChart(runs, { fromMs, toMs: fromMs + 5 * dayMs }, formats)
  expect(textsOf(drawing)).toEqual(expect.arrayContaining(['newest 10 MiB/s', 'newest 1 min']))
})

test('the line breaks where nothing came for long', () => {
  const runs = [...Array(8).keys(), ...[25, 26, 27]].map(day => run(day, { sizeBytes: 100 + day }))
  const lines = draw(runs).shapes.flatMap(shape =>
    shape.kind === 'line' && shape.ink === 'first' ? [shape.points.length] : [],
  )
  expect(lines).toEqual([8, 3])
})

test('of very many values the outline stays, and every peak', () => {
  const samples = Array.from({ length: 20_000 }, (_, n) => ({ atMs: n, value: n === 7777 ? 1e9 : n % 10 }))
  const seen = thin(samples, 0, 20_000, 800)
  expect(seen.length).toBeLessThanOrEqual(3200)
  expect(seen.map(({ value }) => value)).toContain(1e9)
  expect(seen.map(({ atMs }) => atMs)).toEqual(seen.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
})

test('nothing in a drawing becomes markup; it is told to whoever does not see it', () => {
  const evil = '</text><script>alert(1)</script>"\' onload=x'
  const { markup } = toSvg({
    width: 10,
    height: 10,
    title: evil,
    description: evil,
    shapes: [{ kind: 'text', at: [1, 1], text: evil, size: 10, ink: 'ink' }],
  })
  expect(markup).not.toContain('<script')
  expect(markup.match(/<(title|desc|text)[ >]/g)).toEqual(['<title>', '<desc>', '<text '])
})
