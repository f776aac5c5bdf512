import fc from 'fast-check'
import { gridJson } from '../../test/grid-json.ts'
import { type PlainFrame, type ReadableFrame, readGridFrames, toGridFrames } from './grid-frames.ts'

const readable = (frames: readonly PlainFrame[]): ReadableFrame[] =>
  frames.map(frame => ({ ...frame, length: frame.fields[0]?.values.length ?? 0 }))

/** Leaves rows out, or changes their order, as a transformation of Grafana does. */
const rows = (frame: ReadableFrame, keep: readonly number[]): ReadableFrame => ({
  ...frame,
  length: keep.length,
  fields: frame.fields.map(field => ({ ...field, values: keep.map(row => field.values[row]) })),
})

const checks = [
  { id: 'nas', name: 'The NAS', group: 'Office', label: 'Comet', results: [0, 1, 2] },
  { id: 'db', name: 'Database', group: 'Office', results: [] },
  { id: 'web', name: 'Web', group: 'Shop', results: [3, 0] },
] as const

test('what is written as frames is read back, whatever the fleet', () => {
  const check = fc.record({
    name: fc.string(),
    group: fc.string(),
    label: fc.option(fc.string({ minLength: 1 })),
    results: fc.array(fc.constantFrom(0, 1, 2, 3, 4), { maxLength: 5 }),
    sizeBytes: fc.option(fc.nat()),
  })
  fc.assert(
    fc.property(fc.array(check, { maxLength: 20 }), fleet => {
      const grid = gridJson(fleet.map((one, at) => ({ ...one, id: `check-${at}` })))
      expect(readGridFrames(readable(toGridFrames(grid)))).toEqual(grid)
    }),
  )
})

test('rows may be sorted and left out on the way', () => {
  const [ofChecks, ofResults] = readable(toGridFrames(gridJson(checks)))
  const grid = readGridFrames([rows(ofChecks!, [2, 0]), rows(ofResults!, [4, 2, 0, 3, 1])])
  expect(grid?.id).toEqual(['web', 'nas'])
  expect(grid?.results.counts).toEqual([2, 3])
  expect(grid?.results.code).toEqual([3, 0, 0, 1, 2])
})

test('a hidden field is unknown, never wrong', () => {
  const [ofChecks, ofResults] = readable(toGridFrames(gridJson(checks)))
  const without = { ...ofChecks!, fields: ofChecks!.fields.filter(({ name }) => name !== 'sizeBytes') }
  expect(readGridFrames([without, ofResults!])?.sizeBytes).toEqual([null, null, null])
})

test('a check of two queries counts once, and so do its results', () => {
  const frames = () => readable(toGridFrames(gridJson(checks)))
  const grid = readGridFrames([...frames(), ...frames()])
  expect(grid?.id).toEqual(['nas', 'db', 'web'])
  expect(grid?.results.counts).toEqual([3, 0, 2])
})

test('frames of something else are no grid', () => {
  expect(readGridFrames([])).toBeUndefined()
  expect(
    readGridFrames([{ name: 'checks', length: 1, fields: [{ name: 'id', values: ['a'] }] }]),
  ).toBeUndefined()
})

test('tables of Grafana show states in the same words and colours', () => {
  const [ofChecks] = toGridFrames(gridJson(checks))
  const standing = ofChecks.fields.find(({ name }) => name === 'standing')
  expect(standing?.config['mappings']).toEqual([
    expect.objectContaining({
      type: 'value',
      options: expect.objectContaining({ failed: expect.objectContaining({ color: 'red', text: 'Failed' }) }),
    }),
  ])
})
