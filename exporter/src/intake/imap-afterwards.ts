/** What still has to be taken from a folder, and how a message is marked as done there. A mark that did not succeed
 *  throws; the messages are stored by then, so it can be tried again at any time. */
import type { ImapFlow, SearchObject } from 'imapflow'
import type { ImapOptions } from './imap-options.ts'
import { toIntakeName, toMailboxDigest } from './imap-options.ts'

/** Where what must survive a restart is kept: by name, any JSON value. */
export type Cursors = {
  get(name: string): Promise<unknown>
  set(name: string, value: unknown): Promise<void>
}

export type Marker = {
  /** UIDs not marked as done, oldest first. */
  list(): Promise<number[]>
  /** @param done stored messages @param open those of the last list that are not stored yet. */
  mark(done: readonly number[], open: readonly number[]): Promise<void>
}

/** Messages a cursor may leave behind it; with more it waits for them. */
const maxWaiting = 1000

const byUid = { uid: true }
const systemFlags = new Map<string, SearchObject>([
  ['\\seen', { seen: false }],
  ['\\flagged', { flagged: false }],
  ['\\answered', { answered: false }],
  ['\\deleted', { deleted: false }],
  ['\\draft', { draft: false }],
])

/** @returns the marker of an open folder. A folder to move to is created if it is missing. */
export async function openMarker(
  client: ImapFlow,
  options: ImapOptions,
  uidValidity: string,
  cursors: Cursors,
): Promise<Marker> {
  const { afterwards } = options
  if (afterwards === 'leave') return openCursor(client, options, uidValidity, cursors)
  if (afterwards === 'delete')
    return {
      list: () => search(client, { deleted: false }),
      mark: done => remove(client, done),
    }
  if ('move' in afterwards) {
    await ensureFolder(client, afterwards.move)
    return {
      list: () => search(client, { deleted: false }),
      mark: done => move(client, done, afterwards.move),
    }
  }
  const { flag } = afterwards
  return {
    list: () => search(client, systemFlags.get(flag.toLowerCase()) ?? { unKeyword: flag }),
    async mark(done) {
      if (!(await client.messageFlagsAdd(toRange(done), [flag], byUid)))
        throw new Error(`the folder does not let the flag "${flag}" be set`)
    },
  }
}

type Cursor = {
  readonly mailbox: string
  readonly uidValidity: string
  /** Everything up to this UID is taken, but for `waiting`. */
  readonly uid: number
  readonly waiting: readonly number[]
}

async function openCursor(
  client: ImapFlow,
  options: ImapOptions,
  uidValidity: string,
  cursors: Cursors,
): Promise<Marker> {
  const name = toIntakeName(options)
  const mailbox = toMailboxDigest(options)
  const found = await cursors.get(name)
  // Another mailbox, or the same one with all UIDs given anew: it is read from the start, and what was taken before
  // is recognised as a duplicate.
  let cursor: Cursor =
    isCursor(found) && found.mailbox === mailbox && found.uidValidity === uidValidity
      ? found
      : { mailbox, uidValidity, uid: 0, waiting: [] }
  return {
    async list() {
      const range = [...cursor.waiting, `${cursor.uid + 1}:*`].join(',')
      const uids = await search(client, { uid: range })
      // "9:*" names the last message even when its UID is below 9.
      return uids.filter(uid => uid > cursor.uid || cursor.waiting.includes(uid))
    },
    async mark(done, open) {
      const last = Math.max(cursor.uid, ...done)
      const behind = open.filter(uid => uid <= last).toSorted((a, b) => a - b)
      const firstTooMany = behind[maxWaiting]
      const uid = firstTooMany === undefined ? last : Math.max(cursor.uid, firstTooMany - 1)
      const next = {
        mailbox,
        uidValidity,
        uid,
        waiting: behind.filter(one => one <= uid).slice(0, maxWaiting),
      }
      await cursors.set(name, next)
      cursor = next
    },
  }
}

function isCursor(value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false
  if (!('mailbox' in value && 'uidValidity' in value && 'uid' in value && 'waiting' in value)) return false
  return Number.isSafeInteger(value.uid) && Array.isArray(value.waiting)
}

async function search(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const uids = await client.search(query, byUid)
  // A refused search must not pass for an empty folder.
  if (!Array.isArray(uids)) throw new Error('the server refused to search the folder')
  return uids.toSorted((a, b) => a - b)
}

async function ensureFolder(client: ImapFlow, folder: string) {
  const found = await client.status(folder, { uidValidity: true }).catch(() => false)
  if (found) return
  try {
    await client.mailboxCreate(folder)
  } catch (cause) {
    const why = cause instanceof Error ? (Reflect.get(cause, 'responseText') ?? cause.message) : cause
    throw new Error(`afterwards: move: folder "${folder}" is missing and cannot be created: ${why}`, {
      cause,
    })
  }
}

async function move(client: ImapFlow, uids: readonly number[], folder: string) {
  const range = toRange(uids)
  const attempt = async () => {
    if (has(client, 'MOVE')) return Boolean(await client.messageMove(range, folder, byUid))
    // Copied first: should the connection break now, the message is there twice and taken once.
    if (!(await client.messageCopy(range, folder, byUid))) return false
    await remove(client, uids)
    return true
  }
  if (await attempt()) return
  await ensureFolder(client, folder)
  if (!(await attempt())) throw new Error(`the server refused to move messages to "${folder}"`)
}

async function remove(client: ImapFlow, uids: readonly number[]) {
  const range = toRange(uids)
  // Without UIDPLUS, EXPUNGE takes everything that is flagged: also what a person flagged and may want back. Then
  // ours are only flagged, and go when that person's do.
  const others = has(client, 'UIDPLUS')
    ? []
    : (await search(client, { deleted: true })).filter(uid => !uids.includes(uid))
  const done =
    others.length === 0
      ? await client.messageDelete(range, byUid)
      : await client.messageFlagsAdd(range, ['\\Deleted'], byUid)
  if (!done) throw new Error('the server refused to delete messages')
}

function has(client: ImapFlow, capability: string): boolean {
  return client.capabilities.has(capability)
}

/** `1:3,7` for 1, 2, 3, 7: a command line has a limit on most servers. */
export function toRange(uids: readonly number[]): string {
  const parts: string[] = []
  const sorted = uids.toSorted((a, b) => a - b)
  let from = sorted[0]
  for (const [i, uid] of sorted.entries()) {
    if (from === undefined || sorted[i + 1] === uid + 1) continue
    parts.push(from === uid ? `${uid}` : `${from}:${uid}`)
    from = sorted[i + 1]
  }
  return parts.join(',')
}
