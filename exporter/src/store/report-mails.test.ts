import { aStore } from '../../test/store/builders.ts'

const raw = Buffer.from(`Subject: 2 failed\r\n\r\n${'all of it, '.repeat(100)}`)
const aMail = {
  subscriptionId: 'morning',
  period: '2026-11-22',
  subject: '2 failed',
  recipients: ['a@example.com', 'b@example.com'],
  sender: 'lastgood@example.com',
  dueAtMs: 100,
  state: 'waiting',
  raw,
  atMs: 110,
} as const

test('a mail of a period is made once, and waits with its bytes until it is sent', async () => {
  await using opened = await aStore()
  const { store } = opened
  expect(await store.write(tx => tx.addReportMail(aMail))).toBe(true)
  expect(await store.write(tx => tx.addReportMail({ ...aMail, subject: 'other' }))).toBe(false)
  expect(await store.write(tx => tx.addReportMail({ ...aMail, group: 'Acme' }))).toBe(true)
  const [mail, ofGroup] = await store.waitingReportMails(110, 10)
  expect(mail).toMatchObject({ subject: '2 failed', attempts: 0, recipients: aMail.recipients })
  expect(Buffer.from(mail?.raw ?? []).equals(raw)).toBe(true)
  expect(ofGroup?.group).toBe('Acme')
  expect(await store.countWaitingReportMails()).toBe(2)

  await store.write(tx => tx.retryReportMail(mail?.id ?? 0, { nextAttemptAtMs: 200, error: 'refused' }))
  expect(await store.waitingReportMails(199, 10)).toHaveLength(1)
  expect((await store.waitingReportMails(200, 10)).at(-1)).toMatchObject({ attempts: 1, error: 'refused' })

  await store.write(tx => tx.endReportMail(mail?.id ?? 0, { state: 'sent', atMs: 210 }))
  expect(await store.reportMail('morning', '2026-11-22')).toMatchObject({
    state: 'sent',
    endedAtMs: 210,
    attempts: 2,
  })
  expect(await store.reportMail('morning', '2026-11-22')).not.toHaveProperty('error')
  expect(await store.countWaitingReportMails()).toBe(1)
  // An answer that comes late changes nothing any more.
  await store.write(tx => tx.endReportMail(mail?.id ?? 0, { state: 'given up', atMs: 999 }))
  expect((await store.reportMail('morning', '2026-11-22'))?.state).toBe('sent')
})

test('mails are listed newest first and go with age, but never while they wait', async () => {
  await using opened = await aStore()
  const { store } = opened
  for (const [period, state] of [
    ['1', 'skipped'],
    ['2', 'skipped'],
    ['3', 'waiting'],
  ] as const)
    await store.write(tx => tx.addReportMail({ ...aMail, period, state }))
  await store.write(tx => tx.addReportMail({ ...aMail, subscriptionId: 'other', period: '9' }))
  const newest = await store.reportMails({ subscriptionId: 'morning' }, 2)
  expect(newest.map(mail => mail.period)).toEqual(['3', '2'])
  const rest = await store.reportMails({ subscriptionId: 'morning', beforeId: newest.at(-1)?.id ?? 0 }, 2)
  expect(rest.map(mail => mail.period)).toEqual(['1'])
  expect((await store.lastReportMail('morning'))?.period).toBe('3')
  expect(await store.retireReportMails(100)).toBe(0)
  expect(await store.retireReportMails(101)).toBe(2)
  expect((await store.reportMails({}, 9)).map(mail => mail.period)).toEqual(['9', '3'])
})

test('of a subscription is kept since when it is there, and what was written where it was made here', async () => {
  await using opened = await aStore()
  const { store } = opened
  await store.write(async tx => {
    await tx.saveSubscription({ id: 'b', seenAtMs: 2, version: 1, written: { id: 'b', to: 'x@example.com' } })
    await tx.saveSubscription({ id: 'a', seenAtMs: 1, version: 0 })
  })
  expect(await store.subscriptions()).toEqual([
    { id: 'a', seenAtMs: 1, version: 0 },
    { id: 'b', seenAtMs: 2, version: 1, written: { id: 'b', to: 'x@example.com' } },
  ])
  await store.write(tx => tx.deleteSubscription('b'))
  expect((await store.subscriptions()).map(({ id }) => id)).toEqual(['a'])
})
