/** Notices that configuration files changed, appeared or vanished. Folders are watched, not files: editors replace a
 *  file by renaming another one over it, and Kubernetes swaps a link that lies two folders away. Announcements of the
 *  system only make it quick; what counts is what the files look like, which is also asked for now and then. */
import { createHash } from 'node:crypto'
import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expand, isPattern } from './check-files.ts'

export type ConfigWatch = AsyncDisposable & {
  /** Watches these from now on; what is watched already keeps its past, so that no change falls between. */
  follow(watched: readonly string[]): void
}

export type WatchOptions = {
  /** Quiet time after the last announcement before the files are looked at: a save is several steps. */
  readonly quietMs?: number
  /** How often the files are looked at without any announcement. */
  readonly pollMs?: number
  /** Files touched later than this count as changed: what happened while the configuration was being read. */
  readonly readAtMs?: number
}

/** Folders with an own watcher; beyond these, the poll notices. */
const maxFolders = 200

/** @param watched absolute paths of files, folders and glob patterns @param onChange is not called again while it
 *  has not returned */
export function watchConfig(
  watched: readonly string[],
  onChange: () => void | Promise<void>,
  { quietMs = 250, pollMs = 10_000, readAtMs }: WatchOptions = {},
): ConfigWatch {
  const seen = new Map<string, string>()
  const watchers = new Map<string, FSWatcher>()
  let entries = watched
  let since = readAtMs
  let quiet: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()
  let closed = false

  async function look(): Promise<void> {
    if (closed) return
    const now = entries
    let changed = false
    const prints = new Map<string, Print>()
    for (const entry of now) prints.set(entry, await printOf(entry))
    for (const [entry, { text, touchedAtMs }] of prints) {
      const before = seen.get(entry)
      if (before === undefined ? since !== undefined && touchedAtMs > since : before !== text) changed = true
      seen.set(entry, text)
    }
    since = undefined
    for (const entry of seen.keys()) if (!now.includes(entry)) seen.delete(entry)
    const folders = new Set<string>()
    for (const { touched } of prints.values()) for (const folder of touched) folders.add(folder)
    if (!closed) watchFolders(folders)
    if (changed && !closed) await Promise.resolve(onChange()).catch(() => {})
  }

  function lookSoon(): void {
    clearTimeout(quiet)
    if (closed) return
    quiet = setTimeout(lookNow, quietMs)
    quiet.unref()
  }

  /** One look at a time; what is announced meanwhile is looked at afterwards. */
  function lookNow(): void {
    looking = looking.then(look, look)
  }

  function watchFolders(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of watchers)
      if (!folders.has(folder)) {
        watcher.close()
        watchers.delete(folder)
      }
    for (const folder of folders)
      if (!watchers.has(folder) && watchers.size < maxFolders) {
        const watcher = openWatcher(folder, lookSoon, () => {
          watchers.delete(folder)
          lookSoon()
        })
        if (watcher) watchers.set(folder, watcher)
      }
  }

  const poll = setInterval(lookNow, pollMs)
  poll.unref()
  lookNow()
  return {
    follow(next) {
      entries = next
      lookNow()
    },
    async [Symbol.asyncDispose]() {
      closed = true
      clearTimeout(quiet)
      clearInterval(poll)
      for (const watcher of watchers.values()) watcher.close()
      await looking.catch(() => {})
    },
  }
}

/** Undefined where the system cannot watch (no folder, no more watchers): the poll is the net below. */
function openWatcher(folder: string, onEvent: () => void, onEnd: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, onEvent)
    watcher.on('error', () => {
      watcher.close()
      onEnd()
    })
    return watcher
  } catch {
    return undefined
  }
}

type Print = { readonly text: string; readonly touchedAtMs: number; readonly touched: readonly string[] }

/** What a file, or all files of a pattern, look like; links are followed. `touched` are the folders to watch. */
async function printOf(entry: string): Promise<Print> {
  const files = isPattern(entry) ? await expand(entry, '/').catch(() => []) : [entry]
  const hash = createHash('sha256')
  let touchedAtMs = 0
  for (const file of files) {
    const found = await stat(file).catch(() => undefined)
    hash.update(
      `${file}\0${found ? `${found.dev}:${found.ino}:${found.size}:${found.mtimeMs}` : 'missing'}\0`,
    )
    if (found) touchedAtMs = Math.max(touchedAtMs, found.mtimeMs, found.ctimeMs)
  }
  return { text: hash.digest('hex'), touchedAtMs, touched: foldersOf(entry, files) }
}

function foldersOf(entry: string, files: readonly string[]): readonly string[] {
  let base = entry
  while (isPattern(base)) base = dirname(base)
  return [...new Set([...(isPattern(entry) ? [base] : []), ...files.map(file => dirname(file))])]
}
