/** Store, messages of 20 KB: what a commit costs one by one and in groups of 100, each on disk before it counts.
 *  Ratios of one run are to be trusted, not the numbers. `LASTGOOD_BENCH_DIR` names a folder on the disk to measure;
 *  in memory (tmpfs) nothing waits for a disk and the ratio says little. */
import { strict as assert } from 'node:assert'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/store/open-store.ts'
import type { NewMessage, Store, Tx } from '../src/store/store.ts'

const bodyBytes = 20_000
const count = 3_000
const groupSize = 100
const words =
  'backup job finished with success errors warnings files size GB duration client server volume snapshot'.split(
    ' ',
  )

const folder = mkdtempSync(join(process.env['LASTGOOD_BENCH_DIR'] ?? tmpdir(), 'lastgood-bench-'))
try {
  // A first part that is not counted, so that neither way pays for a cold start.
  await measure('warm-up', 500, groups(500, groupSize))
  const single = await measure('one by one', count, groups(count, 1))
  const grouped = await measure(`groups of ${groupSize}`, count, groups(count, groupSize))
  console.log(
    `store: groups of ${groupSize} are ${(grouped / single).toFixed(1)} times as fast as one by one`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function groups(total: number, size: number) {
  const messages = Array.from({ length: total }, (_, index) => message(index))
  return async (store: Store) => {
    for (let from = 0; from < total; from += size)
      await store.write(async tx => {
        for (const one of messages.slice(from, from + size)) await keep(tx, one)
      })
  }
}

/** What one mail that fits one check costs: the message, its activity, the check's state. */
async function keep(tx: Tx, message: NewMessage): Promise<void> {
  assert.equal(await tx.findMessageByIdentity(message.identity), undefined)
  const messageId = await tx.insertMessage(message)
  const checkId = `check-${messageId % 500}`
  const atMs = message.receivedAtMs
  await tx.insertActivity({
    kind: 'result',
    checkId,
    messageId,
    atMs,
    status: 'success',
    reason: 'contains Success',
    figures: {},
  })
  await tx.saveCheck({
    checkId,
    createdAtMs: 0,
    scheduleDigest: 'a',
    rulesDigest: 'b',
    state: { lastAtMs: atMs, note: 'x'.repeat(400) },
    base: null,
    failuresTotal: 0,
    missedTotal: 0,
  })
}

/** @returns messages per second. */
async function measure(name: string, total: number, work: (store: Store) => Promise<void>): Promise<number> {
  await using store = await openStore({ folder: join(folder, name) })
  const startMs = performance.now()
  await work(store)
  const rate = total / ((performance.now() - startMs) / 1000)
  assert.equal(await store.countMessages({}), total)
  for (const index of [0, Math.floor(total / 2), total - 1]) {
    const stored = (await store.messagesAfter(index, 1))[0]
    assert.equal(stored?.subject, `Backup ${index}`)
    assert.deepEqual(Buffer.from((await store.raw(stored.id)) ?? []), Buffer.from(message(index).raw))
    assert.equal((await store.activitiesOfMessage(stored.id)).length, 1)
  }
  console.log(`store: 20 KB messages with activity and state, ${name}: ${Math.round(rate)} /s`)
  return rate
}

function message(index: number): NewMessage {
  return {
    intake: 'smtp',
    identity: `${index}-${((index * 2654435761) >>> 0).toString(16)}-0123456789abcdef0123456789abcdef`,
    receivedAtMs: 1_790_000_000_000 + index,
    subject: `Backup ${index}`,
    from: 'Backup <backup@example.com>',
    to: ['backups@example.com'],
    originallyTo: ['backups@example.com'],
    recipients: ['backups@example.com'],
    marks: [],
    outcome: 'matched',
    raw: body(index),
  }
}

/** Text as compressible as a report is: words and numbers that differ from message to message. */
function body(seed: number): Uint8Array {
  let text = ''
  let state = (seed + 1) >>> 0
  while (text.length < bodyBytes) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    text += `${words[(state >>> 16) % words.length]} ${state % 100_000}\r\n`
  }
  return Buffer.from(text.slice(0, bodyBytes))
}
