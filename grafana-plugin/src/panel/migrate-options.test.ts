import fc from 'fast-check'
import { migrateOptions } from './migrate-options.ts'
import { defaultOptions, type GridOptions, mostResults } from './options.ts'

const migrate = (options?: unknown) => migrateOptions({ options })
const chosen: GridOptions = {
  sort: 'name',
  heading: 'label',
  results: 7,
  columns: ['lastGood', 'size'],
  rowHeight: 'compact',
  showCounts: false,
  showFilters: false,
  wall: true,
  wallShows: 'all',
  wallScrollSeconds: 20,
}

test('what a user chose stays as it is', () => expect(migrate(chosen)).toEqual(chosen))

test.each([
  ['nothing', undefined, {}],
  ['null', null, {}],
  ['a list', ['sort'], {}],
  ['options of a later version', { sort: 'name', runs: 30, later: { deep: true } }, { sort: 'name' }],
  ['an option of the wrong kind', { results: '30', wall: 'yes', columns: 'size' }, {}],
  ['words that are not known', { sort: 'best', heading: 'moon', rowHeight: 3, wallShows: '' }, {}],
  ['a column that is gone', { columns: ['gone', 'size', 'size'] }, { columns: ['size'] }],
  ['no column at all', { columns: [] }, { columns: [] }],
  ['too many results', { results: 1e6 }, { results: mostResults }],
  ['fewer than one', { results: -3 }, { results: 1 }],
  ['half a result', { results: 2.6 }, { results: 3 }],
  ['not a number', { results: Number.NaN, wallScrollSeconds: Number.POSITIVE_INFINITY }, {}],
  ['more than ten minutes for a screenful', { wallScrollSeconds: 9999 }, { wallScrollSeconds: 600 }],
])('of %s what is understood is kept, and the rest is as usual', (_, stored, kept) =>
  expect(migrate(stored)).toEqual({ ...defaultOptions, ...kept }),
)

test('doing it again changes nothing, whatever was stored', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record(
          Object.fromEntries(
            Object.keys(defaultOptions).map(name => [
              name,
              fc.oneof(fc.anything(), fc.double(), fc.constantFrom<unknown>(...Object.values(chosen))),
            ]),
          ),
          { requiredKeys: [] },
        ),
      ),
      stored => {
        const once = migrate(stored)
        expect(migrate(once)).toEqual(once)
        expect(Object.keys(once).sort()).toEqual(Object.keys(defaultOptions).sort())
      },
    ),
  ))

test('what was stored is not touched', () => {
  const stored = Object.freeze({ results: 999, columns: Object.freeze(['size']) })
  migrate(stored)
  expect(stored.results).toBe(999)
})
