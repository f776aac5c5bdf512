/** What a mailbox, a server, a network or the store may do to us: nothing is lost, nothing is taken for done. */
import { chmod, rm, writeFile } from 'node:fs/promises'
import { beginImap as begin } from '../../test/imap-begin.ts'
import { createRecorder, eventually, mail } from '../../test/recorder.ts'
import { startDovecot } from '../../test/servers/dovecot.ts'
import { requireServer } from '../../test/servers/spawn-server.ts'

const serverTest = requireServer('dovecot', 'openssl')

const distinctKeys = (recorder: ReturnType<typeof createRecorder>) =>
  new Map(recorder.received.map(({ intakeKey, raw }) => [intakeKey, Buffer.from(raw).toString()]))

serverTest('a server killed in the middle: nothing is lost, and a key never names two messages', async () => {
  await using dovecot = await startDovecot()
  const count = 150
  for (let i = 0; i < count; i++) await dovecot.deliver(mail(`mail ${i}`))
  let kills = 0
  const recorder = createRecorder(async () => {
    if (recorder.received.length > 20 + kills * 50 && kills < 2) {
      kills++
      await dovecot.kill()
      await dovecot.start()
    }
  })
  await using run = begin(dovecot, { batchMessages: 10 }, recorder)
  await eventually(
    async () => (await dovecot.count('Done')) === count,
    () => run.events.lines.slice(-5),
    20_000,
  )
  expect(kills).toBe(2)
  const taken = distinctKeys(recorder)
  expect(taken.size).toBe(count)
  for (const { intakeKey, raw } of recorder.received)
    expect(taken.get(intakeKey)).toBe(Buffer.from(raw).toString())
  expect(run.events.said('intake is down').length).toBe(run.events.said('intake is up').length - 1)
})

serverTest('a lost connection is noticed while waiting, and mail that came meanwhile is taken', async () => {
  await using dovecot = await startDovecot()
  await using run = begin(dovecot)
  await eventually(() => run.events.said('intake is up').length === 1)
  await dovecot.kill()
  await eventually(() => run.events.said('intake is down').length === 1)
  await dovecot.deliver(mail('meanwhile'))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(run.events.said('intake is down')).toHaveLength(1)
  await dovecot.start()
  await eventually(() => run.recorder.received.length === 1)
  expect(run.events.said('intake is up')).toHaveLength(2)
})

serverTest('while nothing can be stored the messages stay, in order, and arrive when it can', async () => {
  await using dovecot = await startDovecot()
  for (const subject of ['one', 'two', 'three']) await dovecot.deliver(mail(subject))
  let isFull = true
  const recorder = createRecorder(() => {
    if (isFull) throw new Error('disk full')
  })
  await using run = begin(dovecot, {}, recorder)
  await eventually(() => recorder.attempts.length >= 6)
  expect(await dovecot.count('INBOX')).toBe(3)
  isFull = false
  await eventually(async () => (await dovecot.count('Done')) === 3)
  expect(run.recorder.subjects()).toEqual(['one', 'two', 'three'])
})

serverTest(
  'a message that cannot be taken does not block others; it is reported once and tried at polls',
  async () => {
    await using dovecot = await startDovecot()
    for (const subject of ['bad', 'good']) await dovecot.deliver(mail(subject))
    let isCured = false
    const recorder = createRecorder(({ raw }) => {
      if (!isCured && Buffer.from(raw).includes('Subject: bad')) throw new Error('cannot read it')
    })
    await using run = begin(dovecot, { pollMs: 300 }, recorder)
    await eventually(() => run.events.said('it waits in the mailbox').length === 1)
    await dovecot.deliver(mail('later'))
    await eventually(() => recorder.received.length === 2)
    expect(recorder.subjects()).toEqual(['good', 'later'])
    await eventually(async () => (await dovecot.count('INBOX')) === 1)
    isCured = true
    await eventually(() => recorder.received.length === 3)
    expect(run.events.said('it waits in the mailbox')).toHaveLength(1)
    expect(run.events.said('it waits in the mailbox')[0]).toContain('cannot read it')
  },
)

serverTest(
  'a stored message whose mark fails is not taken again, and is marked at a later poll',
  async () => {
    await using dovecot = await startDovecot({ capability: 'IMAP4rev1 UIDPLUS MOVE IDLE' })
    await dovecot.deliver(mail('one'))
    // A file where the folder should be: it can be neither found nor created.
    const blocker = `${dovecot.mailFolder}/Done`
    await writeFile(blocker, 'x')
    await using blocked = begin(dovecot)
    await eventually(() => blocked.events.said('cannot be created').length > 0)
    expect(blocked.recorder.received).toEqual([])
    await blocked[Symbol.asyncDispose]()
    await rm(blocker)

    await using run = begin(dovecot, { pollMs: 300 })
    await eventually(async () => (await dovecot.count('Done')) === 1)
    await chmod(`${dovecot.mailFolder}/Done/tmp`, 0o000)
    await dovecot.deliver(mail('two'))
    await eventually(() => run.events.said('could not be marked').length > 0)
    await chmod(`${dovecot.mailFolder}/Done/tmp`, 0o700)
    await eventually(async () => (await dovecot.count('Done')) === 2)
    expect(run.recorder.attempted()).toEqual(['one', 'two'])
  },
)

serverTest('a message the server cannot read does not keep others from being taken', async () => {
  await using dovecot = await startDovecot()
  for (const subject of ['one', 'unreadable', 'three']) await dovecot.deliver(mail(subject))
  const file = (await dovecot.files('INBOX')).toSorted()[1]
  await chmod(`${dovecot.mailFolder}/INBOX/new/${file}`, 0o000)
  await using run = begin(dovecot, { pollMs: 300 })
  await eventually(
    () => run.recorder.received.length === 2,
    () => run.events.lines,
  )
  expect(run.recorder.subjects()).toEqual(['one', 'three'])
  await eventually(
    () => run.events.said('it waits in the mailbox').length === 1,
    () => run.events.lines,
  )
  await eventually(async () => (await dovecot.count('INBOX')) === 1)
})

serverTest.each<[string, string]>([
  ['without MOVE', 'IMAP4rev1 UIDPLUS IDLE'],
  ['without MOVE and UIDPLUS', 'IMAP4rev1 IDLE'],
  ['without IDLE', 'IMAP4rev1 MOVE UIDPLUS'],
])('a server %s: messages are moved all the same', async (_, capability) => {
  await using dovecot = await startDovecot({ capability })
  for (const subject of ['one', 'two']) await dovecot.deliver(mail(subject))
  await using run = begin(dovecot, { pollMs: 300 })
  await eventually(async () => (await dovecot.count('Done')) === 2 && (await dovecot.count('INBOX')) === 0)
  await dovecot.deliver(mail('three'))
  await eventually(async () => (await dovecot.count('Done')) === 3)
  expect(run.recorder.subjects()).toEqual(['one', 'two', 'three'])
})

serverTest('without UIDPLUS, what a person flagged as deleted is not expunged with ours', async () => {
  await using dovecot = await startDovecot({ capability: 'IMAP4rev1 IDLE' })
  await dovecot.deliver(mail('theirs'))
  {
    await using flagged = begin(dovecot, { afterwards: { flag: '\\Deleted' } })
    await eventually(async () => (await dovecot.files('INBOX')).some(file => file.endsWith('T')))
    expect(flagged.recorder.subjects()).toEqual(['theirs'])
  }
  await dovecot.deliver(mail('ours'))
  await using run = begin(dovecot)
  await eventually(async () => (await dovecot.files('INBOX')).every(file => file.endsWith('T')))
  expect(await dovecot.count('INBOX')).toBe(2)
  expect(await dovecot.count('Done')).toBe(1)
  expect(run.recorder.subjects()).toEqual(['ours'])
})

serverTest('stopping is bounded even when the store never answers', async () => {
  await using dovecot = await startDovecot()
  await dovecot.deliver(mail('one'))
  const recorder = createRecorder(() => new Promise(() => {}))
  const run = begin(dovecot, { closeTimeoutMs: 300 }, recorder)
  await eventually(() => recorder.attempts.length === 1)
  const before = performance.now()
  await run[Symbol.asyncDispose]()
  expect(performance.now() - before).toBeLessThan(2_000)
  expect(await dovecot.count('INBOX')).toBe(1)
})

serverTest('stopping lets what is being stored finish, and marks it', async () => {
  await using dovecot = await startDovecot()
  await dovecot.deliver(mail('one'))
  const recorder = createRecorder(() => new Promise(resolve => setTimeout(resolve, 400)))
  const run = begin(dovecot, {}, recorder)
  await eventually(() => recorder.attempts.length === 1)
  await run[Symbol.asyncDispose]()
  expect(await dovecot.count('Done')).toBe(1)
})
