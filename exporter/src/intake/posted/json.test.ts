import { readBody } from '../../../test/posted.ts'

describe('generic JSON', () => {
  const paths = {
    status: 'job.results.0.state',
    job: 'job.name',
    executionKey: 'job.id',
    startedAt: 'job.begin',
    'figure:size': 'job.bytes',
    'figure:errors': 'job.errors',
    'value:0': 'success',
    'value:half': 'warning',
    'value:busy': 'running',
    'value:idle': 'ignored',
    'value:true': 'failure',
  }
  const body = (state: unknown) => ({
    job: { name: 'Docs', id: 7, begin: 1_790_000_000, bytes: '12', errors: ['a', 'b'], results: [{ state }] },
  })
  test.each([
    [0, 'success'],
    ['0', 'success'],
    ['half', 'warning'],
    ['busy', 'ignored'],
    ['idle', 'ignored'],
    [true, 'failure'],
    ['success', 'failure'],
    ['constructor', 'failure'],
    [null, 'failure'],
    [undefined, 'failure'],
    [{}, 'failure'],
  ])('the status word %j is %s', (state, status) => {
    expect(readBody({ format: 'json', paths }, body(state)).said?.status).toBe(status)
  })

  test('paths lead to figures, a list counts its items, and a run that has begun shows', () => {
    expect(readBody({ format: 'json', paths }, body(0))).toMatchObject({
      subject: 'Docs: success',
      said: { executionKey: '7', figures: { size: 12, errors: 2, startedAt: 1_790_000_000_000 } },
    })
    expect(readBody({ format: 'json', paths }, body('busy')).said?.figures).toEqual({
      running: 1,
      startedAt: 1_790_000_000_000,
    })
  })

  test.each([
    [{ status: 'success', sizeBytes: 5 }, 'success'],
    [{ status: 'running' }, 'ignored'],
    [{ status: 'ok' }, 'failure'],
    [{ status: 'constructor' }, 'failure'],
    [{}, 'failure'],
  ])('without paths the names are those of a report: %j is %s', (json, status) => {
    expect(readBody({ format: 'json' }, json).said?.status).toBe(status)
  })
})
