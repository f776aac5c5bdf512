import { Refused, startFakeProxy, takeFaults } from '../../test/fake-proxy.ts'
import { CallError, call } from './call.ts'
import { readTransactions } from './looking.ts'

let proxy: ReturnType<typeof startFakeProxy>
beforeEach(() => {
  proxy = startFakeProxy({ 'GET /transactions': { transactions: [] } })
})

test('what is asked goes through the proxy of the app, lists as repeated parameters', async () => {
  await expect(readTransactions({ kind: 'check', id: 'a b', limit: 5, who: undefined })).resolves.toEqual({
    transactions: [],
  })
  expect(proxy.requests.map(({ method, path, query }) => `${method} ${path}?${query}`)).toEqual([
    'GET /transactions?kind=check&id=a+b&limit=5',
  ])
})

test('a refusal is told in the words of the exporter, with the fields that are wrong', async () => {
  proxy.answerWith({
    'GET /transactions': () => {
      throw new Refused(400, 'from: "x" is no moment', { errors: [{ field: 'from', detail: 'no moment' }] })
    },
  })
  const error = await call('/transactions').catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(CallError)
  expect(error).toMatchObject({
    message: 'from: "x" is no moment',
    status: 400,
    errors: [{ field: 'from', detail: 'no moment' }],
  })
})

const problem = JSON.stringify({ status: 404, detail: 'There is no message 7.' })
// What every browser has, and jsdom not yet.
const blob = Object.assign(new Blob([problem]), { text: async () => problem })
test.each([
  ['text', { message: problem, error: 'Not Found', response: problem }, 404, 'There is no message 7.'],
  ['a blob', blob, 404, 'There is no message 7.'],
  [
    'nothing',
    { message: 'Bad Gateway', error: 'Bad Gateway', response: '' },
    502,
    'does not reach the exporter',
  ],
  [
    'a page',
    { message: '<html>', error: 'Bad Gateway', response: '<html>' },
    502,
    'does not reach the exporter',
  ],
  ['JSON of Grafana', { message: 'plugin route match not found' }, 404, 'plugin route match not found'],
])('a refusal that Grafana hands over as %s is told in words', async (_how, data, status, text) => {
  proxy.answerWith({
    'GET /transactions': () => {
      throw Object.assign(new Refused(status, ''), { data })
    },
  })
  await expect(call('/transactions')).rejects.toMatchObject({
    message: expect.stringContaining(text),
    status,
  })
})

test('whoever stopped asking is not told an error of the exporter', async () => {
  const abort = new AbortController()
  abort.abort()
  const error = await readTransactions({}, abort.signal).catch((cause: unknown) => cause)
  expect(error).not.toBeInstanceOf(CallError)
})

test.each([
  ['a path', '/nothing', {}, 'the exporter has no GET /nothing'],
  ['a parameter', '/transactions', { query: { colour: 'red' } }, 'knows no parameter "colour"'],
  ['a value', '/transactions', { query: { limit: 'all' } }, 'refuses limit="all"'],
  ['a body', '/notes', { method: 'POST', body: { text: '' } }, 'body of POST /notes'],
] as const)('the fake proxy refuses %s that the exporter would refuse', async (_what, path, how, text) => {
  await expect(call(path, how)).rejects.toThrow(text)
  expect(takeFaults()).toEqual([expect.stringContaining(text)])
})

test('the fake proxy gives no answer that the exporter would not give', async () => {
  proxy.answerWith({ 'GET /transactions': { transactions: [], total: 3 } })
  await expect(call('/transactions')).rejects.toThrow('not of its shape')
  expect(takeFaults()).toEqual([expect.stringContaining('total')])
})
