/** A secret stands in the configuration (`password`), in a file (`passwordFile`) or in an environment variable
 *  (`passwordEnv`): exactly one of them. No error ever shows a secret. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

export type SecretKeys = {
  readonly password?: string | undefined
  readonly passwordFile?: string | undefined
  readonly passwordEnv?: string | undefined
}
export type Environment = { readonly [name: string]: string | undefined }
/** `key` is the key that is wrong. */
export type Secret =
  | { readonly ok: true; readonly value: string; readonly file?: string }
  | { readonly ok: false; readonly key: keyof SecretKeys; readonly text: string }

const maxSecretBytes = 64 * 1024

/** @returns undefined when none of the keys is there. `file` is relative to `folder` and comes back absolute. */
export async function readSecret(
  keys: SecretKeys,
  folder: string,
  env: Environment,
): Promise<Secret | undefined> {
  const given = (['password', 'passwordFile', 'passwordEnv'] as const).filter(key => keys[key] !== undefined)
  const [first, second] = given
  if (!first) return undefined
  if (second) return { ok: false, key: second, text: `stands beside ${first}: keep one of them` }
  const written = keys[first] ?? ''
  if (first === 'passwordFile') return readSecretFile(resolve(folder, written))
  if (first === 'passwordEnv') {
    const value = env[written]
    if (value) return { ok: true, value: withoutNewline(value) }
    const what = value === undefined ? 'is not set' : 'is empty'
    return { ok: false, key: first, text: `environment variable ${written} ${what}: set it to the password` }
  }
  if (written) return { ok: true, value: written }
  return { ok: false, key: first, text: 'is empty: give the password, or passwordFile, or passwordEnv' }
}

async function readSecretFile(file: string): Promise<Secret> {
  const key = 'passwordFile'
  try {
    const bytes = await readFile(file)
    if (bytes.length > maxSecretBytes)
      return {
        ok: false,
        key,
        text: `${file} is ${bytes.length} bytes long: expected a file that holds one password`,
      }
    const value = withoutNewline(bytes.toString('utf8'))
    if (value) return { ok: true, value, file }
    return { ok: false, key, text: `${file} is empty: expected a file that holds the password` }
  } catch (error) {
    return {
      ok: false,
      key,
      text: `${file} cannot be read (${reasonOf(error)}): expected a file that holds the password`,
    }
  }
}

/** Editors and `echo` end a file with a newline that belongs to no password. */
function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, '')
}

/** What the system says about a file, in words. */
export function reasonOf(error: unknown): string {
  const { code, message } = Object(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'it does not exist'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission'
  if (code === 'EISDIR') return 'it is a folder'
  return String(message ?? error)
}
