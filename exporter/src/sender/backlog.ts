/** Reports that wait to be sent: one file each, named so that their order is the order in which they were made.
 *  What can never be sent is moved to `rejected/`, with the reason beside it; nothing is ever dropped in silence. */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf, createPrivateFolder, messageOf, unfinished, writeDurably } from './durable-file.ts'
import { type PostedReport, parsePostedReport } from './posted-report.ts'

export type BacklogLimits = {
  /** Of what waits. */
  readonly waitingReports: number
  readonly waitingBytes: number
  /** Of what was set aside. */
  readonly rejectedReports: number
  readonly rejectedBytes: number
}
/** A report an hour for two months, or 250 large ones. */
const backlogLimits: BacklogLimits = {
  waitingReports: 1500,
  waitingBytes: 256 * 1024 * 1024,
  rejectedReports: 200,
  rejectedBytes: 64 * 1024 * 1024,
}

export type WaitingReport = { readonly body: string; readonly report: PostedReport }

export type Backlog = {
  readonly folder: string
  readonly rejectedFolder: string
  /** On disk when it returns. @returns the file's name @throws Error when it cannot be kept */
  add(body: string, nowMs: number): string
  /** Names, oldest first. */
  list(): readonly string[]
  /** @returns undefined when the file is gone @throws Error when it is no report */
  read(name: string): WaitingReport | undefined
  /** When the report was made; 0 for a file that somebody else put there. */
  madeAtMs(name: string): number
  remove(name: string): void
  /** @param words why, for the file beside it */
  setAside(name: string, words: string): void
  /** Keeps a second copy: the report itself got through, but not all of it. */
  keepCopy(name: string, words: string): void
  wasSetAside(name: string): boolean
  /** Removes what a killed sender left half written. */
  sweep(nowMs: number): void
}

const extension = '.json'
const wordsExtension = '.txt'
const sweepAfterMs = 3_600_000
const namePattern = /^(\d{15})-[0-9a-f]+\.json$/

/** @param tell hears what is set aside or given up for want of room @throws Error when the folder cannot be used */
export function openBacklog(options: {
  readonly folder: string
  readonly limits?: BacklogLimits
  readonly tell: (text: string) => void
}): Backlog {
  const { folder, limits = backlogLimits, tell } = options
  const waitingFolder = join(folder, 'waiting')
  const rejectedFolder = join(folder, 'rejected')
  createPrivateFolder(waitingFolder)
  createPrivateFolder(rejectedFolder)

  const list = () => namesIn(waitingFolder)

  function setAside(name: string, words: string): void {
    // The words first: a crash between the two leaves the report where it was.
    writeDurably(rejectedFolder, `${name}${wordsExtension}`, `${words}\n`)
    moveIfThere(join(waitingFolder, name), join(rejectedFolder, name))
    keepRejectedWithin(rejectedFolder, limits, tell)
  }

  function keepWaitingWithin(): void {
    const names = list()
    const sizes = names.map(name => sizeOf(join(waitingFolder, name)))
    let bytes = sizes.reduce((sum, size) => sum + size, 0)
    let reports = names.length
    for (const [at, name] of names.slice(0, -1).entries()) {
      if (reports <= limits.waitingReports && bytes <= limits.waitingBytes) return
      const words = `the backlog was full (at most ${limits.waitingReports} reports and ${limits.waitingBytes} bytes)`
      tell(`${join(waitingFolder, name)}: set aside, NOT sent: ${words}`)
      setAside(name, words)
      reports--
      bytes -= sizes[at] ?? 0
    }
  }

  return {
    folder,
    rejectedFolder,
    list,
    setAside,
    add(body, nowMs) {
      const lastMs = Math.max(0, ...list().map(madeAtMs))
      // A clock that was set back must not put this report before those that wait already.
      const stamp = String(Math.max(nowMs, lastMs + 1)).padStart(15, '0')
      const name = `${stamp}-${randomBytes(4).toString('hex')}${extension}`
      writeDurably(waitingFolder, name, body)
      keepWaitingWithin()
      return name
    },
    read(name) {
      let body: string
      try {
        body = readFileSync(join(waitingFolder, name), 'utf8')
      } catch (cause) {
        if (codeOf(cause) === 'ENOENT') return undefined
        throw new Error(`it cannot be read: ${messageOf(cause)}`, { cause })
      }
      return { body, report: parsePostedReport(body) }
    },
    madeAtMs,
    remove: name => rmSync(join(waitingFolder, name), { force: true }),
    keepCopy(name, words) {
      const copy = `${name.slice(0, -extension.length)}.full${extension}`
      writeDurably(rejectedFolder, `${copy}${wordsExtension}`, `${words}\n`)
      writeDurably(rejectedFolder, copy, readFileSync(join(waitingFolder, name), 'utf8'))
      keepRejectedWithin(rejectedFolder, limits, tell)
    },
    wasSetAside: name => existsSync(join(rejectedFolder, name)),
    sweep(nowMs) {
      for (const parent of [waitingFolder, rejectedFolder])
        for (const name of readdirSync(parent).filter(one => one.endsWith(unfinished))) {
          const path = join(parent, name)
          const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: nowMs }
          if (nowMs - mtimeMs > sweepAfterMs) rmSync(path, { force: true })
        }
    },
  }
}

function madeAtMs(name: string): number {
  return Number(namePattern.exec(name)?.[1] ?? 0)
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith(extension) && !name.startsWith('.'))
    .sort()
}

function keepRejectedWithin(folder: string, limits: BacklogLimits, tell: (text: string) => void): void {
  const names = namesIn(folder)
  let reports = names.length
  let bytes = names.reduce((sum, name) => sum + sizeOf(join(folder, name)), 0)
  for (const name of names.slice(0, -1)) {
    if (reports <= limits.rejectedReports && bytes <= limits.rejectedBytes) return
    const path = join(folder, name)
    tell(
      `${path}: deleted, since more than ${limits.rejectedReports} reports or ${limits.rejectedBytes} bytes were set aside`,
    )
    reports--
    bytes -= sizeOf(path)
    rmSync(path, { force: true, recursive: true })
    rmSync(`${path}${wordsExtension}`, { force: true })
  }
}

/** Another sender may have sent the report and removed it in the meantime. */
function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (cause) {
    if (codeOf(cause) !== 'ENOENT') throw cause
    rmSync(`${to}${wordsExtension}`, { force: true })
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
