import { StoreBusyError } from './database.ts'
import { createTurns } from './turns.ts'

test('a failed job does not hold up the next one', async () => {
  const turns = createTurns()
  await expect(
    turns.take(async () => {
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await turns.take(async () => 2)).toBe(2)
})

test('more jobs than may wait are refused as busy, and taken again when there is room', async () => {
  const turns = createTurns(2)
  const taken = [turns.take(async () => 1), turns.take(async () => 2)]
  await expect(turns.take(async () => 3)).rejects.toThrow(StoreBusyError)
  expect(await Promise.all(taken)).toEqual([1, 2])
  await turns.close()
  await expect(turns.take(async () => 4)).rejects.toThrow('closed')
})

test('the event loop has its turn between two jobs', async () => {
  const turns = createTurns()
  let ticked = false
  setImmediate(() => {
    ticked = true
  })
  await Promise.all(Array.from({ length: 3 }, () => turns.take(async () => undefined)))
  expect(ticked).toBe(true)
})
