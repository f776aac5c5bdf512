/** Jobs that left so many slots unanswered while their installation went on talking: most likely gone. */
import type { Entry } from './entry.ts'

export type Ghost = {
  readonly checkId: string
  readonly missedInARow: number
  readonly lastResultAtMs?: number
}

/** @param slots how many in a row must have been missed */
export function findGhosts(entries: Iterable<Entry>, slots: number): readonly Ghost[] {
  const lastTalk = new Map<string, number>()
  const silent: { ghost: Ghost; installationId: string; sinceMs: number }[] = []
  for (const { definition, state } of entries) {
    const installationId = definition.source?.installation
    if (installationId === undefined) continue
    lastTalk.set(installationId, Math.max(lastTalk.get(installationId) ?? 0, state.last?.atMs ?? 0))
    const missedInARow = state.missedInARow ?? 0
    if (missedInARow < slots || !state.missedSince) continue
    const ghost = {
      checkId: definition.id,
      missedInARow,
      ...(state.last && { lastResultAtMs: state.last.atMs }),
    }
    silent.push({ ghost, installationId, sinceMs: state.missedSince.overdueAtMs })
  }
  return silent
    .filter(({ installationId, sinceMs }) => (lastTalk.get(installationId) ?? 0) > sinceMs)
    .map(({ ghost }) => ghost)
}
