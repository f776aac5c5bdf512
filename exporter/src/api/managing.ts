/** What the HTTP face asks of the service in order to manage it. Who asks is told with every change. */
import type { Preferences } from '../core/preferences.ts'
import type { Job, Note, Pause, Target } from '../core/registry.ts'
import type { GhostJson, InstallationJson, RemovedJson } from './contract.ts'

type NewNote = Pick<Note, 'target' | 'text' | 'author' | 'expiresAtMs' | 'untilGood'>
export type NoteChange = Pick<Note, 'text' | 'expiresAtMs' | 'untilGood'>
type NewPause = Omit<Pause, 'sinceMs'>

/** `null` goes back to what holds without it. */
export type PreferencesChange = { readonly [key in keyof Preferences]?: Preferences[key] | null }

export type Managing = {
  installations(): Promise<readonly InstallationJson[]>
  installation(id: string): Promise<InstallationJson | undefined>
  job(checkId: string): Promise<Job | undefined>
  /** @returns false when there is no such thing */
  setMonitored(kind: 'installation' | 'job', id: string, monitored: boolean, who: string): Promise<boolean>
  /** Those that hold. */
  pauses(): Promise<readonly Pause[]>
  /** @returns undefined when nothing is there to pause */
  pause(pause: NewPause): Promise<Pause | undefined>
  /** @returns false when it is not paused */
  resume(target: Target, who: string): Promise<boolean>
  /** By id. @param with `all` also those that have ended */
  notes(filter: { readonly target?: Target; readonly all?: true }): Promise<readonly Note[]>
  /** @returns undefined when there is no such target */
  addNote(note: NewNote): Promise<Note | undefined>
  changeNote(id: number, change: (before: Note) => NoteChange, who: string): Promise<Note | undefined>
  deleteNote(id: number, who: string): Promise<boolean>
  setNextRun(checkId: string, atMs: number, who: string): Promise<'set' | 'not there' | 'not expected'>
  /** @returns false when there is no such report; a missed slot is none */
  deleteReport(activityId: number, who: string): Promise<boolean>
  /** What there is much of is deleted in the background. @returns undefined when there is no such target */
  remove(target: Target, who: string): Promise<RemovedJson | undefined>
  ghosts(slots: number): readonly GhostJson[]
  preferences(): Promise<Preferences>
  /** All or none. @throws Refusal naming the one that does not fit */
  setPreferences(change: PreferencesChange, who: string): Promise<Preferences>
}
