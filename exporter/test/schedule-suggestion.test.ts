/** A check's history shows its schedule: on a real service that has taken mails night after night. */
import type { ProblemJson } from '../src/api/contract.ts'
import type { ScheduleSuggestionJson } from '../src/api/contract-checks.ts'
import { dayMs, type Past, startManaged } from './managed.ts'

const minuteMs = 60_000

/** Mails to an alias, a night apart, the last of them not long ago. */
async function receiveNightly({ data }: Past, alias: string, nights: number) {
  const lastMs = Math.floor(Date.now() / dayMs) * dayMs - 22 * 60 * minuteMs
  for (let night = 0; night < nights; night++) {
    const receivedAtMs = lastMs - (nights - 1 - night) * dayMs + (night % 4) * minuteMs
    const head = `From: vault@example.net\r\nTo: backups+${alias}@example.com\r\nMessage-ID: <${alias}${night}@vault>\r\nSubject: Success`
    await data.pipeline.accept({ intake: 'smtp', receivedAtMs, raw: Buffer.from(`${head}\r\n\r\nfine\r\n`) })
  }
}

test('a check without a schedule is offered the one that its history shows', async () => {
  await using service = await startManaged(past => receiveNightly(past, 'mail', 20))
  const found = await service.get<ScheduleSuggestionJson>('/checks/mail/schedule-suggestion')
  expect(found.present).toBeUndefined()
  expect(found.suggestion).toMatchObject({
    text: 'every day at 02:00',
    kind: 'daily',
    sure: 'sure',
    schedule: { at: '02:00', overdueAfter: '30 minutes' },
  })
  expect(found.evidence.join(' ')).toMatch(
    /no schedule: silence is never told.*20 of 20 expectations were met/,
  )
})

/** All within a second, as somebody hands in what waited in a mailbox. */
async function receivePile({ data }: Past, nights: number, date: (atMs: number) => string) {
  const lastMs = Math.floor(Date.now() / dayMs) * dayMs - 22 * 60 * minuteMs
  for (let night = 0; night < nights; night++) {
    const sent = date(lastMs - (nights - 1 - night) * dayMs + (night % 4) * minuteMs)
    const head = `From: vault@example.net\r\nTo: backups+mail@example.com\r\n${sent}Message-ID: <${night}@vault>\r\nSubject: Success`
    const raw = Buffer.from(`${head}\r\n\r\nfine\r\n`)
    await data.pipeline.accept({ intake: 'smtp', receivedAtMs: lastMs + dayMs + night * 40, raw })
  }
}

test('of a pile that was handed in at once it counts when its mails were sent', async () => {
  const date = (atMs: number) => `Date: ${new Date(atMs).toUTCString()}\r\n`
  await using service = await startManaged(past => receivePile(past, 20, date))
  const found = await service.get<ScheduleSuggestionJson>('/checks/mail/schedule-suggestion')
  expect(found.suggestion).toMatchObject({ sure: 'sure', schedule: { at: '02:00' } })
})

test('a pile that does not tell when it was sent shows no rhythm of seconds', async () => {
  await using service = await startManaged(past => receivePile(past, 20, () => ''))
  const found = await service.get<ScheduleSuggestionJson>('/checks/mail/schedule-suggestion')
  expect(found).toEqual({ evidence: ['1 run says nothing of a rhythm: three are needed.'] })
})

test('a schedule that fits as well is left alone', async () => {
  await using service = await startManaged(past => receiveNightly(past, 'nas', 20))
  const found = await service.get<ScheduleSuggestionJson>('/checks/nas/schedule-suggestion')
  expect(found.present).toMatch(/^every day/)
  expect(found.suggestion).toBeUndefined()
  expect(found.evidence[0]).toBe('The present schedule fits its history as well.')
})

test('too few runs say nothing, and no check has none', async () => {
  await using service = await startManaged(past => receiveNightly(past, 'mail', 2))
  const found = await service.get<ScheduleSuggestionJson>('/checks/mail/schedule-suggestion')
  expect(found).toEqual({ evidence: ['2 runs say nothing of a rhythm: three are needed.'] })
  const answer = await service.ask('GET', '/checks/gone/schedule-suggestion')
  expect([answer.status, (answer.body as ProblemJson).detail]).toEqual([404, 'There is no check "gone".'])
})
