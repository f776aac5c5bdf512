/** Flags of the command line and LASTGOOD_* variables. A flag beats the variable, the variable beats the file.
 *  Paths in both are relative to the current folder; paths in the file are relative to the file. */
import { resolve } from 'node:path'
import { findNearest } from './near-miss.ts'
import type { Environment } from './secrets.ts'

/** As given on the command line; absent when not given. */
export type Flags = {
  readonly config?: string | undefined
  readonly data?: string | undefined
  readonly http?: string | undefined
  readonly smtp?: string | undefined
  readonly logLevel?: string | undefined
}
/** `from` names the flag or variable, for errors. */
type Override = { readonly value: string; readonly from: string }
export type Overrides = { readonly [key in keyof Flags]?: Override }

const prefix = 'LASTGOOD_'
const variables = {
  config: 'LASTGOOD_CONFIG',
  data: 'LASTGOOD_DATA',
  http: 'LASTGOOD_HTTP',
  smtp: 'LASTGOOD_SMTP',
  logLevel: 'LASTGOOD_LOG_LEVEL',
} as const
const names = {
  config: '--config',
  data: '--data',
  http: '--http',
  smtp: '--smtp',
  logLevel: '--log-level',
} as const
const keys = ['config', 'data', 'http', 'smtp', 'logLevel'] as const

/** A variable that is set but empty counts as not set, as in compose files with `${NAME:-}`. */
export function readOverrides(flags: Flags, env: Environment): Overrides {
  const found: { -readonly [key in keyof Flags]?: Override } = {}
  for (const key of keys) {
    const flag = flags[key]
    const variable = env[variables[key]]
    if (flag !== undefined) found[key] = { value: flag, from: names[key] }
    else if (variable) found[key] = { value: variable, from: variables[key] }
  }
  return found
}

/** Variables that look like a misspelled one of ours. */
export function misspelledVariables(env: Environment): readonly string[] {
  const known: readonly string[] = Object.values(variables)
  const ends = known.map(name => name.slice(prefix.length))
  return Object.keys(env)
    .filter(name => name.startsWith(prefix) && !known.includes(name))
    .flatMap(name => {
      const near = findNearest(name.slice(prefix.length), ends)
      return near ? [`environment: ${name} is no variable of Lastgood: did you mean ${prefix}${near}?`] : []
    })
}

/** @returns absolute path of the configuration: as asked for, or lastgood.yml in the current folder. */
export function configFile(given: string | undefined, overrides: Overrides, currentFolder: string): string {
  return resolve(currentFolder, given ?? overrides.config?.value ?? 'lastgood.yml')
}
