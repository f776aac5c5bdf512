import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aMessage, aStore } from '../../test/store/builders.ts'
import type { NewMessage } from './store.ts'

describe('messages', () => {
  const whole: Required<NewMessage> = {
    intake: 'imap:inbox',
    intakeKey: 'imap:inbox:7:12',
    identity: 'abc',
    receivedAtMs: 1_790_000_000_000,
    sentAtMs: 1_789_999_999_000,
    messageId: '<1@example.com>',
    subject: 'Größe \0 💾 "x" %_\\',
    from: 'Ünïts <a@example.com>',
    to: ['B <b@example.com>', 'c@example.com'],
    originallyTo: ['d@example.com'],
    recipients: ['b@example.com', 'd@example.com'],
    marks: ['bounce', 'textCut'],
    envelope: { from: '', to: ['d@example.com'] },
    sender: {
      by: 'dns',
      spf: 'none',
      dkim: 'pass',
      dmarc: 'pass',
      arc: 'none',
      domain: 'example.com',
      outcome: 'authenticated',
      detail: 'signed by example.com (DKIM)',
    },
    posting: { checkId: 'nas', format: 'ping', signal: 3 },
    outcome: 'ignored',
    oversizeBytes: 40_000_000,
    raw: randomBytes(5_000),
  }
  const { raw: _, ...wholeWithoutRaw } = whole

  test('come back as they were given, with every optional part', async () => {
    await using opened = await aStore()
    const id = await opened.store.write(tx => tx.insertMessage(whole))
    expect(await opened.store.message(id)).toEqual({ ...wholeWithoutRaw, id, rawBytes: 5_000, copies: 0 })
  })

  test('have no key for what they lack', async () => {
    await using opened = await aStore()
    const id = await opened.store.write(tx => tx.insertMessage(aMessage()))
    const keys = Object.keys((await opened.store.message(id)) ?? {})
    for (const key of [
      'intakeKey',
      'sentAtMs',
      'messageId',
      'envelope',
      'sender',
      'posting',
      'oversizeBytes',
    ])
      expect(keys).not.toContain(key)
    expect(await opened.store.message(id + 1)).toBeUndefined()
    expect(await opened.store.raw(id + 1)).toBeUndefined()
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0])],
    ['a ping', Buffer.from('ok')],
    ['every byte', Buffer.from(Array.from({ length: 1_024 }, (_, index) => index % 256))],
    ['what does not compress', randomBytes(300_000)],
    ['what compresses well', Buffer.alloc(3_000_000, 'backup ok\r\n')],
    ['a part of a larger buffer', Buffer.from('xx0123456789'.repeat(50)).subarray(2, 500)],
  ])('keep their raw bytes: %s', async (_name, raw) => {
    await using opened = await aStore()
    const id = await opened.store.write(tx => tx.insertMessage(aMessage({ raw })))
    const back = await opened.store.raw(id)
    expect(Buffer.compare(Buffer.from(back ?? 'absent'), raw)).toBe(0)
    expect((await opened.store.message(id))?.rawBytes).toBe(raw.length)
  })

  test('whose raw bytes were damaged on disk say so instead of giving other bytes', async () => {
    await using opened = await aStore()
    const id = await opened.store.write(tx =>
      tx.insertMessage(aMessage({ raw: Buffer.alloc(5_000, 'abc ') })),
    )
    const other = new DatabaseSync(join(opened.path, 'lastgood.db'))
    other.exec('update message_raw set body = substr(body, 1, length(body) - 6)')
    other.close()
    await expect(opened.store.raw(id)).rejects.toThrow(`message ${id}: its stored bytes are damaged`)
  })

  test('are found by identity, the oldest first, and by the key of their delivery', async () => {
    await using opened = await aStore()
    await opened.store.write(async tx => {
      expect(await tx.findMessageByIdentity('one')).toBeUndefined()
      const first = await tx.insertMessage(aMessage({ intakeKey: 'k1' }))
      await tx.insertMessage(aMessage({ intakeKey: 'k2' }))
      expect((await tx.findMessageByIdentity('one'))?.id).toBe(first)
      expect((await tx.findMessageByIntakeKey('k1'))?.id).toBe(first)
      expect(await tx.findMessageByIntakeKey('k')).toBeUndefined()
      await tx.countCopy(first)
      await tx.countCopy(first)
      expect((await tx.findMessageByIdentity('one'))?.copies).toBe(2)
    })
  })

  test('of one delivery are taken once', async () => {
    await using opened = await aStore()
    const insert = () => opened.store.write(tx => tx.insertMessage(aMessage({ intakeKey: 'k' })))
    await insert()
    await expect(insert()).rejects.toThrow('messages.intake_key')
    expect(await opened.store.countMessages({})).toBe(1)
  })

  test('change their outcome, but are never stored as duplicates', async () => {
    await using opened = await aStore()
    const id = await opened.store.write(tx => tx.insertMessage(aMessage({ outcome: 'unmatched' })))
    await opened.store.write(tx => tx.setOutcome(id, 'matched'))
    expect((await opened.store.message(id))?.outcome).toBe('matched')
    await expect(opened.store.write(tx => tx.setOutcome(id, 'duplicate'))).rejects.toThrow('CHECK constraint')
  })

  test('never get the id of a deleted one', async () => {
    await using opened = await aStore()
    const first = await opened.store.write(tx => tx.insertMessage(aMessage()))
    await opened.store.retire(Number.MAX_SAFE_INTEGER, 10, () => null)
    expect(await opened.store.countMessages({})).toBe(0)
    expect(await opened.store.write(tx => tx.insertMessage(aMessage()))).toBe(first + 1)
  })
})
