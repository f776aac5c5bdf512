/** What comes in pages, up to a limit; whoever shows it is told whether there was more. */
export type Page<T> = { readonly rows: readonly T[]; readonly nextCursor?: string | undefined }
export type Collected<T> = {
  readonly rows: readonly T[]
  /** What was looked through; more than `rows` when not all of it fitted. */
  readonly looked: number
  readonly more: boolean
}

/** A selection that nothing fits must not read the whole store through a browser. */
const mostPages = 40

/** @param read one page after the cursor, of at most so many rows @param fits rows to keep */
export async function collectPages<T>(
  limit: number,
  pageSize: number,
  read: (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<T>>,
  fits: (row: T) => boolean,
): Promise<Collected<T>> {
  const rows: T[] = []
  let looked = 0
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const found = await read({
      limit: Math.min(pageSize, limit),
      ...(cursor !== undefined && { cursor }),
    })
    looked += found.rows.length
    const fitting = found.rows.filter(fits)
    const isCut = fitting.length > limit - rows.length
    rows.push(...fitting.slice(0, limit - rows.length))
    cursor = found.nextCursor
    if (cursor === undefined) return { rows, looked, more: isCut }
    if (rows.length >= limit) return { rows, looked, more: true }
  }
  return { rows, looked, more: true }
}
