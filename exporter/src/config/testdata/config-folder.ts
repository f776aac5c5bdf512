/** A folder with configuration files for one test, and what readConfig makes of it. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import type { Flags } from '../environment.ts'
import type { Environment } from '../secrets.ts'

type Files = { readonly [name: string]: string }
type Given = { readonly files?: Files; readonly flags?: Flags; readonly env?: Environment }

export type ConfigFolder = AsyncDisposable & {
  readonly path: string
  write(files: Files): Promise<void>
  /** @param text of lastgood.yml */
  read(text: string, given?: Given): Promise<Config>
  /** Problems, without the folder in front of them; none when the configuration is good. */
  problemsOf(text: string, given?: Given): Promise<string[]>
}

export async function makeConfigFolder(): Promise<ConfigFolder> {
  const path = await mkdtemp(join(tmpdir(), 'lastgood-config-'))
  async function write(files: Files) {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true })
      await writeFile(join(path, name), text)
    }
  }
  async function read(text: string, { files = {}, flags = {}, env = {} }: Given = {}) {
    await write({ 'lastgood.yml': text, ...files })
    return readConfig({ file: join(path, 'lastgood.yml'), flags, env })
  }
  return {
    path,
    write,
    read,
    problemsOf: (text, given) =>
      read(text, given).then(
        () => [],
        (error: unknown) => {
          if (!(error instanceof Error) || error.name !== 'ConfigError') throw error
          return error.message.replaceAll(`${path}/`, '').split('\n')
        },
      ),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

/** Name, text and expected problem of each case in a file beside this one. */
export async function readCases(name: string): Promise<[string, string, string][]> {
  const text = await readFile(new URL(name, import.meta.url), 'utf8')
  return text
    .split(/\n\n(?=# )/)
    .slice(1)
    .map(written => {
      const [, title = '', yaml = '', problem = ''] = /^# (.*)\n([\s\S]*)\n=> (.*)\s*$/.exec(written) ?? []
      return [title, yaml.replaceAll('<TAB>', '\t'), problem]
    })
}
