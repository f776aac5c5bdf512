/** Checks of files as they are written there. They are kept nowhere: whoever wants to see one has its file read again,
 *  as it stands now. */
import { type ConfigFile, readConfigFile } from './check-files.ts'
import { type FileKind, idOf, type Listed, listChecks } from './check-list.ts'

/** A file of the configuration, and which of its checks came from it. */
export type CheckSource = {
  /** Absolute path. */
  readonly file: string
  readonly kind: FileKind
  /** Position of its first check in the configuration. */
  readonly first: number
}

export type WrittenCheck = {
  /** `checks/nas.yml:12` */
  readonly place: string
  /** Undefined when it is not in its file any more. */
  readonly yaml?: unknown
}

type Written = {
  readonly checks: readonly { readonly id: string }[]
  readonly checkSources: readonly CheckSource[]
}

/** @returns undefined when the configuration has no such check */
export async function findFileCheck(
  { checks, checkSources }: Written,
  checkId: string,
): Promise<WrittenCheck | undefined> {
  const position = checks.findIndex(({ id }) => id === checkId)
  const source = checkSources.findLast(({ first }) => first <= position)
  if (position < 0 || !source) return undefined
  const file = await readAgain(source)
  if (!file) return { place: source.file }
  const listed = listOf(file, source)
  const isIt = ({ yaml }: Listed) => idOf(yaml) === checkId
  const there = [listed[position - source.first]].find(one => one && isIt(one)) ?? listed.find(isIt)
  if (!there) return { place: file.shown }
  return { place: `${file.shown}:${file.source.find(there.path).line}`, yaml: there.yaml }
}

/** All of them, in the order of the configuration, as far as they are in their files still. */
export async function listFileChecks({ checks, checkSources }: Written): Promise<readonly unknown[]> {
  const known = new Set(checks.map(({ id }) => id))
  const found: unknown[] = []
  for (const source of checkSources) {
    const file = await readAgain(source)
    if (!file) continue
    for (const { yaml } of listOf(file, source)) if (known.has(idOf(yaml) ?? '')) found.push(yaml)
  }
  return found
}

function listOf({ source }: ConfigFile, { kind }: CheckSource): readonly Listed[] {
  return listChecks(source.value, kind, () => {})
}

/** A file that was taken away or spoilt since is told when the configuration is read the next time. */
async function readAgain({ file }: CheckSource): Promise<ConfigFile | undefined> {
  try {
    return await readConfigFile(file, process.cwd())
  } catch {
    return undefined
  }
}
