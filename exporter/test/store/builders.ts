/** Things to put into a store, complete, with what a test cares about on top. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Missed, Result } from '../../src/core/activity.ts'
import { jobCheckId } from '../../src/core/job-check.ts'
import type { Account, Installation, Job } from '../../src/core/registry.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { CheckRow, NewMessage, Store } from '../../src/store/store.ts'

export function aMessage(change: Partial<NewMessage> = {}): NewMessage {
  return {
    intake: 'smtp',
    identity: 'one',
    receivedAtMs: 1_790_000_000_000,
    subject: 'Success - Backup of "Documents"',
    from: 'Comet <comet@example.com>',
    to: ['Backups <backups@example.com>'],
    originallyTo: ['backups@example.com'],
    recipients: ['backups@example.com'],
    marks: [],
    outcome: 'matched',
    raw: Buffer.from('Subject: Success\r\n\r\nall is well\r\n'),
    ...change,
  }
}

export function aResult(change: Partial<Result> = {}): Result {
  return {
    kind: 'result',
    checkId: 'documents',
    messageId: 1,
    atMs: 1_790_000_000_000,
    status: 'success',
    reason: 'subject contains "Success"',
    figures: {},
    ...change,
  }
}

export function aMissed(change: Partial<Missed> = {}): Missed {
  return {
    kind: 'missed',
    checkId: 'documents',
    atMs: 1_790_000_000_000,
    expectedAtMs: 1_789_998_200_000,
    reason: 'nothing came',
    ...change,
  }
}

export function aCheck(change: Partial<CheckRow> = {}): CheckRow {
  return {
    checkId: 'documents',
    createdAtMs: 1,
    scheduleDigest: 's',
    rulesDigest: 'r',
    state: { status: 'success', at: [1, 2] },
    base: undefined,
    failuresTotal: 0,
    missedTotal: 0,
    ...change,
  }
}

/** A message that went through: stored, with one result of a check. @returns the message's id. */
export function keep(store: Store, message: NewMessage, checkId = 'documents'): Promise<number> {
  return store.write(async tx => {
    const messageId = await tx.insertMessage(message)
    await tx.insertActivity(aResult({ checkId, messageId, atMs: message.receivedAtMs }))
    return messageId
  })
}

/** A folder of its own that goes with the test. */
export function aFolder(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'lastgood-store-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** An open store in a folder of its own. */
export async function aStore() {
  const folder = aFolder()
  const store = await openStore({ folder: folder.path })
  return {
    store,
    path: folder.path,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]()
      folder[Symbol.dispose]()
    },
  }
}

export function anAccount(change: Partial<Omit<Account, 'keys'>> = {}): Omit<Account, 'keys'> {
  return { id: 'acme', name: 'Acme', monitored: true, createdAtMs: 1, ...change }
}

export function anInstallation(change: Partial<Installation> = {}): Installation {
  return {
    id: 'srv-01',
    accountId: 'acme',
    organization: 'Acme',
    computer: 'SRV-01',
    monitored: true,
    registeredAtMs: 1,
    lastSeenAtMs: 2,
    ...change,
  }
}

export function aJob(change: Partial<Omit<Job, 'checkId'>> = {}): Job {
  const job = {
    installationId: 'srv-01',
    key: 'daily',
    name: 'Daily files',
    monitored: true,
    createdAtMs: 1,
    lastSeenAtMs: 2,
    ...change,
  }
  return { ...job, checkId: jobCheckId(job.installationId, job.key) }
}
