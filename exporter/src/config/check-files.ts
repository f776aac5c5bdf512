/** Finds and reads configuration files: the one named, and those that patterns name. */
import { glob, readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { ConfigError, type Path } from './problem.ts'
import { reasonOf } from './secrets.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

export type ConfigFile = {
  readonly file: string
  /** As problems name it: relative to the current folder where it lies below that. */
  readonly shown: string
  readonly source: YamlSource
}

const maxFiles = 20_000
const maxFileBytes = 256 * 1024 * 1024

/** @throws ConfigError that names the file and why it cannot be read. */
export async function readConfigFile(file: string, currentFolder: string, hint = ''): Promise<ConfigFile> {
  const shown = showFile(file, currentFolder)
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (cause) {
    throw new ConfigError([`${shown}: cannot be read: ${reasonOf(cause)}${hint}`], { cause })
  }
  if (bytes.length > maxFileBytes)
    throw new ConfigError([
      `${shown}: is larger than ${maxFileBytes / 1024 / 1024} MB: spread the checks over more files`,
    ])
  return { file, shown, source: await readYaml(decode(bytes, shown)) }
}

function decode(bytes: Buffer, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const line = findBadLine(bytes)
    throw new ConfigError([`${shown}:${line}:1: is no UTF-8 text: save the file as UTF-8`], { cause })
  }
}

function findBadLine(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end < 0 ? undefined : end))
    } catch {
      return line
    }
    if (end < 0) break
    start = end + 1
  }
  return line
}

function showFile(file: string, currentFolder: string): string {
  const short = relative(currentFolder, file)
  return short && short !== '..' && !short.startsWith(`..${sep}`) && !isAbsolute(short) ? short : file
}

export function isPattern(written: string): boolean {
  return /[*?[\]{}]/.test(written)
}

export type Found = {
  readonly files: readonly string[]
  /** Absolute patterns and paths, as watchConfig takes them. */
  readonly watched: readonly string[]
  readonly problems: readonly { readonly path: Path; readonly text: string }[]
  readonly warnings: readonly string[]
}

/** Files in the order of the patterns, by name inside each; a file that two patterns name is read once. */
export async function findCheckFiles(patterns: readonly string[], configFile: string): Promise<Found> {
  const folder = dirname(configFile)
  const files = new Set<string>()
  const warnings: string[] = []
  const problems: { path: Path; text: string }[] = []
  for (const [at, pattern] of patterns.entries()) {
    if (!pattern.trim()) {
      problems.push({
        path: ['checkFiles', at],
        text: 'is empty: write a path or a pattern such as checks/*.yml',
      })
      continue
    }
    if (!isPattern(pattern)) {
      const file = resolve(folder, pattern)
      const wrong = await whyNoFile(file)
      if (wrong === undefined) files.add(file)
      else problems.push({ path: ['checkFiles', at], text: `${file} ${wrong}` })
      continue
    }
    const found = await expand(pattern, folder)
    if (!found.length) warnings.push(`checkFiles: ${pattern} fits no file`)
    for (const file of found) if (file !== configFile) files.add(file)
    if (files.size > maxFiles)
      problems.push({
        path: ['checkFiles', at],
        text: `fits more than ${maxFiles} files: name fewer, larger ones`,
      })
  }
  const watched = patterns.map(pattern => resolve(folder, pattern))
  return { files: [...files].slice(0, maxFiles), watched, problems, warnings }
}

async function whyNoFile(file: string): Promise<string | undefined> {
  try {
    return (await stat(file)).isDirectory()
      ? 'is a folder: expected a file with checks, or a pattern such as checks/*.yml'
      : undefined
  } catch (error) {
    return `cannot be read (${reasonOf(error)}): expected a file with checks, or a pattern`
  }
}

/** Absolute paths of files, sorted by name. What is hidden is left out, as in a shell, and so are folders. */
export async function expand(pattern: string, folder: string): Promise<readonly string[]> {
  const found = new Set<string>()
  for await (const entry of glob(pattern, { cwd: folder, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    found.add(resolve(entry.parentPath, entry.name))
    if (found.size > maxFiles) break
  }
  return [...found].sort()
}
