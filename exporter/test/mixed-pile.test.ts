/** From nothing to forty checks: a pile of mails comes by SMTP, checks are suggested for them, all are accepted, and every
 *  one says what is true of its job. */
import { createTransport } from 'nodemailer'
import type { ChecksPage, MessagesPage } from '../src/api/contract.ts'
import type { AcceptAnswer, SuggestionJson, SuggestionsJson } from '../src/api/contract-checks.ts'
import { startManaged } from './managed.ts'
import { firstJobs } from './pile/first-pile.ts'
import { noise } from './pile/noise.ts'
import { buildPile, type Job, minutesOf, type Pile, type Rhythm } from './pile/pile.ts'
import { secondJobs } from './pile/second-pile.ts'
import { eventually } from './recorder.ts'

const config = 'smtp: { listen: "127.0.0.1:0", address: backups@example.com }\ntimezone: UTC\nchecks: []\n'
type Service = Awaited<ReturnType<typeof startManaged>>

test.each<readonly [string, readonly Job[], number]>([
  ['forty jobs of a provider', firstJobs, 7],
  ['the same jobs in other luck', firstJobs, 4711],
  ['other products, other names', secondJobs, 7],
  ['these in other luck', secondJobs, 99],
])(
  '%s: forty checks are suggested, and accepted they say what is true',
  async (_, jobs, seed) => {
    const pile = buildPile(jobs, noise, seed)
    expect([jobs.length, pile.mails.length >= 400]).toEqual([40, true])
    await using service = await startManaged(async () => {}, config)
    await sendAll(service, pile)
    const found = await lookAtAll(service)
    const jobOf = await jobsByMessage(service, pile)
    const left = found.left.flatMap(({ messageIds }) => messageIds)
    expect(left.flatMap(id => jobOf.get(id) ?? [])).toEqual([])
    const told = found.suggestions.map(one => [
      ...new Set(one.messageIds.map(id => jobOf.get(id) ?? 'noise')),
    ])
    expect(told.filter(names => names.length !== 1 || names[0] === 'noise')).toEqual([])
    expect(told.flat().toSorted()).toEqual(jobs.map(({ name }) => name).toSorted())
    const wrong = found.suggestions.flatMap((one, at) => {
      const name = told[at]?.[0] ?? ''
      const rhythm = pile.rhythms.get(name)
      return rhythm && isLearned(rhythm, one) ? [] : [{ name, learned: one.check.schedule }]
    })
    expect({
      wrong: wrong.slice(0, Math.max(0, wrong.length - 5)),
      all: wrong.length <= 5 ? [] : wrong,
    }).toEqual({
      wrong: [],
      all: [],
    })
    await expectTruth(service, found, told, pile)
  },
  180_000,
)

async function expectTruth(
  service: Service,
  found: SuggestionsJson,
  told: readonly (readonly string[])[],
  pile: Pile,
) {
  const accepted = await service.ask('POST', '/suggestions/accept', { all: true })
  const { done, refused } = accepted.body as AcceptAnswer
  expect([refused, done.length]).toEqual([[], 40])
  const left = new Set(found.left.flatMap(({ messageIds }) => messageIds))
  await eventually(
    async () => (await waitingIds(service)).every(id => left.has(id)),
    () => 'mails of the jobs wait still',
    60_000,
  )
  const { checks } = await service.get<ChecksPage>('/checks?limit=200')
  const statuses = Object.fromEntries(checks.map(({ id, status }) => [id, status]))
  const truth = found.suggestions.map(({ check }, at) => [check.id, pile.last.get(told[at]?.[0] ?? '')])
  expect(statuses).toEqual(Object.fromEntries(truth))
}

/** One after the other, as they came. */
async function sendAll(service: Service, pile: Pile) {
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(service.firstMail ?? '')?.[1])
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: 1,
    ignoreTLS: true,
  })
  for (const { raw } of pile.mails)
    await transport.sendMail({ envelope: { from: 'relay@example.net', to: ['backups@example.com'] }, raw })
  transport.close()
}

async function lookAtAll(service: Service): Promise<SuggestionsJson> {
  for (;;) {
    const found = await service.get<SuggestionsJson>('/suggestions')
    if (found.looked === found.waiting) return found
  }
}

/** By what is not in any rule: the number that each mail was given. */
async function jobsByMessage(service: Service, pile: Pile): Promise<ReadonlyMap<number, string>> {
  const names = new Map(
    pile.mails.map(({ raw, job }) => [/^Message-ID: <(.+)>\r$/m.exec(raw)?.[1] ?? '', job] as const),
  )
  const found = new Map<number, string>()
  for await (const { id, messageId = '' } of messages(service, '')) {
    const name = names.get(messageId.replace(/[<>]/g, ''))
    if (name !== undefined) found.set(id, name)
  }
  return found
}

async function* messages(service: Service, query: string): AsyncGenerator<MessagesPage['messages'][number]> {
  for (let cursor = ''; ; ) {
    const page = await service.get<MessagesPage>(`/messages?limit=200${query}${cursor}`)
    yield* page.messages
    if (page.nextCursor === undefined) return
    cursor = `&cursor=${page.nextCursor}`
  }
}

async function waitingIds(service: Service): Promise<readonly number[]> {
  const ids: number[] = []
  for await (const { id } of messages(service, '&outcome=unmatched')) ids.push(id)
  return ids
}

const closeMinutes = 20

/** Kind and time of day. */
function isLearned(rhythm: Rhythm, { check: { schedule } }: SuggestionJson): boolean {
  if (schedule === undefined || schedule === 'none') return false
  const { at, days, cron, every } = schedule
  const isAt = (wanted: string) =>
    at !== undefined && distance(minutesOf(at), minutesOf(wanted)) <= closeMinutes
  if (rhythm.kind === 'daily') return isAt(rhythm.at) && days === undefined && every !== '1 week'
  if (rhythm.kind === 'weekdays') return isAt(rhythm.at) && days === 'mon-fri'
  if (rhythm.kind === 'weekly') return every === '1 week' && isAt(rhythm.at)
  const [, minute = '', hours = ''] = /^(\d+) (\S+) \* \* \*$/.exec(cron ?? '') ?? []
  return rhythm.at.every(
    (one, i) =>
      hoursOf(hours).length === rhythm.at.length &&
      distance((hoursOf(hours)[i] ?? 0) * 60 + Number(minute), minutesOf(one)) <= closeMinutes,
  )
}

function hoursOf(written: string): readonly number[] {
  const step = /^\*\/(\d+)$/.exec(written)?.[1]
  if (step === undefined) return written.split(',').map(Number)
  return Array.from({ length: 24 / Number(step) }, (_, i) => i * Number(step))
}

function distance(a: number, b: number): number {
  const apart = Math.abs(a - b)
  return Math.min(apart, 24 * 60 - apart)
}
