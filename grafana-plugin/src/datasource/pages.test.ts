import { collectPages } from './pages.ts'

/** Numbers from 0 on, a page at a time. */
const numbersBelow = (end: number) => {
  const sizes: number[] = []
  const read = async ({ limit, cursor = '0' }: { limit: number; cursor?: string }) => {
    sizes.push(limit)
    const from = Number(cursor)
    const to = Math.min(from + limit, end)
    const rows = Array.from({ length: to - from }, (_, at) => from + at)
    return { rows, ...(to < end && { nextCursor: String(to) }) }
  }
  return { read, sizes }
}
const even = (row: number) => row % 2 === 0
const any = () => true

test.each([
  ['all of one page', 5, 100, 10, any, [0, 1, 2, 3, 4], 5, false],
  ['all of several pages', 5, 100, 2, any, [0, 1, 2, 3, 4], 5, false],
  ['exactly the limit, and nothing behind it', 4, 4, 2, any, [0, 1, 2, 3], 4, false],
  ['the limit, and more behind it', 5, 4, 2, any, [0, 1, 2, 3], 4, true],
  ['a limit within a page', 10, 3, 2, any, [0, 1, 2], 4, true],
  ['rows that fit', 10, 3, 2, even, [0, 2, 4], 6, true],
  ['nothing', 0, 3, 2, any, [], 0, false],
])('%s', async (_name, end, limit, size, fits, rows, looked, more) => {
  expect(await collectPages(limit, size, numbersBelow(end).read, fits)).toEqual({ rows, looked, more })
})

test('a selection that nothing fits ends, and says that there was more', async () => {
  const { read, sizes } = numbersBelow(1_000_000)
  expect(await collectPages(10, 100, read, () => false)).toMatchObject({ rows: [], more: true })
  expect(sizes.length).toBe(40)
})
