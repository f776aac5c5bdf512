/** What people write on the command line about managing, and what they read. */
import type { GhostJson } from '../api/contract.ts'
import { parseDuration } from '../config/duration.ts'
import { readMoment } from '../config/time-texts.ts'
import { type Note, type Target, type Transaction, targetKinds } from '../core/registry.ts'

/** `group:Office`; a plain word is a check. */
export function readTarget(written: string): Target {
  const [, kind = '', id = ''] = /^([a-z]+):(.*)$/s.exec(written) ?? []
  const known = targetKinds.find(one => one === kind)
  if (known && id !== '') return { kind: known, id }
  if (known) throw new Error(`"${written}" names no ${known}: write ${known}:ID`)
  return { kind: 'check', id: written }
}

export function showTarget({ kind, id }: Target): string {
  return `${kind} ${id}`
}

/** `2h` from now, or a moment; without an offset the zone decides. @throws Error naming the option */
export function readUntil(option: string, written: string, nowMs: number, zone: string): number {
  const moment = readMoment(written, zone)
  if (moment !== undefined) return moment
  try {
    return nowMs + parseDuration(written)
  } catch (cause) {
    throw new Error(
      `${option}: "${written}" is neither a time such as 2026-11-22T18:00 nor a duration such as "2 hours"`,
      { cause },
    )
  }
}

export function showMoment(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 16)}Z`
}

export function showNote({ id, target, text, author, createdAtMs, ...note }: Note): string {
  const ends = [
    note.expiresAtMs !== undefined && `until ${showMoment(note.expiresAtMs)}`,
    note.untilGood !== undefined && `until ${note.untilGood} more good results`,
    note.endedAtMs !== undefined && `ended ${showMoment(note.endedAtMs)}`,
  ].filter(word => word !== false)
  const about = [showTarget(target), `${author}, ${showMoment(createdAtMs)}`, ...ends].join('\t')
  return `${id}\t${about}\n  ${text.replaceAll('\n', '\n  ')}`
}

export function showGhost({ checkId, name, group, missedInARow, lastResultAtMs }: GhostJson): string {
  const last = lastResultAtMs === undefined ? 'never reported' : `last ${showMoment(lastResultAtMs)}`
  return `${checkId}\t${group}: ${name}\t${missedInARow} missed\t${last}`
}

const maxSideCharacters = 200

export function showTransaction(line: Transaction): string {
  const { atMs, who, action, subject, before, after } = line
  const side = (value: unknown) => {
    const text = JSON.stringify(value) ?? ''
    return text.length > maxSideCharacters ? `${text.slice(0, maxSideCharacters).toWellFormed()}…` : text
  }
  const change = before === undefined && after === undefined ? '' : `\t${side(before)} -> ${side(after)}`
  const at = new Date(atMs).toISOString().slice(0, 19)
  // Names come from senders: what moves the cursor of a terminal is not shown.
  return `${at}Z\t${who}\t${action}\t${subject.kind} ${subject.id}${change}`.replace(/[^\P{C}\t]/gu, '\ufffd')
}
