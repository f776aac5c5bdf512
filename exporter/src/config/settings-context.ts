/** What readers of single settings share: where the file lies, what the environment says, and where problems go. */
import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Overrides } from './environment.ts'
import { type Listen, readListen } from './listen.ts'
import type { Path, Problem } from './problem.ts'
import { type Environment, reasonOf } from './secrets.ts'

export type SettingsContext = {
  /** Folder of the configuration file, absolute. */
  readonly folder: string
  readonly env: Environment
  readonly overrides: Overrides
  readonly report: (problem: Problem) => void
  /** For what comes from a flag or a variable and has no place in the file. */
  readonly reportOverride: (from: string, text: string) => void
  readonly warn: (text: string) => void
  /** A file whose change must be noticed. */
  readonly watch: (file: string) => void
}

const listenForm = 'write HOST:PORT, such as 127.0.0.1:9780, [::1]:9780 or :9780 for every address'

/** Flag or variable, else the file, else the default. */
export function readListenSetting(
  which: 'http' | 'smtp',
  written: string | undefined,
  byDefault: Listen,
  { overrides, report, reportOverride }: SettingsContext,
): Listen {
  const override = overrides[which]
  const listen = override
    ? readListen(override.value)
    : written === undefined
      ? byDefault
      : readListen(written)
  if (listen) return listen
  const text = (value: string | undefined) =>
    `${JSON.stringify(value)} is no address to listen on: ${listenForm}`
  if (override) reportOverride(override.from, text(override.value))
  else report({ path: [which, 'listen'], text: text(written) })
  return byDefault
}

/** Absolute path of a file that must be there and readable. */
export async function existingFile(
  written: string,
  path: Path,
  { folder, report }: SettingsContext,
): Promise<string> {
  const file = resolve(folder, written)
  try {
    await access(file, constants.R_OK)
  } catch (error) {
    report({ path, text: `${file} cannot be read (${reasonOf(error)}): expected a file` })
  }
  return file
}

/** The value of a reader that throws, or the default after the problem was reported. */
export function attempt<T>(read: () => T, byDefault: T, path: Path, report: SettingsContext['report']): T {
  try {
    return read()
  } catch (error) {
    report({ path, text: error instanceof Error ? error.message : String(error) })
    return byDefault
  }
}

export function asList(written: string | readonly string[] | undefined): readonly string[] {
  return written === undefined ? [] : typeof written === 'string' ? [written] : written
}

const address = /^[^\s\p{C}@<>(),;:"\\]+@[^\s\p{C}@<>(),;:"\\]+$/u

/** Own mail addresses. */
export function readAddresses(
  written: string | readonly string[] | undefined,
  path: Path,
  report: SettingsContext['report'],
): readonly string[] {
  return asList(written).filter((one, at) => {
    if (address.test(one)) return true
    const where = typeof written === 'string' ? path : [...path, at]
    report({
      path: where,
      text: `${JSON.stringify(one)} is no mail address: write it like backups@example.com`,
    })
    return false
  })
}

export function isAddress(text: string): boolean {
  return address.test(text)
}
