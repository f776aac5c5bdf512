/** A secret stands in the configuration (`password`), in a file (`passwordFile`) or in an environment variable
 *  (`passwordEnv`): exactly one of them. No error ever shows a secret. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

type SecretWord = 'password' | 'token'
type SecretKey = SecretWord | `${SecretWord}File` | `${SecretWord}Env`
export type TokenKeys = {
  readonly token?: string | undefined
  readonly tokenFile?: string | undefined
  readonly tokenEnv?: string | undefined
}
export type SecretKeys = {
  readonly password?: string | undefined
  readonly passwordFile?: string | undefined
  readonly passwordEnv?: string | undefined
}
export type Environment = { readonly [name: string]: string | undefined }
/** `key` is the key that is wrong. */
export type Secret =
  | { readonly ok: true; readonly value: string; readonly file?: string }
  | { readonly ok: false; readonly key: SecretKey; readonly text: string }

const maxSecretBytes = 64 * 1024

/** @returns undefined when none of the keys is there. `file` is relative to `folder` and comes back absolute. */
export async function readSecret(
  keys: SecretKeys & TokenKeys,
  folder: string,
  env: Environment,
  word: SecretWord = 'password',
): Promise<Secret | undefined> {
  const given = ([word, `${word}File`, `${word}Env`] as const).filter(key => keys[key] !== undefined)
  const [first, second] = given
  if (!first) return undefined
  if (second) return { ok: false, key: second, text: `stands beside ${first}: keep one of them` }
  const written = keys[first] ?? ''
  if (first === `${word}File`) return readSecretFile(resolve(folder, written), word)
  if (first === `${word}Env`) {
    const value = Object.hasOwn(env, written) ? env[written] : undefined
    if (value) return { ok: true, value: withoutNewline(value) }
    const what = value === undefined ? 'is not set' : 'is empty'
    return { ok: false, key: first, text: `environment variable ${written} ${what}: set it to the ${word}` }
  }
  if (written) return { ok: true, value: written }
  return { ok: false, key: first, text: `is empty: give the ${word}, or ${word}File, or ${word}Env` }
}

async function readSecretFile(file: string, word: SecretWord): Promise<Secret> {
  const key = `${word}File` as const
  try {
    const bytes = await readFile(file)
    if (bytes.length > maxSecretBytes)
      return {
        ok: false,
        key,
        text: `${file} is ${bytes.length} bytes long: expected a file that holds one ${word}`,
      }
    const value = withoutNewline(bytes.toString('utf8'))
    if (value) return { ok: true, value, file }
    return { ok: false, key, text: `${file} is empty: expected a file that holds the ${word}` }
  } catch (error) {
    return {
      ok: false,
      key,
      text: `${file} cannot be read (${reasonOf(error)}): expected a file that holds the ${word}`,
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
