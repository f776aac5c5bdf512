/** Suggestions of a real service: seen, accepted, refused, and gone when their messages have a check. */
import type { ChecksPage, ProblemJson, TransactionsPage } from '../src/api/contract.ts'
import type { AcceptAnswer, CheckDefinitionJson, SuggestionsJson } from '../src/api/contract-checks.ts'
import { dayMs, type Past, startManaged } from './managed.ts'
import { eventually } from './recorder.ts'

const config = 'smtp: { listen: "127.0.0.1:0", address: backups@example.com }\ntimezone: UTC\nchecks: []\n'

const table = (bad: string) => `Details
=======
VMID    Name    Status    Time      Size       Filename
200     git     ${bad === 'git' ? 'err' : 'ok'}        1m 5s     4.000 GiB  a.vma.zst
201     wiki    ${bad === 'wiki' ? 'err' : 'ok'}        30s       1.000 GiB  b.vma.zst

Total running time: 1m 35s
Total size: 5.000 GiB`

async function receive({ data }: Past) {
  const lastMs = Math.floor(Date.now() / dayMs) * dayMs - 20 * 3_600_000
  const take = (receivedAtMs: number, from: string, subject: string, text: string) =>
    data.pipeline.accept({
      intake: 'smtp',
      receivedAtMs,
      raw: Buffer.from(`From: ${from}\r\nTo: backups@example.com\r\nSubject: ${subject}\r\n\r\n${text}\r\n`),
    })
  for (let day = 0; day < 5; day++) {
    const atMs = lastMs - (4 - day) * dayMs
    const isBad = day === 4
    await take(
      atMs,
      'root@node7.example.com',
      `vzdump backup status (node7): ${isBad ? 'backup failed' : 'backup successful'}`,
      table(isBad ? 'wiki' : ''),
    )
    await take(
      atMs,
      'sql@example.com',
      `SQL Server Job System: 'Full' completed on \\\\DB9`,
      'STATUS: \tSucceeded',
    )
  }
}

type Service = Awaited<ReturnType<typeof startManaged>>
const keysOf = ({ suggestions }: SuggestionsJson) => suggestions.map(({ key }) => key)

/** On a busy machine two seconds do not suffice for the first answer. */
async function lookAtAll(service: Service): Promise<SuggestionsJson> {
  for (;;) {
    const found = await service.get<SuggestionsJson>('/suggestions')
    if (found.looked === found.waiting) return found
  }
}

async function accept(service: Service, body: unknown): Promise<AcceptAnswer> {
  const { status, body: answer, text } = await service.ask('POST', '/suggestions/accept', body)
  if (status !== 200) throw new Error(`${status} ${text}`)
  return answer
}

test('one that is accepted is in force, in the log, and not offered again', async () => {
  await using service = await startManaged(receive, config)
  const found = await lookAtAll(service)
  expect([found.looked, found.waiting, found.left]).toEqual([10, 10, []])
  const one = found.suggestions.find(({ product }) => product?.id === 'sql-server-agent')
  expect(one).toMatchObject({ job: 'Full', machine: 'DB9', messages: 5, statuses: { success: 5 } })
  const { done, refused, trying } = await accept(service, { suggestions: [{ key: one?.key }] })
  expect([done, refused, trying]).toEqual([[{ key: one?.key, ids: [one?.check.id] }], [], 10])
  const { origin, check } = await service.get<CheckDefinitionJson>(`/checks/${one?.check.id}/definition`)
  expect([origin, check]).toEqual(['store', one?.check])
  const log = await service.get<TransactionsPage>('/transactions?action=check.create')
  expect(log.transactions.map(({ subject }) => subject?.id)).toEqual([one?.check.id])
  // At once, although its messages are still being tried.
  expect(keysOf(await service.get('/suggestions'))).toEqual(keysOf(found).filter(key => key !== one?.key))
  const again = await accept(service, { suggestions: [{ key: one?.key }] })
  expect([again.done, again.refused]).toEqual([
    [],
    [
      {
        key: one?.key,
        detail: 'There is no such suggestion: its messages have a check by now, or are gone.',
      },
    ],
  ])
  await eventually(async () => (await service.get<SuggestionsJson>('/suggestions')).waiting === 5)
})

test('each object can have a check of its own', async () => {
  await using service = await startManaged(receive, config)
  const found = await lookAtAll(service)
  const [digest] = found.suggestions.filter(({ objects }) => objects)
  expect(digest?.objects).toEqual(['200 git', '201 wiki'].map(name => expect.stringContaining(name.slice(4))))
  const { done } = await accept(service, { suggestions: [{ key: digest?.key, perObject: true }] })
  expect(done[0]?.ids).toHaveLength(2)
  await eventually(async () => {
    const statuses = await Promise.all(
      (done[0]?.ids ?? []).map(async id => (await service.get<{ status?: string }>(`/checks/${id}`)).status),
    )
    return statuses.join() === 'success,failure'
  })
})

test('what two people accept at once is made once', async () => {
  await using service = await startManaged(receive, config)
  const found = await lookAtAll(service)
  const [digest] = found.suggestions.filter(({ objects }) => objects)
  const asked = { suggestions: [{ key: digest?.key, perObject: true }] }
  const answers = await Promise.all([1, 2, 3, 4].map(() => accept(service, asked)))
  expect(answers.map(({ done }) => done.length)).toEqual([1, 0, 0, 0])
  const { checks } = await service.get<ChecksPage>('/checks')
  expect(checks.map(({ id }) => id).toSorted()).toEqual(answers[0]?.done[0]?.ids.toSorted())
})

test('objects are asked for only where there are some, and each key once', async () => {
  await using service = await startManaged(receive, config)
  const { suggestions } = await lookAtAll(service)
  const key = suggestions.find(({ objects }) => !objects)?.key
  const { done, refused } = await accept(service, {
    suggestions: [{ key, perObject: true }, { key: 'gone' }],
  })
  expect(done).toEqual([])
  expect(refused.map(({ detail }) => detail)).toEqual([
    'Its messages report of no objects: accept it without perObject.',
    'There is no such suggestion: its messages have a check by now, or are gone.',
  ])
  const twice = await accept(service, { suggestions: [{ key }, { key }] })
  expect([twice.done.length, twice.refused]).toEqual([1, [{ key, detail: 'It is asked for twice.' }]])
})

test.each([
  [{}, 'suggestions: is needed'],
  [{ all: true, suggestions: [{ key: 'a' }] }, 'suggestions: give either all or suggestions'],
  [{ all: false }, 'all: must be one of true'],
  [{ suggestions: [] }, 'suggestions: needs at least 1 of them'],
  [{ suggestions: [{ key: 'a'.repeat(301) }] }, 'suggestions.0.key: takes at most 300 characters'],
  [{ suggestions: [{ name: 'a' }] }, 'suggestions.0.key: is needed'],
])('%j is refused', async (body, detail) => {
  await using service = await startManaged(async () => {}, config)
  const answer = await service.ask('POST', '/suggestions/accept', body)
  expect(answer.status).toBe(422)
  expect((answer.body as ProblemJson).detail).toBe(detail)
})

test('a name that a check has already becomes another id', async () => {
  await using service = await startManaged(receive, config)
  const { suggestions } = await lookAtAll(service)
  const id = suggestions[0]?.check.id ?? ''
  await service.ask('POST', '/checks', { id, match: { alias: 'other' } })
  const after = await lookAtAll(service)
  expect([keysOf(after), after.suggestions[0]?.check.id]).toEqual([
    suggestions.map(({ key }) => key),
    `${id}-2`,
  ])
})
