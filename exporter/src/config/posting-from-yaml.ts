/** `posting:` of lastgood.yml. */
import { hookFormats } from '../core/message.ts'
import type { SettingsYaml } from './schema.ts'
import { attempt, type SettingsContext } from './settings-context.ts'
import { parseSize } from './size.ts'

export type PostingConfig = {
  readonly softLimitBytes: number
  readonly hardLimitBytes: number
  readonly pings: boolean
  readonly confirmSns: boolean
  /** By hook: paths into its JSON. `figure:NAME` is where a number stands, `value:WORD` what a status word means. */
  readonly hooks: Readonly<Record<string, Readonly<Record<string, string>>>>
}

type PostingYaml = NonNullable<SettingsYaml['posting']>
type HookYaml = NonNullable<PostingYaml['hooks']>[string]

const mb = 1024 * 1024
const leastBytes = 1024
/** A text of more than 512 MB cannot be held at all. */
const mostBytes = 256 * mb
const builtIn: readonly string[] = hookFormats
const hookName = /^[a-z0-9][a-z0-9-]{0,39}$/

export function toPosting(yaml: PostingYaml = {}, context: SettingsContext): PostingConfig {
  const softLimitBytes = readLimit('softLimit', yaml.softLimit, mb, context)
  const hardLimitBytes = readLimit('hardLimit', yaml.hardLimit, 32 * mb, context)
  if (softLimitBytes > hardLimitBytes)
    context.report({
      path: ['posting', yaml.softLimit === undefined ? 'hardLimit' : 'softLimit'],
      text: `softLimit (${softLimitBytes} bytes) is above hardLimit (${hardLimitBytes} bytes): lower it, or raise hardLimit`,
    })
  return {
    softLimitBytes,
    hardLimitBytes,
    pings: yaml.pings ?? true,
    confirmSns: yaml.confirmSns ?? true,
    hooks: Object.fromEntries(
      Object.entries(yaml.hooks ?? {}).map(([name, hook]) => [name, toPaths(name, hook, context)]),
    ),
  }
}

function readLimit(
  key: 'softLimit' | 'hardLimit',
  written: string | number | undefined,
  byDefault: number,
  { report }: SettingsContext,
): number {
  const path = ['posting', key]
  const bytes = attempt(() => parseSize(written ?? byDefault), byDefault, path, report)
  if (bytes >= leastBytes && bytes <= mostBytes) return bytes
  report({ path, text: `${JSON.stringify(written)} is out of range: write "1 KB" to "256 MB"` })
  return byDefault
}

function toPaths(name: string, hook: HookYaml, { report }: SettingsContext): Record<string, string> {
  const where = ['posting', 'hooks', name]
  if (builtIn.includes(name))
    report({ path: where, text: `is the name of a webhook that is built in: choose another one`, at: 'key' })
  else if (!hookName.test(name))
    report({
      path: where,
      text: 'is no name for an address: write up to 40 small letters, digits and hyphens',
      at: 'key',
    })
  const { values = {}, figures = {}, ...places } = hook
  const paths: Record<string, string> = {}
  for (const [key, path] of Object.entries(places)) if (path !== undefined) paths[key] = path
  for (const [figure, path] of Object.entries(figures)) paths[`figure:${figure}`] = path
  for (const [meaning, words] of Object.entries(values))
    for (const word of words ?? []) {
      const key = `value:${word}`
      if (paths[key] !== undefined && paths[key] !== meaning)
        report({
          path: [...where, 'values', meaning],
          text: `${JSON.stringify(word)} means ${paths[key]} already: give it one meaning`,
        })
      paths[key] = meaning
    }
  return paths
}
